import type { Reading } from '../text/draft.ts'
import { DETERMINERS, POINTING, PRONOUNS, words } from '../text/grammar.ts'
import { norm } from '../text/place.ts'
import { GAP } from '../text/token.ts'

/** Words that open a clause within the ask: "when dinner is ready", "how it went". */
const SUBORDINATE = words(
  'when where who which how what why whether that if while until till before after because whatever whoever as than',
)
/** A word with one of these after it begins a statement of its own. */
const FINITE = words(
  "say said says 'd 'll am is are was were will would can could has have had do does did should must might never always only still just",
)
/** No clause hangs on these, so that a subject after them begins a statement: "call me i need …". */
const CLOSED = words('there here home now today tonight tomorrow again please me us him them it back')
/** What follows these is no subject: "the one you have". */
const NO_SUBJECT = words(
  'to the a an my your our his her their this of in on at for with from by about and or not as',
)
const BEING = words('is are was were will has')
const STATED = /^(?:like|the|what|why|how|all)$/

/** Whether a statement that needs no joining word begins at the token `at` of an ask in `[from, to)`: "… i am", "… machine is free". */
export function statesAt(reading: Reading, from: number, at: number, to: number): boolean {
  const token = reading.tokens[at]
  const next = reading.tokens[at + 1]
  // "ur shift", "in its box": one word that is no subject.
  if (!token || !next) return false
  // "its ur turn" is "it is".
  if (token.fused !== undefined)
    return (
      token.norm === 'it' &&
      /^(?:you|your|my|our|the|a|an|not|been|over|finished|done)$/.test(norm(reading, at + 2))
    )
  const within = reading.tokens.slice(from, at).some(
    ({ norm: word }, i) =>
      SUBORDINATE.has(word) &&
      // "pay that card off" opens no clause.
      !(word === 'that' && isNounish(reading, from + i + 1)),
  )
  // "… thats the bare minimum", but "the one that's yours"
  const goesOn = next.start !== token.start || STATED.test(norm(reading, at + 2))
  if (POINTING.has(token.norm) && goesOn && BEING.has(next.norm)) return !within
  if (PRONOUNS.has(token.norm)) return !within && (FINITE.has(next.norm) || CLOSED.has(norm(reading, at - 1)))
  if (within || next.start === token.start) return false
  if (DETERMINERS.has(token.norm)) {
    let verb = at + 2
    while (verb < Math.min(at + 4, to) && isNounish(reading, verb)) verb++
    return verb < to && BEING.has(norm(reading, verb)) && isNounish(reading, verb - 1)
  }
  if (at + 1 >= to || next.gap > GAP.none) return false
  const before = norm(reading, at - 1)
  return (
    BEING.has(next.norm) && !NO_SUBJECT.has(token.norm) && !DETERMINERS.has(before) && !NO_SUBJECT.has(before)
  )
}

/** May stand inside the name of a thing. */
function isNounish(reading: Reading, at: number): boolean {
  const { norm = '', gap = GAP.sentence } = reading.tokens[at] ?? {}
  return (
    gap === GAP.none &&
    ![NO_SUBJECT, BEING, POINTING, PRONOUNS, SUBORDINATE].some((set) => set.has(norm)) &&
    norm !== 'or'
  )
}
