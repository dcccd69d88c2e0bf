import type { SpanRule } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { GAP } from '../text/token.ts'

const JOINERS = new Set('and but so or because yet though although cause then'.split(' '))
/** After a joiner, these bring a clause of their own. */
const OPENING = new Set(
  `i you we he she it they this that there please can could will would let my your if when unless until next don do what why how
  where no not maybe just`.split(/\s+/),
)

/** A clause of its own begins at `at`: after a strong mark, or where a joiner brings a new subject. */
function begins(reading: Reading, at: number): boolean {
  const token = reading.tokens[at]
  if (!token || token.gap >= GAP.clause) return true
  return JOINERS.has(token.norm) && OPENING.has(reading.tokens[at + 1]?.norm ?? '') && !lets(reading, at + 1)
}

/** "… and lets his wife cry", written like "lets go": what somebody does, where it has its own object. */
function lets({ tokens }: Reading, at: number): boolean {
  const [one, two, object] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  const written = one?.norm === 'let' && two?.start === one.start
  return written && /^(?:his|her|their|him|them|me|the|my|our|people)$/.test(object?.norm ?? '')
}

/** The token range that a hit covers, grown from the match `[from, to)` as the rule says. */
export function extentOf(
  reading: Reading,
  from: number,
  to: number,
  rule: SpanRule,
): readonly [number, number] {
  if (rule === 'match') return [from, to]
  const first = reading.sentences[reading.sentenceOf[from] ?? 0]?.[0] ?? from
  const last = reading.sentences[reading.sentenceOf[to - 1] ?? 0]?.[1] ?? to
  if (rule === 'sentence') return [first, last]
  let start = from
  let end = to
  // A joiner that an open end of the match took in belongs to what follows.
  while (end - 1 > start && JOINERS.has(reading.tokens[end - 1]?.norm ?? '')) end--
  while (start > first && !begins(reading, start)) start--
  // The joiner itself ("but you're so…") stays outside.
  if (
    start < from &&
    JOINERS.has(reading.tokens[start]?.norm ?? '') &&
    (reading.tokens[start]?.gap ?? 0) < GAP.sentence
  )
    start++
  while (end < last && !begins(reading, end)) end++
  return [start, end]
}
