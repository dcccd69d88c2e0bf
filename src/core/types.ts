/** The data that flows through a review. Every offset is UTF-16, 0-based, end exclusive. */

/** The six ways of pushing that the article names. */
export const PATTERNS = [
  'threat',
  'guilt-trip',
  'comparison',
  'character-assassination',
  'assumption',
  'judgement',
] as const
export type Pattern = (typeof PATTERNS)[number]

export const SHIFTS = ['request', 'agreement', 'shared-values', 'admiration', 'curiosity'] as const
export type Shift = (typeof SHIFTS)[number]

/** The shift that the article sets beside each pattern. */
export const SHIFT_OF: Readonly<Record<Pattern, Shift>> = {
  threat: 'request',
  'guilt-trip': 'agreement',
  comparison: 'request',
  'character-assassination': 'shared-values',
  assumption: 'admiration',
  judgement: 'curiosity',
}

/** Weakest first: `--fail-on` compares by position. */
export const SEVERITIES = ['note', 'warning', 'error'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Kinds that hold the whole draft back: nothing is coached or reworded. Strongest first. */
export const DANGERS = ['violence', 'self-harm', 'abuse-disclosure', 'coercion', 'control'] as const
export type Danger = (typeof DANGERS)[number]

export const SAFETY_KINDS = [...DANGERS, 'boundary', 'no-contact'] as const
export type SafetyKind = (typeof SAFETY_KINDS)[number]

export interface Span {
  readonly start: number
  readonly end: number
}

export const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/** A stretch of a draft with its text: `text.slice(start, end) === quote`. */
export interface Quote extends Span {
  readonly quote: string
}

/** What a match captured, by slot name. */
export type Captures = Readonly<Record<string, Quote>>

/** A quote that the file writes otherwise than it reads (encoded, or with markup in it). */
interface Written extends Quote {
  /** The quote as it reads; left out where it is written just so. */
  readonly words?: string
}

/** A rule that matched at a place. */
export interface Hit extends Quote {
  readonly ruleId: string
  readonly captures: Captures
}

export type SuggestionKind = 'shift' | 'smallest' | 'question'

/** A whole replacement for `[start, end)`; `text` may hold `[blanks]` for the writer to fill. */
export interface Suggestion extends Span {
  readonly kind: SuggestionKind
  readonly shift: Shift
  readonly text: string
}

export interface Finding extends Written {
  readonly ruleId: string
  readonly pattern: Pattern
  readonly shift: Shift
  readonly severity: Severity
  /** What the writer asks for, in base form ("come to the workshop with me"); null where none was found. */
  readonly ask: string | null
  readonly message: string
  readonly note: string
  readonly suggestions: readonly Suggestion[]
  /** The place is encoded in its file (quoted-printable, base64, HTML, XML): suggestions can't be put in as they are. */
  readonly encoded?: true
}

/** A sign of danger, or a limit that is kept. `rewrite` tells whether the rest of the draft may be coached. */
export interface SafetyMark extends Written {
  readonly kind: SafetyKind
  readonly rewrite: boolean
}

/** One quiet line about an ambiguous sign. */
export interface Notice extends Span {
  readonly message: string
}

/** Something the draft already does well, with the shift it belongs to. */
export interface Strength extends Written {
  readonly shift: Shift
}

/** Everything a review says of one draft; plain data. */
export interface Review {
  readonly findings: readonly Finding[]
  readonly safety: readonly SafetyMark[]
  readonly notices: readonly Notice[]
  readonly strengths: readonly Strength[]
  /** Which of the `ignores` given kept nothing quiet, by index; left out where all did. */
  readonly unused?: readonly number[]
}

export function isDanger(kind: SafetyKind): kind is Danger {
  return (DANGERS as readonly string[]).includes(kind)
}
