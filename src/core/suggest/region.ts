import type { Crossing } from '../crossing.ts'
import type { Search } from '../engine/search.ts'
import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm, written } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import type { Pattern, Span } from '../types.ts'
import { isCalled } from './address.ts'
import { afterPush } from './after-push.ts'
import { beforePush } from './before-push.ts'
import { type Pushing, standingOf } from './standing.ts'
import { pressedHome } from './trail.ts'

/**
 * The part of a draft that a suggestion replaces: a hit, grown over what cannot stand without it, and set apart from
 * the clauses of its sentence that can.
 */
export interface Region extends Span {
  /** A clause of the same sentence stays on this side. */
  readonly left: boolean
  readonly right: boolean
  /** Where the lever alone ends, before the joiner and the first word of the clause on the right. */
  readonly leverEnd: number
  /** First word of the clause on the right: part of the region, so that it can begin a sentence. */
  readonly rightWord: string
  /** A name or endearment called out at the end ("…, Margaret"), to be said again. */
  readonly called: string
  /** A name, endearment or greeting before it stays: "Graham, ". */
  readonly addressed: boolean
  /** The mark that ended it: "", ".", "?!". */
  readonly mark: string
}

/** A place of its own between two sentences. */
export const PLAIN: Region = {
  start: 0,
  end: 0,
  left: false,
  right: false,
  leverEnd: 0,
  rightWord: '',
  called: '',
  addressed: false,
  mark: '.',
}

/** 1 where a quotation mark that belongs to `[start, end)` closes right after it. */
function quoteEnd(text: string, start: number, end: number): number {
  const open = (text.slice(start, end).match(/["“]/g)?.length ?? 0) % 2 === 1
  return open && /^["”]/.test(text.slice(end)) ? 1 : 0
}

/**
 * The region of `hit`; `others` gives the findings of the draft at a place: a clause that holds one of them does not stay.
 */
export function regionOf(
  rules: RuleSet,
  search: Search,
  hit: Span,
  others: Crossing<Span>,
  pushing: Pushing,
): Region {
  const push = standingOf(rules, search, hit, others, pushing)
  const { reading, first, to, last } = push
  const { text, tokens } = reading
  const { begin, stays: left, addressed } = beforePush(push)
  const before = tokens[begin - 1]?.end ?? 0
  const start = left
    ? before + quoteEnd(text, tokens[first]?.start ?? 0, before)
    : (tokens[begin]?.start ?? 0)
  const beside = afterPush(push)
  const right = beside ?? (push.from === push.first ? afterThen(reading, begin, last) : null)
  if (right !== null) {
    const leverEnd = tokens[(beside === null ? last : to) - 1]?.end ?? hit.end
    return {
      start,
      end: tokens[right]?.end ?? leverEnd,
      left,
      right: true,
      leverEnd,
      rightWord: written(reading, right),
      called: '',
      addressed,
      mark: '.',
    }
  }
  const pressed = pressedEnd(rules, search, begin, last, pushing.pattern)
  const { end, called } = pressed > last ? { end: pressed, called: '' } : closing(rules, reading, begin, last)
  const leverEnd = tokens[end - 1]?.end ?? hit.end
  const close = quoteEnd(text, start, leverEnd)
  const mark = /^[.!?…]*/.exec(text.slice(leverEnd + close))?.[0] ?? ''
  return {
    start,
    end: leverEnd + close + mark.length,
    left,
    right: false,
    leverEnd,
    rightWord: '',
    called,
    addressed,
    mark,
  }
}

/**
 * "Call yourself a Catholic? Then forgive my brother": the word after a "then" that opens the next sentence, and
 * leans on a push with nothing before it; else null.
 */
function afterThen(reading: Reading, begin: number, last: number): number | null {
  const opens = norm(reading, last) === 'then' && gap(reading, last) === GAP.sentence
  return opens && gap(reading, begin) >= GAP.paragraph && gap(reading, last + 1) === GAP.none
    ? last + 1
    : null
}

/** Where the sentences end that after `last` only press home the push from token `begin` on. */
function pressedEnd(rules: RuleSet, search: Search, begin: number, last: number, pattern: Pattern): number {
  const next = pressedHome(rules, search, begin, last, pattern)
  return next > last ? pressedEnd(rules, search, begin, next, pattern) : last
}

const SNEERS = /^[🙄😒🤡😤😡🖕💅🙃😏🤦🤷👏😑😠🤬💀🥱😩]/u

/** Where the tokens `[begin, last)` end without their kisses and kind emoji, which stay where they are, and who is called there. */
function closing(
  rules: RuleSet,
  reading: Reading,
  begin: number,
  last: number,
): { readonly end: number; readonly called: string } {
  let end = last
  // A sneer goes with the lever.
  while (
    end > begin + 1 &&
    /^(?:x+|\p{Extended_Pictographic}.*)$/u.test(written(reading, end - 1)) &&
    !SNEERS.test(written(reading, end - 1))
  )
    end--
  const calls =
    end > begin + 1 &&
    gap(reading, end - 1) === GAP.comma &&
    reading.tokens[end - 1]?.skip &&
    isCalled(rules, reading, end - 1)
  return { end, called: calls ? written(reading, end - 1) : '' }
}
