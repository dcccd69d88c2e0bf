import { type Hash, hashOn, NOTHING } from '../store/hash.ts'
import type { Reading } from '../text/draft.ts'
import type { Token } from '../text/token.ts'

/** How features are told: by their names, which people read, or by numbers, which cost no memory. */
export interface Spelling<Feature> {
  readonly empty: Feature
  /** The feature whose name goes on with `text`. */
  on(feature: Feature, text: string): Feature
}

export const BY_NAME: Spelling<string> = { empty: '', on: (name, text) => name + text }
/** Each number is the hash of the name. */
export const BY_NUMBER: Spelling<Hash> = { empty: NOTHING, on: hashOn }

/** How a word counts: names and numbers are one each, since which ones they are says nothing. */
function wordOf({ norm, name }: Token): string {
  if (name) return '#N'
  return /^\d/.test(norm) ? '#D' : norm
}

/**
 * The features of one sentence: its words, pairs, triples and fours, pairs with a gap, its beginning and end, whether it
 * speaks of "you" and of "I", and the words of the sentences beside it (marked `~`). Each once.
 */
export function featuresOf<Feature>(
  reading: Reading,
  sentence: number,
  { empty, on }: Spelling<Feature>,
): ReadonlySet<Feature> {
  const features = new Set<Feature>()
  const [from, to] = reading.sentences[sentence] ?? [0, 0]
  const words = reading.tokens.slice(from, to).map(wordOf)
  for (const [i, word] of words.entries()) {
    const one = on(empty, word)
    features.add(one)
    const second = words[i + 1]
    if (second === undefined) continue
    const begun = on(one, ' ')
    const two = on(begun, second)
    features.add(two)
    const third = words[i + 2]
    if (third === undefined) continue
    const three = on(on(two, ' '), third)
    features.add(three).add(on(on(begun, '_ '), third))
    const fourth = words[i + 3]
    if (fourth !== undefined) features.add(on(on(three, ' '), fourth))
  }
  const [first = '', second] = words
  const start = on(on(empty, '^'), first)
  features.add(start).add(on(on(empty, words.at(-1) ?? ''), '$'))
  if (second !== undefined) features.add(on(on(start, ' '), second))
  if (addressesYou(words)) features.add(on(empty, '*you'))
  if (words.includes('i') || words.includes('me') || words.includes('my')) features.add(on(empty, '*i'))
  const beside = on(empty, '~')
  for (const other of [sentence - 1, sentence + 1]) {
    const [start, end] = reading.sentences[other] ?? [0, 0]
    for (let at = start; at < end; at++) features.add(on(beside, reading.tokens[at]?.norm ?? ''))
  }
  return features
}

const addressesYou = (words: readonly string[]) => words.includes('you') || words.includes('your')

/** Whether a sentence speaks of "you". */
export function speaksToYou({ tokens, sentences }: Reading, sentence: number): boolean {
  const [from, to] = sentences[sentence] ?? [0, 0]
  return addressesYou(tokens.slice(from, to).map(wordOf))
}
