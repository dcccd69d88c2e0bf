import { known } from '../known.ts'
import type { HasTag, Match, Matcher } from '../match/matcher.ts'
import type { Reading } from '../text/draft.ts'
import type { Prefilter } from './prefilter.ts'

interface Matching {
  readonly match: readonly string[]
}

/** Finds the matches of match strings in one reading; each string is searched once. */
export interface Search {
  readonly reading: Reading
  /** Every match of `source`, in order of place. */
  all(source: string): readonly Match[]
  /** Those of `rules` of which some match string is possible here; in their order. */
  likely<T extends Matching>(rules: readonly T[]): readonly T[]
}

export interface Searchable {
  readonly prefilter: Prefilter
  /** The number of a match string in the index. */
  readonly numberOf: ReadonlyMap<string, number>
  readonly matcherOf: (source: string) => Matcher
  readonly hasTag: HasTag
  /** Match string -> the places in a rule list of the rules that have it. */
  owners(rules: readonly Matching[]): ReadonlyMap<number, readonly number[]>
}

export function searchOf(
  reading: Reading,
  { prefilter, numberOf, matcherOf, hasTag, owners }: Searchable,
): Search {
  const starts = prefilter.startsIn(reading)
  const found = new Map<number, readonly Match[]>()
  // A first run assumes the best of every tag; only a match that asked for tags is run again with the tagger.
  let asked = false
  const assumed: HasTag = (_reading, _at, _tag, negated) => {
    asked = true
    return !negated
  }
  function matchAt(matcher: Matcher, at: number): Match | null {
    asked = false
    const likely = matcher(reading, at, assumed)
    return likely && asked ? matcher(reading, at, hasTag) : likely
  }
  function search(source: string, from: readonly number[]): readonly Match[] {
    const matcher = matcherOf(source)
    return from
      .map((at) => matchAt(matcher, at))
      .filter((match): match is Match => match !== null && match.to > match.from)
  }
  return {
    reading,
    all(source) {
      const number = numberOf.get(source) ?? -1
      return known(found, number, () =>
        search(source, starts.get(number) ?? prefilter.startsOf(reading, number)),
      )
    },
    likely(rules) {
      const which = new Set<number>()
      const byMatch = owners(rules)
      for (const number of starts.keys()) for (const rule of byMatch.get(number) ?? []) which.add(rule)
      return [...which].sort((a, b) => a - b).flatMap((rule) => rules[rule] ?? [])
    },
  }
}
