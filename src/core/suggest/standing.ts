import type { Crossing } from '../crossing.ts'
import type { Search } from '../engine/search.ts'
import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { saidIn, tokensOf } from '../text/place.ts'
import type { Pattern, Span } from '../types.ts'
import { addresses } from './address.ts'
import { askedEnd } from './asked-end.ts'
import { daredBefore, takenUp } from './trail.ts'

/** What is known of a push beside its place. */
export interface Pushing {
  readonly pattern: Pattern
  /** What stands beside it in its sentence is known to be no part of it, even where neither a comma nor a joiner says so. */
  readonly apart: boolean
}

/** A push where it stands in its sentence, by tokens. */
export interface Standing extends Pushing {
  readonly rules: RuleSet
  readonly reading: Reading
  /**
   * The first token of what it stands in, and the one after the last: a greeting on a line of its own aside, and code or
   * pictures at its ends.
   */
  readonly first: number
  readonly last: number
  /** The first token of the push, what it takes up with it, and the one after what pushes. */
  readonly from: number
  readonly to: number
  /** It begins with the leave that it gives: "Fine, stay out again." */
  readonly dared: boolean
  /** It ends in a clause that asks, from `to` on. */
  readonly asks: boolean
  /** Whether another finding reaches into the tokens `[from, to)`. */
  pushes(from: number, to: number): boolean
}

/** Where the push at `hit` stands; `others` gives the findings of the draft at a place. */
export function standingOf(
  rules: RuleSet,
  search: Search,
  hit: Span,
  others: Crossing<Span>,
  { pattern, apart }: Pushing,
): Standing {
  const { reading } = search
  const [at, past] = tokensOf(reading, hit)
  const to = askedEnd(rules, reading, at, past)
  const pushes = (a: number, b: number) => {
    const start = reading.tokens[a]?.start ?? 0
    const end = reading.tokens[b - 1]?.end ?? 0
    return others({ start, end }).some((other) => other !== hit)
  }
  const dare = pattern === 'threat' ? daredBefore(rules, search, at) : null
  const dared = dare !== null && !pushes(dare, at)
  const begins = dared ? dare : ((pattern === 'comparison' ? takenUp(rules, reading, at, to) : null) ?? at)
  const opening = reading.sentences[reading.sentenceOf[begins] ?? 0]?.[0] ?? begins
  // "Hello Rui," on a line of its own stays there.
  const greeted = greetingLine(rules, reading, opening)
  const ending = reading.sentences[reading.sentenceOf[to - 1] ?? 0]?.[1] ?? to
  const [first, last] = saidIn(reading, greeted, ending)
  return {
    rules,
    reading,
    pattern,
    apart,
    first,
    last,
    from: Math.max(begins, first),
    to,
    asks: to < past,
    dared,
    pushes,
  }
}

/** Where the words after a line that only greets begin; `from` where there is none. */
function greetingLine(rules: RuleSet, reading: Reading, from: number): number {
  for (let at = from + 1; at <= from + 3 && at < reading.tokens.length; at++) {
    const between = reading.text.slice(reading.tokens[at - 1]?.end, reading.tokens[at]?.start)
    if (between.includes('\n')) return addresses(rules, reading, from, at) ? at : from
  }
  return from
}
