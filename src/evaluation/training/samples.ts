import { draftOf, type Reading } from '../../core/text/draft.ts'
import type { Lexicon } from '../../core/text/lexicon.ts'
import { DANGERS, PATTERNS, type Span } from '../../core/types.ts'
import { BY_NAME, featuresOf } from '../../core/weigh/features.ts'
import type { LabelledDraft } from '../corpus.ts'
import type { Row } from './regression.ts'

/** A sentence carries a labelled push when they share this part of the shorter of both. */
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

function spanOf({ tokens, sentences }: Reading, sentence: number): Span {
  const [from, to] = sentences[sentence] ?? [0, 0]
  const start = tokens[from]?.start ?? 0
  return { start, end: tokens[to - 1]?.end ?? start }
}

function carries(sentence: Span, push: Span): boolean {
  const both = Math.min(push.end, sentence.end) - Math.max(push.start, sentence.start)
  return both > SHARED * Math.min(push.end - push.start, sentence.end - sentence.start)
}

/** A row a sentence with the patterns that its labels name, in the order of PATTERNS. */
export function pushRows(draft: LabelledDraft, lexicon: Lexicon): Row[] {
  const { own } = draftOf(draft.text, lexicon)
  const pushes = draft.spans.map(({ quote, pattern }) => {
    const start = draft.text.indexOf(quote)
    return { pattern: named(pattern), start, end: start + quote.length }
  })
  return featuresIn(own).map((features, i) => {
    const span = spanOf(own, i)
    const labels = PATTERNS.map((pattern) =>
      pushes.some((push) => push.pattern === pattern && carries(span, push)),
    )
    return { features, labels }
  })
}
