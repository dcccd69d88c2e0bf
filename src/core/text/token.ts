import type { Span } from '../types.ts'

/** How strongly a token is set apart from the one before it; `other`: by somebody else's words. */
export const GAP = { none: 0, comma: 1, clause: 2, sentence: 3, paragraph: 4, other: 5 } as const
export type Gap = (typeof GAP)[keyof typeof GAP]

/**
 * One word as the rules see it. A contraction or a texting spelling gives several tokens that share the
 * span of the written word, so that a span built from first and last token is always true.
 */
export interface Token extends Span {
  /** Lower case, straight apostrophes, spelled out: "u" is `you`, "won't" is `will` + `not`. */
  readonly norm: string
  /** Other readings of the same word: `'s` is also `is` and `has`. */
  readonly also: readonly string[] | undefined
  /** One word that this token and the next may be instead: "ur" is `you` + `are`, or `your`. */
  readonly fused: string | undefined
  /** What stands between this token and the one before it. */
  readonly gap: Gap
  /** A filler or a name called out: a match may step over it. */
  readonly skip: boolean
  /** Written as a name is, or known as a first name: `#Name` in a match. */
  readonly name: boolean
  /** Stands for what the writer doesn't say: code, a picture, an address, a quoted mail. No edit takes it away. */
  readonly held: boolean
}
