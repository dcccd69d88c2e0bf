import type { Reading } from '../text/draft.ts'
import { gap, norm } from '../text/place.ts'
import { GAP } from '../text/token.ts'

/** A story ends in a whole word of its own; "the one you can't wait to be with" only where its sentence does. */
export const DANGLING = /^(?:the|a|an|my|your|our|his|her|their|and|but|so|or|if|that|than|as)$/
export const PREPOSITION = /^(?:to|of|for|with|at|in|on|about)$/
const hangs = (word: string) => DANGLING.test(word) || PREPOSITION.test(word)

/** Past all the phrases that stand at `from`. */
export function pastPhrases(reading: Reading, from: number, to: number, phrases: readonly string[]): number {
  let at = from
  for (;;) {
    const lengths = phrases.filter((phrase) => standsAt(reading, at, to, phrase)).map(lengthOf)
    const filler = reading.tokens[at]?.skip && at + 1 < to ? 1 : 0
    const step = Math.max(filler, ...lengths)
    if (step === 0) return at
    at += step
  }
}

/** Before all the phrases that end at `to`; a single word only where a comma sets it apart ("you are right, right"). */
export function beforePhrases(
  reading: Reading,
  from: number,
  to: number,
  phrases: readonly string[],
): number {
  let end = to
  for (;;) {
    const apart = (length: number) => length > 1 || gap(reading, end - 1) >= GAP.comma
    const lengths = phrases
      .filter((phrase) => standsAt(reading, Math.max(from, end - lengthOf(phrase)), end, phrase))
      .map(lengthOf)
      // "you're too scared to say it"
      .filter((length) => apart(length) && !hangs(norm(reading, end - length - 1)))
    const known =
      norm(reading, end - 1) === 'well' && /^(?:full|very|perfectly|damn)$/.test(norm(reading, end - 2))
    const filler =
      (reading.tokens[end - 1]?.skip && !known) || /^(?:and|but|so)$/.test(norm(reading, end - 1)) ? 1 : 0
    const step = Math.max(filler, ...lengths)
    if (step === 0) return end
    end -= step
  }
}

const lengthOf = (phrase: string) => phrase.split(' ').length

/** Whether a phrase stands at the token `at`, before `to`. */
export function standsAt(reading: Reading, at: number, to: number, phrase: string): boolean {
  const words = phrase.split(' ')
  return at + words.length <= to && words.every((word, i) => reading.tokens[at + i]?.norm === word)
}
