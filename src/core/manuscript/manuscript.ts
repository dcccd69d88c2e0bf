import type { Ignore } from '../ignores.ts'
import type { Span } from '../types.ts'
import { type Traced, verbatim } from './traced.ts'

/**
 * What the writer of a file says in it: `text` is read, every span of a review stands in `source`.
 * U+FFFC in `text` is a word's place that holds no word of theirs (code, an address, a picture).
 */
export interface Manuscript extends Traced {
  /** The two marks of each emphasis, as places in the source. */
  readonly marks: readonly (readonly [open: Span, close: Span])[]
  /** Stretches of the source that hold words in another writing (base64, HTML): no edit can be put in there. */
  readonly encoded: readonly Span[]
  /** What its ignore comments say; they cover stretches of `text`. */
  readonly ignores: readonly Ignore[]
  /** For each of `ignores`, the place of its comment in the source. */
  readonly comments: readonly Span[]
  /** Comments that look like ignore comments but say nothing known. */
  readonly strange: readonly StrangeComment[]
}

/** An ignore comment with an action that there is none of; its place in the source. */
export interface StrangeComment extends Span {
  readonly action: string
  /** The actions there are. */
  readonly known: readonly string[]
}

export function manuscriptOf(traced: Traced, rest: Partial<Omit<Manuscript, keyof Traced>> = {}): Manuscript {
  return { ...traced, marks: [], encoded: [], ignores: [], comments: [], strange: [], ...rest }
}

/** A draft all of which is the writer's. */
export const asItStands = (source: string): Manuscript => manuscriptOf(verbatim(source))
