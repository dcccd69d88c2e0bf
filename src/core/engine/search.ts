import { known } from '../known.ts'
import type { HasTag, Match, Matcher } from '../match/matcher.ts'
import type { Reading } from '../text/draft.ts'
import type { Matching, RuleList } from './index.ts'
import type { Prefilter } from './prefilter.ts'

/** A rule with every place where one of its match strings matches; conditions and vetoes not yet asked. */
export interface Matched<Rule> {
  readonly rule: Rule
  readonly matches: readonly Match[]
}

/** Finds matches in one reading. */
export interface Search {
  readonly reading: Reading
  /** Every match of any match string that starts in the tokens `[from, to)`; the whole reading unless they are given. */
  all(source: string, from?: number, to?: number): readonly Match[]
  /** Those of the engine's own `rules` in `list` that match here, in their order; only where `worth` a try. */
  matched<Rule extends Matching>(
    list: RuleList,
    rules: readonly Rule[],
    worth?: (rule: Rule, at: number) => boolean,
  ): readonly Matched<Rule>[]
}

export interface Searchable {
  readonly prefilter: Prefilter
  readonly matcherOf: (source: string) => Matcher
  readonly hasTag: HasTag
  /** The match strings of a rule, as they are numbered. */
  stringsOf(rule: Matching): readonly string[]
  /** The place in its list of the rule that has a match string, and which of its strings it is. */
  ownerOf(number: number): { readonly list: RuleList; readonly rule: number; readonly match: number }
}

export function searchOf(
  reading: Reading,
  { prefilter, matcherOf, hasTag, stringsOf, ownerOf }: Searchable,
): Search {
  /** For each match string, its match at each token it was tried at. */
  const tried = new Map<string, Map<number, Match | null>>()
  let starts: ReadonlyMap<number, readonly number[]> | undefined
  // A first run assumes the best of every tag; only a match that asked for tags is run again with the tagger.
  let asked = false
  const assumed: HasTag = (_reading, _at, _tag, negated) => {
    asked = true
    return !negated
  }
  function matchAt(matcher: Matcher, at: number): Match | null {
    asked = false
    const likely = matcher(reading, at, assumed)
    const match = likely && asked ? matcher(reading, at, hasTag) : likely
    return match && match.to > match.from ? match : null
  }
  return {
    reading,
    all(source, from = 0, to = reading.tokens.length) {
      const byToken = known(tried, source, () => new Map<number, Match | null>())
      const matcher = matcherOf(source)
      const found: Match[] = []
      for (let at = from; at < to; at++) {
        const before = byToken.get(at)
        const match = before === undefined ? matchAt(matcher, at) : before
        if (before === undefined) byToken.set(at, match)
        if (match) found.push(match)
      }
      return found
    },
    matched(list, rules, worth = () => true) {
      starts ??= prefilter.startsIn(reading)
      const found = new Map<number, Match[]>()
      for (const [number, places] of [...starts].sort((a, b) => a[0] - b[0])) {
        const owner = ownerOf(number)
        if (owner.list !== list) continue
        const rule = rules[owner.rule]
        const tries = rule ? places.filter((at) => worth(rule, at)) : []
        if (!rule || tries.length === 0) continue
        const source = stringsOf(rule)[owner.match] ?? ''
        for (const match of tries.flatMap((at) => matchAt(matcherOf(source), at) ?? [])) {
          known(found, owner.rule, (): Match[] => []).push(match)
        }
      }
      return [...found].flatMap(([at, matches]) => {
        const rule = rules[at]
        return rule ? [{ rule, matches }] : []
      })
    },
  }
}
