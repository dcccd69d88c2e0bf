import type { Reading } from '../text/draft.ts'
import { gap, norm } from '../text/place.ts'
import { GAP } from '../text/token.ts'

const KIND =
  /^(?:thank|thanks|sorry|(?:i (?:really )?(?:do )?(?:love|appreciate|miss|adore)|i am (?:so )?(?:grateful|sorry)))$/

/** "You said sure, which means …": what was said or seen stays, what is read into it goes. */
function signEnd(reading: Reading, from: number, to: number): number {
  if (!/^(?:you|i|every|each|when|whenever)$/.test(norm(reading, from))) return 0
  for (let at = from + 2; at < to - 1; at++) {
    if (norm(reading, at) === 'which' && /^(?:means|tells|shows|proves|says)$/.test(norm(reading, at + 1)))
      return at - from
  }
  return 0
}

/** "I want seven nights on a boat and you …": what is wished for stays, what is said of the partner for it goes. */
const WISHES =
  /^(?:all )?i (?:(?:just|only|still|really) )?(?:want|need|would like|would love|ask for|asked for|am asking for|'d like|'d love)$/

/** How many words of a hit are a wish before "and you", "but you", "and it is". */
function wishEnd(reading: Reading, from: number, to: number): number {
  if (![2, 3, 4, 5].some((n) => WISHES.test(firstWords(reading, from, n)))) return 0
  for (let at = from + 4; at < to - 1; at++) {
    if (/^(?:and|but)$/.test(norm(reading, at)) && /^(?:you|it|even)$/.test(norm(reading, at + 1)))
      return at + 1 - from
  }
  return 0
}

const firstWords = (reading: Reading, from: number, n: number) =>
  reading.tokens
    .slice(from, from + n)
    .map((token) => token.norm)
    .join(' ')

/** How many words of a hit are thanks, love, an apology or a wish before a comma or a joiner: they stay. */
export function kindOpening(reading: Reading, from: number, to: number): number {
  const sign = signEnd(reading, from, to) || wishEnd(reading, from, to)
  if (sign > 0) return sign
  const opening = [1, 2, 3, 4].some((n) => KIND.test(firstWords(reading, from, n)))
  // "Sorry but you…" is none.
  if (
    !opening ||
    /^(?:i am )?(?:so )?sorry but$/.test(firstWords(reading, from, 4).replace(/ but .*/, ' but'))
  )
    return 0
  for (let at = from + 2; at < to - 1; at++) {
    if (gap(reading, at) >= GAP.comma) return at - from
    if (/^(?:but|and)$/.test(norm(reading, at)) && /^(?:you|your)$/.test(norm(reading, at + 1)))
      return at + 1 - from
  }
  return 0
}
