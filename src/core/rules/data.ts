/**
 * Rules as plain checked data: what the YAML files say, with their place in the tree made explicit.
 * Built-in rules ship in this form, so that no YAML is parsed at start.
 */
import type { Pattern, SafetyKind, Severity, Shift } from '../types.ts'
import type { LexiconData } from '../text/lexicon.ts'

/** Where a condition must hold, relative to a hit. */
export const SCOPES = ['hit', 'onto', 'lead', 'sentence', 'before', 'after', 'near', 'draft'] as const
/**
 * `hit` overlaps it · `onto` leads straight into it (at most three words and no break between) · `lead` starts before it in its sentence · `sentence` anywhere in its sentences ·
 * `before` / `after` in the two sentences on that side · `near` in its sentences or those · `draft` anywhere.
 */
export type Scope = (typeof SCOPES)[number]

/** Match strings by scope; one match is enough. */
export type Conditions = Readonly<Partial<Record<Scope, readonly string[]>>>

export interface InvalidExample {
  readonly text: string
  readonly ask?: string
  readonly becomes?: string
}

export interface Examples {
  readonly invalid: readonly InvalidExample[]
  readonly valid: readonly string[]
}

interface RuleBase {
  /** `<folder>/<name>`, from the file's path. */
  readonly id: string
  readonly match: readonly string[]
  readonly unless: Conditions
  /** Each given scope must hold. */
  readonly context: Conditions
  readonly span: SpanRule
  readonly examples: Examples
}

/** What a hit covers: just the match, its clause, or its sentences. */
export const SPAN_RULES = ['match', 'clause', 'sentence'] as const
export type SpanRule = (typeof SPAN_RULES)[number]

export interface PatternRule extends RuleBase {
  readonly pattern: Pattern
  readonly severity: Severity
  readonly message: string
  readonly note: string
  /** Names of the shared vetoes that do not hold for this rule. */
  readonly despite: readonly string[]
}

export interface SafetyRule extends RuleBase {
  /** `notice` is an ambiguous sign: a quiet line and no more. */
  readonly kind: SafetyKind | 'notice'
  readonly message: string
}

export interface StrengthRule extends RuleBase {
  readonly shift: Shift
}

/** A reason why a hit of any rule does not count, written once. */
export interface Veto {
  readonly name: string
  readonly scope: Scope
  readonly match: readonly string[]
  /** Match strings that keep the hit all the same. */
  readonly unless: readonly string[]
}

/** Everything the engine runs on. */
export interface RuleSet {
  readonly lexicon: LexiconData
  readonly phrases: Readonly<Record<string, readonly string[]>>
  /** Root -> its forms, for every `{root}` used anywhere. */
  readonly forms: Readonly<Record<string, readonly string[]>>
  readonly patterns: readonly PatternRule[]
  readonly safety: readonly SafetyRule[]
  readonly strengths: readonly StrengthRule[]
  readonly vetoes: readonly Veto[]
}
