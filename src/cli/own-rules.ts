import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../core/engine/compile.ts'
import { engineWith } from '../core/engine/engine.ts'
import type { Learned } from '../core/engine/learned.ts'
import type { BuiltRules, RuleSet } from '../core/rules/data.ts'
import { writeShipped } from '../core/rules/shipped.ts'
import { WORDS } from '../core/weigh/columns.ts'
import { safetyLost } from '../rules/guard.ts'
import { buildRules, NETWORK, readRuleFiles, WEIGHTS } from '../rules/load.ts'
import { RuleError } from '../rules/problem.ts'
import type { Source } from '../rules/yaml.ts'
import { builtinEngine, builtinLearned, builtinSignature, sharedOf } from './builtin.ts'
import type { LoadedRules } from './engines.ts'
import { reasonOf } from './reason.ts'

/**
 * The built-in rules with those of `folders` over them, later ones over earlier ones. Throws a RuleError with every
 * problem of every file, or for rules that would take from what tells danger.
 */
export function ownRules(folders: readonly string[]): LoadedRules {
  const own = folders.flatMap(filesIn)
  const files = new Map(
    readRuleFiles(fileURLToPath(new URL('../rules', import.meta.url)), { without: [WEIGHTS, NETWORK] }).map(
      (file) => [file.path, file],
    ),
  )
  for (const file of own) files.set(file.path, file)
  const builtin = builtinEngine().rules
  const rules = despiteWords(built([...files.values()], own, builtin), own)
  keepSafety(builtin, rules, own)
  const hash = createHash('sha256').update(builtinSignature())
  for (const { path, text } of own) hash.update(`\0${path}\0${text}`)
  const { all, ...compiled } = compile(rules, { learned: learnedBeside(own) })
  return {
    engine: engineWith(rules, compiled),
    signature: hash.digest('hex'),
    bytes: () => sharedOf(writeShipped(rules, all, compiled.names)),
  }
}

/** What the built-in rules learned, as far as it is not one's own: packing it takes as long as all else. */
function learnedBeside(own: readonly Source[]): Partial<Learned> {
  const { weights, network } = builtinLearned()
  const isOwn = (file: string) => own.some(({ path }) => path === file)
  return { ...(!isOwn(WEIGHTS) && { weights }), ...(!isOwn(NETWORK) && { network }) }
}

/** What words weigh was learned without the writer's own rules, so it has no say in them. */
function despiteWords(rules: BuiltRules, own: readonly Source[]): BuiltRules {
  const ids = new Set(own.map(({ path }) => path.replace(/\.ya?ml$/, '')))
  const despite = <Rule extends { readonly id: string; readonly despite: readonly string[] }>(rule: Rule) =>
    ids.has(rule.id) ? { ...rule, despite: [...rule.despite, WORDS] } : rule
  return { ...rules, patterns: rules.patterns.map(despite), safety: rules.safety.map(despite) }
}

function filesIn(folder: string): Source[] {
  const shownAs = relative(process.cwd(), folder)
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    const message = 'no such folder of rules; correct the path, or make the folder'
    throw new RuleError([{ path: shownAs, line: 1, column: 1, message }])
  }
  try {
    return readRuleFiles(folder, { shownAs })
  } catch (error) {
    if (error instanceof RuleError) throw error
    const { path = folder } = error as NodeJS.ErrnoException
    const message = `could not be read (${reasonOf(error)}); check its permissions`
    throw new RuleError([{ path: relative(process.cwd(), path), line: 1, column: 1, message }])
  }
}

const shownPath = ({ shownAs, path }: Source) => shownAs ?? path

/** Where a built-in file breaks, a file of one's own took away what it needs. */
function built(files: readonly Source[], own: readonly Source[], builtin: RuleSet): BuiltRules {
  try {
    return buildRules(files, builtin)
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    const mine = error.problems.filter(({ path }) => own.some((file) => shownPath(file) === path))
    const [broken] = error.problems.filter((problem) => !mine.includes(problem))
    const message = `built-in rules need what this file no longer has (${broken?.message}); give it another name, and it adds to the built-in one`
    const replaced = own.filter(({ path }) => SHARED.test(path))
    const theirs = broken
      ? replaced.map((file) => ({ path: shownPath(file), line: 1, column: 1, message }))
      : []
    throw mine.length + theirs.length > 0 ? new RuleError([...mine, ...theirs]) : error
  }
}

/** What many rules share. */
const SHARED = /^(?:phrases|language|vetoes)\//
/** The folders of rules that safety reads. */
const READ_BY_SAFETY = /^(?:safety|phrases|language)\//

function keepSafety(builtin: RuleSet, rules: RuleSet, own: readonly Source[]): void {
  const lost = safetyLost(builtin, rules)
  if (lost.length === 0) return
  const message = `signs of danger and limits are always looked for, and the rules here would change that (${lost.join(', ')}); take this file out or give it another name`
  const guilty = own.filter(({ path }) => READ_BY_SAFETY.test(path))
  throw new RuleError(guilty.map((file) => ({ path: shownPath(file), line: 1, column: 1, message })))
}
