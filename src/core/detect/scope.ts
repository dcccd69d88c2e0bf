import type { Search } from '../engine/search.ts'
import type { Match } from '../match/match.ts'
import type { Conditions, Scope } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { GAP } from '../text/token.ts'

/** How many sentences on each side count as near. */
const NEIGHBOURS = 2

type Range = readonly [from: number, to: number]

/** The first and the last of the sentences of `hit`, with so many before and after. */
function sentencesOf(reading: Reading, hit: Range, before: number, after: number): Range {
  const first = (reading.sentenceOf[hit[0]] ?? 0) - before
  const last = (reading.sentenceOf[hit[1] - 1] ?? 0) + after
  return [Math.max(0, first), Math.min(reading.sentences.length - 1, last)]
}

/** The tokens of the same. */
function sentences(reading: Reading, hit: Range, before: number, after: number): Range {
  const [first, last] = sentencesOf(reading, hit, before, after)
  return [reading.sentences[first]?.[0] ?? 0, reading.sentences[last]?.[1] ?? reading.tokens.length]
}

const overlaps = (match: Match, [from, to]: Range) => match.from < to && from < match.to
const within = (match: Match, [from, to]: Range) => match.from >= from && match.to <= to

/** Words that may stand between a lead-in ("I don't think that…") and the hit. */
const LEAD_IN = 3

function leadsInto(match: Match, [from, to]: Range, reading: Reading): boolean {
  if (match.from >= from || match.to > to || from - match.to > LEAD_IN) return false
  for (let at = match.to; at <= from && at < to; at++) {
    if (at > match.from && (reading.tokens[at]?.gap ?? GAP.none) >= GAP.comma) return false
  }
  return true
}

/** Whether `match` stands in `scope` of `hit`. */
function stands(scope: Scope, match: Match, hit: Range, reading: Reading): boolean {
  switch (scope) {
    case 'hit':
      return overlaps(match, hit)
    case 'onto':
      return leadsInto(match, hit, reading)
    case 'lead': {
      const [start] = sentences(reading, hit, 0, 0)
      return match.from >= start && match.from < hit[0] && match.to <= hit[1]
    }
    case 'sentence':
      return overlaps(match, sentences(reading, hit, 0, 0))
    case 'before':
      return match.to <= hit[0] && within(match, sentences(reading, hit, NEIGHBOURS, 0))
    case 'after':
      return match.from >= hit[1] && within(match, sentences(reading, hit, 0, NEIGHBOURS))
    case 'near':
      return overlaps(match, sentences(reading, hit, NEIGHBOURS, NEIGHBOURS))
    case 'draft':
      return true
  }
}

/** The first and the last of the sentences in which a match that stands in `scope` of `hit` may start. */
function searched(scope: Scope, hit: Range, reading: Reading): Range {
  switch (scope) {
    case 'draft':
      return [0, reading.sentences.length - 1]
    case 'after':
      return sentencesOf(reading, hit, 0, NEIGHBOURS)
    case 'near':
      return sentencesOf(reading, hit, NEIGHBOURS + 1, NEIGHBOURS)
    case 'before':
      return sentencesOf(reading, hit, NEIGHBOURS, 0)
    default:
      // One sentence more, for a match that comes over its end.
      return sentencesOf(reading, hit, 1, 0)
  }
}

/** Whether one of `sources` matches in `scope` of `hit`. */
export function holds(scope: Scope, sources: readonly string[], hit: Range, search: Search): boolean {
  const [first, last] = searched(scope, hit, search.reading)
  for (let sentence = first; sentence <= last; sentence++) {
    for (const match of search.anyIn(sources, sentence))
      if (stands(scope, match, hit, search.reading)) return true
  }
  return false
}

function entries(conditions: Conditions): [Scope, readonly string[]][] {
  return Object.entries(conditions) as [Scope, readonly string[]][]
}

export function anyHolds(conditions: Conditions, hit: Range, search: Search): boolean {
  return entries(conditions).some(([scope, sources]) => holds(scope, sources, hit, search))
}

export function allHold(conditions: Conditions, hit: Range, search: Search): boolean {
  return entries(conditions).every(([scope, sources]) => holds(scope, sources, hit, search))
}
