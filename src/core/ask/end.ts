import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import type { Reading } from '../text/draft.ts'
import { DETERMINERS } from '../text/grammar.ts'
import { norm } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { breaksAt } from './breaks.ts'
import { longestFirst } from './phrases.ts'

const tailsOf = perRules((rules) => longestFirst(rules, 'ask-tail'))

/** "say sorry", "tell the band no": what is said stays. */
export function isSaid(reading: Reading, at: number): boolean {
  if ((reading.tokens[at]?.gap ?? GAP.sentence) > GAP.none) return false
  if (/^(?:say|says|saying|said)$/.test(norm(reading, at - 1)))
    return /^(?:sorry|yes|no|thanks|hello|please)$/.test(norm(reading, at))
  return (
    /^(?:yes|no)$/.test(norm(reading, at)) &&
    (norm(reading, at - 2) === 'tell' || norm(reading, at - 3) === 'tell')
  )
}

/** A word that is often a filler, but here is a thing: "the baby", "his best mate". */
export function isThing(reading: Reading, at: number): boolean {
  const before = norm(reading, at - 1)
  return (
    Boolean(reading.tokens[at]?.skip) &&
    (DETERMINERS.has(before) || /^(?:own|best|new)$/.test(before)) &&
    (reading.tokens[at]?.gap ?? GAP.sentence) < GAP.comma
  )
}

/** A filler at the end carries nothing, unless it is what is said. */
const isTrailing = (reading: Reading, at: number) =>
  Boolean(reading.tokens[at]?.skip) && !isSaid(reading, at) && !isThing(reading, at)

/** Where the ask that begins at `from` ends, at `to` at the latest: before a lever, a reason, a comparison, an address. */
export function askEnd(rules: RuleSet, reading: Reading, from: number, to: number): number {
  const tails = tailsOf(rules)
  let end = from + 1
  while (end < to && !breaksAt(rules, reading, from, end, to)) end++
  for (let trimmed = true; trimmed; ) {
    trimmed = false
    while (end > from + 1 && isTrailing(reading, end - 1)) {
      end--
      trimmed = true
    }
    const tail = tails.find(
      (phrase) =>
        end - phrase.length > from &&
        phrase.every((word, i) => norm(reading, end - phrase.length + i) === word),
    )
    // "by then" is when, not weight.
    if (tail && !(tail.includes('then') && /^(?:by|until|till|since)$/.test(norm(reading, end - 2)))) {
      end -= tail.length
      trimmed = true
    }
  }
  return end
}
