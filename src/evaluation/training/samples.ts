import { draftOf, type Reading } from '../../core/text/draft.ts'
import type { Lexicon } from '../../core/text/lexicon.ts'
import { DANGERS, PATTERNS, type Span } from '../../core/types.ts'
import { BY_NAME, endMark, featuresOf, wordsOf } from '../../core/weigh/features.ts'
import type { LabelledDraft } from '../corpus.ts'
import type { Passage } from './network.ts'
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

/** For each sentence of a reading the patterns that the labels of its draft name there, in the order of PATTERNS. */
function pushLabels({ text, spans }: LabelledDraft, own: Reading): readonly (readonly boolean[])[] {
  const places = placesOf(
    text,
    spans.map(({ quote }) => quote),
  )
  return own.sentences.map((_sentence, i) => {
    const span = spanOf(own, i)
    return PATTERNS.map((pattern) =>
      spans.some((push, k) => named(push.pattern) === pattern && carries(span, places[k] as Span)),
    )
  })
}

/** A row a sentence, for the weights. */
export function pushRows(draft: LabelledDraft, lexicon: Lexicon): Row[] {
  const { own } = draftOf(draft.text, lexicon)
  const labels = pushLabels(draft, own)
  return featuresIn(own).map((features, i) => ({ features, labels: labels[i] ?? [] }))
}

/** The sentences in their order, for the network. */
export function pushPassage(draft: LabelledDraft, lexicon: Lexicon): Passage {
  const { own } = draftOf(draft.text, lexicon)
  return pushLabels(draft, own).map((labels, i) => ({
    words: wordsOf(own, i),
    end: endMark(own, i),
    labels,
  }))
}
