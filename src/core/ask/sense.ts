import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { words } from '../text/grammar.ts'
import { norm } from '../text/place.ts'
import { leadEnd } from './lead.ts'
import { verbsOf } from './verbs.ts'

/** What the words around an ask say about its sense: "if you go again" asks to stop going. */
export type Sense = 'do' | 'stop'

/** The verb of an ask: its token, and what the words before it make of it. */
interface Asked {
  readonly at: number
  readonly sense: Sense
  readonly negative: boolean
}

/** What is asked in the tokens `[from, to)`; null where only what was not done, or need not be, is told. */
export function verbAsked(rules: RuleSet, reading: Reading, from: number, to: number): Asked | null {
  const { baseOf } = verbsOf(rules)
  let at = leadEnd(rules, reading, from, to)
  const word = (after = 0) => norm(reading, at + after)
  let sense = senseBefore(reading, from)
  if (word() === 'keep' && baseOf(word(1)) !== null && /ing$/.test(word(1))) {
    at++
    sense = 'stop'
  }
  // "didn't hear a word"
  if (/^(?:did|does)$/.test(word()) && word(1) === 'not') return null
  const negation = word() === 'do' && word(1) === 'not' ? 2 : /^(?:not|never)$/.test(word()) ? 1 : 0
  const negative = negation > 0
  at += negation
  // "should not have to ask"
  if (at >= reading.tokens.length || (negative && /^(?:have|need)$/.test(word()) && word(1) === 'to'))
    return null
  // "would have booked": what is asked is the booking.
  const done = word(1)
  if (word() === 'have' && at + 1 < to && (done === 'been' || baseOf(done) !== null) && done !== 'have') at++
  return { at, sense, negative }
}

const SAID_NOT = words('not never refuse refusing cannot unless without unwilling until either')

/** What the words before the token `from` make of an ask. */
function senseBefore(reading: Reading, from: number): Sense {
  const before = [1, 2, 3, 4].map((n) => norm(reading, from - n))
  if (before.some((word) => SAID_NOT.has(word))) return 'do'
  const [one = '', two = '', three = ''] = before
  // "I'd like it if you came" is a wish.
  if (one === 'you' && two === 'if' && /^(?:it|me|lot|lovely|nice|great|good|help)$/.test(three)) return 'do'
  if (one === 'keep' || one === 'keeps' || (one === 'on' && /^(?:keep|carry|go)$/.test(two))) return 'stop'
  if (one === 'you' && /^(if|when|time|whenever|next)$/.test(two)) return 'stop'
  if (
    /^(ever|dare|always|constantly|just|even)$/.test(one) &&
    two === 'you' &&
    /^(if|when|time)$/.test(three)
  )
    return 'stop'
  // "You used to always ring me" is missed.
  if (two === 'to' && three === 'used') return 'do'
  if (one === 'always' || one === 'constantly' || one === 'stop') return 'stop'
  // "All you do is complain", but "the least you can do is come".
  if (one === 'is' && two === 'do' && !/^(can|could|might|should|must|to)$/.test(three)) return 'stop'
  return 'do'
}
