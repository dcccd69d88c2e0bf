import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { JOINERS, standsAlone } from './clause.ts'

const ASKS = /^(?:(?:can|could|will|would) (?:you|we)|let (?:us|me)|please|do your)\b/
/** After these the same words do not begin to ask: "how slow can you be", "you never let me", "you don't do your bit". */
const GOES_ON =
  /^(?:how|what|so|too|as|than|not|never|to|and|or|you|i|we|he|she|they|just|even|only|ever|is|are|can|could|will|would|do|does|did|who|that|must|should)$/

/** Whether what begins at `at` can begin a sentence in a text without stops: "ur a nightmare please let me drive". */
const runsOn = (reading: Reading, from: number, at: number) =>
  !GOES_ON.test(norm(reading, at - 1)) &&
  !reading.tokens.slice(from, at).some(({ norm: word }) => /^(?:how|what|why|if|when)$/.test(word))

/** Where the part of a push ends before a clause at its end that asks outright: "You never think, so can we talk?" */
export function askedEnd(rules: RuleSet, reading: Reading, from: number, to: number): number {
  for (let at = to - 2; at > from + 2; at--) {
    // Two words tell, however long the push is.
    const words = reading.tokens.slice(at, Math.min(at + 2, to)).map(({ norm: word }) => word)
    if (!ASKS.test(words.join(' ')) || !standsAlone(rules, reading, at, to)) continue
    const parted = gap(reading, at) >= GAP.comma || JOINERS.has(norm(reading, at - 1))
    if (!parted && !runsOn(reading, from, at)) continue
    let end = at
    while (end > from && JOINERS.has(norm(reading, end - 1))) end--
    // "Talk to me or please go"
    return norm(reading, end) === 'or' ? to : end
  }
  return to
}
