import { relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { known } from '../core/known.ts'

/** The only door to ignore. */
const compiled = new Map<readonly string[], Ignore>()

/** Whether a file is one that `patterns`, written as in .gitignore, name; `file` and `base` are absolute. */
export function matches(patterns: readonly string[], file: string, base: string): boolean {
  const path = relative(base, file).split(sep).join('/')
  if (patterns.length === 0 || !ignore.isPathValid(path)) return false
  return known(compiled, patterns, () => ignore().add([...patterns])).ignores(path)
}
