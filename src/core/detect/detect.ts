import { disjoint } from '../disjoint.ts'
import type { Engine } from '../engine/engine.ts'
import type { Matched, Search } from '../engine/search.ts'
import type { Match } from '../match/match.ts'
import type { PatternRule, SafetyRule, StrengthRule, Veto } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { saidIn } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import type { Captures, Hit, Pattern, Quote } from '../types.ts'
import { extentOf } from './extent.ts'
import { allHold, anyHolds, holds } from './scope.ts'

type AnyRule = PatternRule | SafetyRule | StrengthRule

/** The text from token `from` up to token `to`, with its place; nobody says the code or the picture at its ends. */
export function quoteOf(reading: Reading, from: number, to: number): Quote {
  const [first, past] = saidIn(reading, from, to)
  const start = reading.tokens[first]?.start ?? 0
  const end = reading.tokens[past - 1]?.end ?? start
  return { start, end, quote: reading.text.slice(start, end) }
}

function capturesOf(reading: Reading, match: Match): Captures {
  return Object.fromEntries(
    [...match.captures]
      .filter(([, [from, to]]) => to > from)
      .map(([name, [from, to]]) => [name, quoteOf(reading, from, to)]),
  )
}

/** Those that hold for a pattern. */
export const vetoesOf = (vetoes: readonly Veto[], pattern: Pattern) =>
  vetoes.filter((one) => one.for.length === 0 || one.for.includes(pattern))

/** The name of the veto that stops a match, or null. */
export function vetoFor(vetoes: readonly Veto[], match: Match, search: Search): string | null {
  const range = [match.from, match.to] as const
  const veto = vetoes.find(
    (one) => holds(one.scope, one.match, range, search) && !holds(one.scope, one.unless, range, search),
  )
  return veto?.name ?? null
}

/** What a rule finds in a reading, where what it knows to look alike stopped it, and where a veto did. */
interface Places {
  readonly hits: Hit[]
  readonly lookAlikes: Quote[]
  readonly vetoed: Quote[]
}

/** The places of a rule; what is outside its context is none. */
export function placesOf(
  { rule, matches }: Matched<AnyRule>,
  vetoes: readonly Veto[],
  search: Search,
): Places {
  const { reading } = search
  const hits: Hit[] = []
  const lookAlikes: Quote[] = []
  const vetoed: Quote[] = []
  for (const match of matches) {
    const range = [match.from, match.to] as const
    if (!allHold(rule.context, range, search)) continue
    const [from, to] = extentOf(reading, match.from, match.to, rule.span)
    const quote = quoteOf(reading, from, to)
    if (anyHolds(rule.unless, range, search)) lookAlikes.push(quote)
    else if (vetoFor(vetoes, match, search)) vetoed.push(quote)
    else hits.push({ ruleId: rule.id, ...quote, captures: capturesOf(reading, match) })
  }
  return { hits: longest(hits), lookAlikes, vetoed }
}

const length = (hit: Quote) => hit.end - hit.start

/** Of hits that overlap, the longest (the earlier of two as long); in order of place. */
function longest<T extends Quote>(hits: readonly T[]): T[] {
  return disjoint([...hits].sort((a, b) => length(b) - length(a) || a.start - b.start))
}

/** A place of a rule for one of the six patterns. */
export interface PatternPlace<Place extends Quote> {
  readonly rule: PatternRule
  readonly hit: Place
}

/** What rules of the six patterns make of a reading, each place with its rule. */
export interface PatternPlaces {
  readonly hits: readonly PatternPlace<Hit>[]
  /** Where what a rule knows to look alike stopped it. */
  readonly lookAlikes: readonly PatternPlace<Quote>[]
  /** Where a veto stopped it. */
  readonly vetoed: readonly PatternPlace<Quote>[]
}

/** A push stands in one paragraph: an edit of one that goes on in the next would take that along. */
const inOneParagraph = ({ tokens }: Reading, { from, to }: Match) =>
  !tokens.slice(from + 1, to).some(({ gap }) => gap >= GAP.paragraph)

/** What the six patterns find in a reading where they are `worth` a try. */
export function patternPlaces(
  engine: Engine,
  search: Search,
  worth?: (rule: PatternRule, sentence: number) => boolean,
): PatternPlaces {
  const places = search.matched('patterns', engine.rules.patterns, worth).map((matched) => {
    const { rule } = matched
    const vetoes = vetoesOf(engine.rules.vetoes, rule.pattern).filter(
      ({ name }) => !rule.despite.includes(name),
    )
    const matches = matched.matches.filter((match) => inOneParagraph(search.reading, match))
    return { rule, ...placesOf({ ...matched, matches }, vetoes, search) }
  })
  return {
    hits: places.flatMap(({ rule, hits }) => hits.map((hit) => ({ rule, hit }))),
    lookAlikes: places.flatMap(({ rule, lookAlikes }) => lookAlikes.map((hit) => ({ rule, hit }))),
    vetoed: places.flatMap(({ rule, vetoed }) => vetoed.map((hit) => ({ rule, hit }))),
  }
}
