import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { anyOf, wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm, tokensOf } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import type { Span } from '../types.ts'
import { isPast } from './traits.ts'
import type { Voice } from './voice.ts'

/** Fewer words tell no deed; more are a tale. */
const SHORTEST = 4
const LONGEST = 24
/** Between "I" and what is done: "I have always …". */
const BETWEEN = /^(?:have|always|just|only|even|also|actually|really)$/
/** What the writer was is no deed, and after these none is told. */
const NO_DEED = /^(?:was|were|had|did|would|could|should|been|never)$/
/** Where what was done turns to what is owed for it, or to the partner. */
const TURNS =
  /^(?:(?:and|but|while|whereas|yet|so|then) (?:you|u|i (?:still|never|get|got|am|have)|all i|this|that|now|here|what|where|not|the least|for what|nobody)|so that|and never|after (?:all|everything)|without (?:one|a|any|ever))\b/
const billed = perRules((rules) => new RegExp(`\\b(?:${anyOf(rules, 'given-billed')})\\b`))

/**
 * What the writer did, as the push at `lever` holds it up ("I typed your whole thesis with a broken wrist"), for it to
 * be told plainly and without the bill; null where it tells of none.
 */
export function givenIn(rules: RuleSet, reading: Reading, lever: Span, voice: Voice): string | null {
  const [from, to] = tokensOf(reading, lever)
  for (let at = from; at < to; at++) {
    const starts = at === from || gap(reading, at) >= GAP.comma
    if (!starts || norm(reading, at) !== 'i' || !doneAfter(rules, reading, at)) continue
    const end = turnOf(reading, at, to)
    if (end - at < SHORTEST || end - at > LONGEST) continue
    const [first, last] = [reading.tokens[at], reading.tokens[end - 1]]
    if (!first || !last || reading.tokens[end]?.start === last.start) continue
    const written = reading.text.slice(first.start, last.end)
    const words = reading.tokens.slice(at, end).map((token) => token.norm)
    if (/[?!():"“”\n]/.test(written) || billed(rules).test(words.join(' '))) continue
    return voice.shouted ? written.toLowerCase().replace(/\bi\b/g, 'I') : written
  }
  return null
}

/** Whether what follows "I" at `at` is something done. */
function doneAfter(rules: RuleSet, reading: Reading, at: number): boolean {
  let next = at + 1
  while (BETWEEN.test(norm(reading, next))) next++
  const word = norm(reading, next)
  return !NO_DEED.test(word) && !wordSet(rules, 'given-none').has(word) && isPast(rules, word)
}

/** Where the deed told from `from` on ends, within its sentence. */
function turnOf(reading: Reading, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    if (gap(reading, at) >= GAP.clause) return at
    const words = [0, 1, 2].map((n) => norm(reading, at + n)).join(' ')
    const subject =
      gap(reading, at) >= GAP.comma && /^(?:you|your|i|me|it|this|that)$/.test(norm(reading, at))
    if (TURNS.test(words) || subject) return at
  }
  return to
}
