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
  /** Stretches of the source that hold words in another writing. */
  readonly encoded: readonly Encoded[]
  /** The same words stand in the source once more (the HTML version of a mail), where they are not read. */
  readonly twin: boolean
  /** What its ignore comments say; they cover stretches of `text`. */
  readonly ignores: readonly Ignore[]
  /** For each of `ignores`, the place of its comment in the source. */
  readonly comments: readonly Span[]
  /** Comments that look like ignore comments but say nothing known. */
  readonly strange: readonly StrangeComment[]
  /** What of a mail could not be decoded, so that `text` may hold no word of it. */
  readonly undecoded: readonly Undecoded[]
}

/** A stretch in another writing (quoted-printable, base64, HTML); an edit can be put in there only with `write`. */
export interface Encoded extends Span {
  /** Words as they are to be written there. */
  readonly write?: (words: string) => string
}

/** An ignore comment with an action that there is none of; its place in the source. */
export interface StrangeComment extends Span {
  readonly action: string
  /** The actions there are. */
  readonly known: readonly string[]
}

/** A header of a mail that names what nobody here can undo; the span is that of its value in the source. */
export interface Undecoded extends Span {
  readonly what: 'encoding' | 'charset' | 'boundary'
  /** Empty where it is missing. */
  readonly value: string
}

export function manuscriptOf(traced: Traced, rest: Partial<Omit<Manuscript, keyof Traced>> = {}): Manuscript {
  const nothing = { marks: [], encoded: [], ignores: [], comments: [], strange: [], undecoded: [] }
  return { ...traced, ...nothing, twin: false, ...rest }
}

/** A draft all of which is the writer's. */
export const asItStands = (source: string): Manuscript => manuscriptOf(verbatim(source))
