import type { Reading } from '../text/draft.ts'
import type { Token } from '../text/token.ts'

/** How a word counts: names and numbers are one each, since which ones they are says nothing. */
function wordOf({ norm, name }: Token): string {
  if (name) return '#N'
  return /^\d/.test(norm) ? '#D' : norm
}

/**
 * The features of one sentence: its words, pairs, triples and fours, pairs with a gap, its beginning and end, whether it
 * speaks of "you" and of "I", and the words of the sentences beside it (marked `~`). Each once.
 */
export function featuresOf(reading: Reading, sentence: number): ReadonlySet<string> {
  const features = new Set<string>()
  const [from, to] = reading.sentences[sentence] ?? [0, 0]
  const words = reading.tokens.slice(from, to).map(wordOf)
  for (const [i, word] of words.entries()) {
    const [second, third, fourth] = words.slice(i + 1, i + 4)
    features.add(word)
    if (second === undefined) continue
    features.add(`${word} ${second}`)
    if (third === undefined) continue
    features.add(`${word} ${second} ${third}`).add(`${word} _ ${third}`)
    if (fourth !== undefined) features.add(`${word} ${second} ${third} ${fourth}`)
  }
  features.add(`^${words[0]}`).add(`${words.at(-1)}$`)
  if (words.length > 1) features.add(`^${words[0]} ${words[1]}`)
  if (words.includes('you') || words.includes('your')) features.add('*you')
  if (words.includes('i') || words.includes('me') || words.includes('my')) features.add('*i')
  for (const beside of [sentence - 1, sentence + 1]) {
    const [start, end] = reading.sentences[beside] ?? [0, 0]
    for (const { norm } of reading.tokens.slice(start, end)) features.add(`~${norm}`)
  }
  return features
}
