import { relative, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { known } from '../core/known.ts'

/** The only door to ignore. */
const compiled = new Map<readonly string[], Ignore>()

/** Whether a file is one that `patterns`, written as in .gitignore, name in just its case; `file` and `base` are absolute. */
export function matches(patterns: readonly string[], file: string, base: string): boolean {
  const path = relative(base, file).split(sep).join('/')
  if (patterns.length === 0 || !ignore.isPathValid(path)) return false
  return known(compiled, patterns, () => ignore({ ignoreCase: false }).add([...patterns])).ignores(path)
}

/**
 * What an ignore file says of a path from its folder, with a slash at the end for a folder: true to leave it out, false
 * to look at it all the same, undefined for nothing. Capital and small letters are told apart, unless `ignoreCase`.
 */
export type IgnoreFile = (path: string) => boolean | undefined

export function ignoreFile(text: string, ignoreCase = false): IgnoreFile {
  const lines = ignore({ ignoreCase }).add(text.replace(/^\ufeff/, ''))
  return (path) => {
    const { ignored, unignored } = lines.test(path)
    return ignored || unignored ? ignored : undefined
  }
}
