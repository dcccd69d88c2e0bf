/**
 * invite-coach as a library.
 *
 * ```ts
 * import { loadRules, open, review } from 'invite-coach'
 *
 * const { findings } = review("If you don't listen to this, I'll be angry.")
 * const own = loadRules({ folders: ['./my-rules'] })
 * review(letter, { rules: own, ask: 'come to the class with me' })
 *
 * const { manuscript } = await open(mail, { name: 'mail.eml' })
 * review(manuscript)
 * ```
 *
 * Nothing here reads or writes a draft anywhere: text in, plain data out. Offsets are UTF-16, 0-based, end exclusive.
 */
import { resolve } from 'node:path'
import { builtinEngine } from './cli/builtin.ts'
import { ownRules } from './cli/own-rules.ts'
import type { Engine } from './core/engine/engine.ts'
import type { Manuscript } from './core/manuscript/manuscript.ts'
import { reviewManuscript } from './core/manuscript/review.ts'
import { type ReviewOptions, review as reviewWith } from './core/review.ts'
import type { Review } from './core/types.ts'

export type { Ignore } from './core/ignores.ts'
export type { Manuscript } from './core/manuscript/manuscript.ts'
export type { ReviewOptions } from './core/review.ts'
export type {
  Danger,
  Finding,
  Notice,
  Pattern,
  Quote,
  Review,
  SafetyKind,
  SafetyMark,
  Severity,
  Shift,
  Span,
  Strength,
  Suggestion,
  SuggestionKind,
} from './core/types.ts'
export { DANGERS, PATTERNS, SAFETY_KINDS, SEVERITIES, SHIFT_OF, SHIFTS } from './core/types.ts'
export { NotInChat, type Opened, type OpenOptions, open } from './formats/open.ts'
export { formatProblem, type Problem, RuleError } from './rules/problem.ts'

/** Loaded rules, ready for any number of reviews. */
export type Rules = Engine

export interface LoadOptions {
  /** Folders of your own rules, laid out as the built-in `rules` are; a file with the same path replaces the built-in one. */
  readonly folders?: readonly string[]
}

let builtin: Rules | undefined

/**
 * Loads the built-in rules, with yours over them; what tells danger can be added to, not taken away from. Throws a
 * RuleError that holds every problem of every file.
 */
export function loadRules(options: LoadOptions = {}): Rules {
  if (options.folders?.length) return ownRules(options.folders.map((folder) => resolve(folder))).engine
  builtin ??= builtinEngine()
  return builtin
}

/**
 * Reviews one draft with the built-in rules, or with `rules`; or a manuscript, what `open` found the writer of a file to
 * say, with spans in the file. Pure: the same draft gives the same review.
 */
export function review(
  draft: string | Manuscript,
  options: ReviewOptions & { readonly rules?: Rules } = {},
): Review {
  const { rules = loadRules(), ...rest } = options
  return typeof draft === 'string' ? reviewWith(rules, draft, rest) : reviewManuscript(rules, draft, rest)
}
