import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm, tokensOf } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import type { Span } from '../types.ts'
import type { Voice } from './voice.ts'

/** How soon the one who does it is named: "my sister's new husband". */
const SOON = 5
/** Fewer words tell nothing that can be wished for; more are a tale. */
const SHORTEST = 4
const LONGEST = 24
/** Where one is held up against the other: "…, and you cannot even". */
const TURNS =
  /^(?:(?:and|but|while|whereas|yet|when|so) (?:you|i|my|mine|we|me|all i|here|your)|and (?:(?:he|she|they) )?never|(?:he|she|they) (?:puts?|makes?|leaves?) (?:us|me|you))\b/
/** What may stand in "my last boyfriend". */
const OWN = new Set('first last old ex previous former late second then own dear future next'.split(' '))
const OF_US = /^(?:you|your|yours|i|me|my|mine|we|us|our|ours)$/

/**
 * What the push at `lever` sees in somebody's partner ("Linda's fella rings her from work"), for the writer to wish
 * for; null where it measures against all the world, or tells of the two of us.
 */
export function seenIn(rules: RuleSet, reading: Reading, lever: Span, voice: Voice): string | null {
  const [from, to] = tokensOf(reading, lever)
  const start = pastLead(reading, from)
  const end = turnOf(reading, start, Math.min(to, sentenceEnd(reading, start)))
  const words = reading.tokens.slice(start, end).map((token) => token.norm)
  if (words.length < SHORTEST || words.length > LONGEST) return null
  const kin = kinIn(rules, reading, start, end)
  const named = reading.tokens[start]?.name === true ? 0 : -1
  const partner =
    kin >= 0
      ? kin
      : Math.max(
          named,
          words.findIndex((word) => wordSet(rules, 'seen-partner').has(word)),
        )
  if (partner < 0 || partner >= SOON) return null
  if (kin < 0 && wordSet(rules, 'seen-all').has(words[0] ?? '')) return null
  // "My husband", "my last boyfriend": that was ours.
  if (kin < 0 && words[0] === 'my' && words.slice(1, partner).every((word) => OWN.has(word))) return null
  const deed = words.slice(partner + 1)
  const ofUs = (word: string, i: number) =>
    OF_US.test(word) && !(word === 'my' && wordSet(rules, 'seen-place').has(deed[i + 1] ?? ''))
  if (deed.some((word, i) => ofUs(word, i) || wordSet(rules, 'seen-never').has(word))) return null
  const [done, having, given] = ['ask-modelled', 'seen-having', 'seen-given'].map((list) =>
    wordSet(rules, list),
  )
  const has = having?.has(deed[0] ?? '') && deed.slice(1, SOON).some((word) => given?.has(word))
  if (!has && !deed.slice(0, SOON).some((word) => done?.has(word))) return null
  const [first, last] = [reading.tokens[start], reading.tokens[end - 1]]
  if (!first || !last || reading.tokens[end]?.start === last.start) return null
  const written = reading.text.slice(first.start, last.end)
  if (/[?!()"“”\n]/.test(written) || /^\s*\?/.test(reading.text.slice(last.end))) return null
  return voice.shouted ? written.toLowerCase() : written
}

/** Where one of the family is named who does something for somebody of theirs ("your brother buys Lena flowers"); else -1. */
function kinIn(rules: RuleSet, reading: Reading, start: number, end: number): number {
  if (
    !/^(?:your|my|our)$/.test(norm(reading, start)) ||
    !wordSet(rules, 'seen-kin').has(norm(reading, start + 1))
  )
    return -1
  const deed = reading.tokens.slice(start + 2, end)
  return deed.some((token) => token.name || wordSet(rules, 'seen-theirs').has(token.norm)) ? 1 : -1
}

/** Past "even", "funny how": what only points at it. */
function pastLead(reading: Reading, from: number): number {
  const [one, two] = [norm(reading, from), norm(reading, from + 1)]
  if (/^(?:funny|amazing|strange|weird|odd|interesting)$/.test(one) && /^(?:how|that)$/.test(two))
    return from + 2
  const led = from + (/^(?:and|but|so|even|well)$/.test(one) ? 1 : 0)
  const words = [0, 1, 2, 3].map((n) => `${norm(reading, led + n)} `).join('')
  const saw = /^(?:i (?:have seen|have noticed|saw|see|noticed)|seen|saw) (?:how )?/.exec(words)?.[0]
  return led + (saw ? saw.trim().split(' ').length : 0)
}

const sentenceEnd = (reading: Reading, at: number) =>
  reading.sentences[reading.sentenceOf[at] ?? 0]?.[1] ?? at

/** Where the tokens `[from, to)` turn to the two of us. */
function turnOf(reading: Reading, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const words = [0, 1, 2].map((n) => norm(reading, at + n)).join(' ')
    const apart = gap(reading, at) >= GAP.comma
    const subject = apart && (OF_US.test(norm(reading, at)) || norm(reading, at) === 'even')
    if (TURNS.test(words) || subject) return reading.tokens[at - 1]?.skip ? at - 1 : at
  }
  return to
}
