import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { addresses, addressing } from './address.ts'
import { JOINERS, standsAlone } from './clause.ts'
import { kindOpening } from './kind-opening.ts'
import { PREPOSITION } from './phrases-around.ts'
import type { Standing } from './standing.ts'

/** What of its sentence stays before a push. */
interface Before {
  /** The first token that does not stay. */
  readonly begin: number
  readonly stays: boolean
  /** A name, endearment or greeting is the last of what stays: "Graham, ". */
  readonly addressed: boolean
}

export function beforePush(push: Standing): Before {
  const { rules, reading, first, from, to, apart, dared } = push
  // "Grand, stay out again" greets nobody.
  const leave = dared && wordSet(rules, 'dare-fine').has(norm(reading, from))
  const greeting = from === first && !leave ? addressing(rules, reading, from, to) : 0
  const begin = from + (greeting || (dared ? 0 : kindOpening(reading, from, to)))
  let end = begin
  while (end > first && JOINERS.has(norm(reading, end - 1))) end--
  const parted =
    apart ||
    isCalledName(rules, reading, from, to) ||
    end < begin ||
    begin > from ||
    JOINERS.has(norm(reading, from)) ||
    gap(reading, from) >= GAP.comma
  if (parted && addresses(rules, reading, first, end)) return { begin: end, stays: true, addressed: true }
  const kind = begin > from && greeting === 0
  if (kind || (parted && tellsBefore(push, begin, end))) return { begin: end, stays: true, addressed: false }
  // "Dear Frances, I must say you are so cold": what stands between goes, the greeting stays.
  const greeted = from > first ? addressing(rules, reading, first, from) : 0
  return { begin: first + greeted, stays: greeted > 0, addressed: greeted > 0 }
}

/** Whether the clause before a push, which ends at `end`, tells something by itself; the push goes on at `begin`. */
function tellsBefore(push: Standing, begin: number, end: number): boolean {
  const { rules, reading, first, pattern } = push
  return (
    !(pattern === 'assumption' && (isReadFrom(reading, begin, end) || leadsIn(push, end))) &&
    !/^(?:this|that)$/.test(norm(reading, begin)) &&
    end - first > 2 &&
    // "There's something about the loan you're hoping I won't find"
    !PREPOSITION.test(norm(reading, end - 1)) &&
    !push.pushes(first, end) &&
    standsAlone(rules, reading, first, end)
  )
}

/** "You haven't touched me since the baby because …": a claim is told with what it is read from. */
const isReadFrom = (reading: Reading, begin: number, end: number) =>
  reading.tokens.slice(end, begin + 1).some(({ norm: word }) => /^(?:because|cause|so|since)$/.test(word)) &&
  // "You never rang so I suppose you think …": what was said stays.
  !/^i (?:suppose|guess|take it|assume|gather|imagine)\b/.test(
    [0, 1, 2].map((n) => norm(reading, begin + n)).join(' '),
  )

/** "I can see you think it's a day off": what only leads into a claim is no message. */
function leadsIn({ rules, reading, first }: Standing, end: number): boolean {
  const words = reading.tokens.slice(first, end).map(({ norm: word }) => word)
  return wordSet(rules, 'story-lead').has(words.join(' '))
}

/** "… you absolute slob": a name called at the end, which needs no comma. */
const isCalledName = (rules: RuleSet, reading: Reading, from: number, to: number) =>
  norm(reading, from) === 'you' &&
  to - from <= 4 &&
  reading.sentences[reading.sentenceOf[from] ?? 0]?.[1] === to &&
  !standsAlone(rules, reading, from, to)
