import { draftOf, type Reading } from '../../core/text/draft.ts'
import type { Lexicon } from '../../core/text/lexicon.ts'
import { DANGERS, PATTERNS, type Span } from '../../core/types.ts'
import { BY_NAME, featuresOf } from '../../core/weigh/features.ts'
import type { LabelledDraft } from '../corpus.ts'
import type { Row } from './regression.ts'

/** A sentence carries what is labelled when they share this part of the shorter of both. */
const SHARED = 0.5

const named = (label: string) => label.replaceAll('_', '-')

/** Whether each kind of danger is in a draft. */
export function dangersOf({ safety }: LabelledDraft): boolean[] {
  const kinds = safety.map(named)
  return DANGERS.map((kind) => kinds.includes(kind))
}

export const isSafe = (draft: LabelledDraft) => !dangersOf(draft).includes(true)

/** The features of each sentence of a reading. */
export const featuresIn = (reading: Reading): (readonly string[])[] =>
  reading.sentences.map((_sentence, i) => [...featuresOf(reading, i, BY_NAME)])

export function spanOf({ tokens, sentences }: Reading, sentence: number): Span {
  const [from, to] = sentences[sentence] ?? [0, 0]
  const start = tokens[from]?.start ?? 0
  return { start, end: tokens[to - 1]?.end ?? start }
}

export function carries(sentence: Span, push: Span): boolean {
  const both = Math.min(push.end, sentence.end) - Math.max(push.start, sentence.start)
  return both > SHARED * Math.min(push.end - push.start, sentence.end - sentence.start)
}

/** Where each quote first stands in a text. */
export const placesOf = (text: string, quotes: readonly string[]): Span[] =>
  quotes.map((quote) => {
    const start = text.indexOf(quote)
    return { start, end: start + quote.length }
  })

/** A row a sentence with the patterns that its labels name, in the order of PATTERNS. */
export function pushRows(draft: LabelledDraft, lexicon: Lexicon): Row[] {
  const { own } = draftOf(draft.text, lexicon)
  const places = placesOf(
    draft.text,
    draft.spans.map(({ quote }) => quote),
  )
  return featuresIn(own).map((features, i) => {
    const span = spanOf(own, i)
    const labels = PATTERNS.map((pattern) =>
      draft.spans.some((push, k) => named(push.pattern) === pattern && carries(span, places[k] as Span)),
    )
    return { features, labels }
  })
}
