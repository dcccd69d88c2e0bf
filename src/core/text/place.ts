import { bisect } from '../bisect.ts'
import type { Span } from '../types.ts'
import type { Reading } from './draft.ts'
import { GAP, type Gap } from './token.ts'

/** The token at `at`, spelled out; empty where there is none. */
export const norm = (reading: Reading, at: number): string => reading.tokens[at]?.norm ?? ''

/** The word of the token at `at` as the draft has it. */
export function written({ text, tokens }: Reading, at: number): string {
  const token = tokens[at]
  return token ? text.slice(token.start, token.end) : ''
}

/** What stands before the token at `at`: as much as there can be where there is none. */
export const gap = (reading: Reading, at: number): Gap => reading.tokens[at]?.gap ?? GAP.paragraph

/** The token range of a span; one token at least, the one after it where it holds none. */
export function tokensOf({ tokens }: Reading, span: Span): readonly [from: number, to: number] {
  const from = bisect(tokens.length, (i) => (tokens[i]?.end ?? 0) <= span.start)
  const to = bisect(tokens.length, (i) => (tokens[i]?.start ?? 0) < span.end)
  return [from, Math.max(to, from + 1)]
}

/** The token range without the placeholders at its ends; as it is where it holds nothing else. */
export function saidIn({ tokens }: Reading, from: number, to: number): readonly [from: number, to: number] {
  let [first, past] = [from, to]
  while (first < past && tokens[first]?.held) first++
  while (past > first && tokens[past - 1]?.held) past--
  return first < past ? [first, past] : [from, to]
}

/** The index of the sentence that a span begins in. */
export const sentenceAt = (reading: Reading, span: Span): number =>
  reading.sentenceOf[tokensOf(reading, span)[0]] ?? 0

/** How many sentences lie from where `one` begins to `other`; 0 within a sentence that `other` reaches into. */
export function sentencesBetween(reading: Reading, one: Span, other: Span): number {
  const at = sentenceAt(reading, one)
  const [from, to] = tokensOf(reading, other)
  return Math.max(0, (reading.sentenceOf[from] ?? 0) - at, at - (reading.sentenceOf[to - 1] ?? 0))
}

/** Whether two spans begin in the same paragraph. */
export function sameParagraph(reading: Reading, one: Span, other: Span): boolean {
  const [a, b] = [tokensOf(reading, one)[0], tokensOf(reading, other)[0]]
  const between = reading.tokens.slice(Math.min(a, b) + 1, Math.max(a, b) + 1)
  return !between.some((token) => token.gap >= GAP.paragraph)
}

/** Whether a sentence opens with the span: "Take the bins out.", but not "Dinner is the lasagne, take the foil off." */
export const opensSentence = (reading: Reading, span: Span): boolean =>
  (reading.tokens[tokensOf(reading, span)[0]]?.gap ?? GAP.paragraph) >= GAP.sentence
