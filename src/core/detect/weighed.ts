import type { Engine } from '../engine/engine.ts'
import { MOST_BREAKS } from '../engine/prefilter.ts'
import type { Search } from '../engine/search.ts'
import type { PatternRule, WeighedRule } from '../rules/data.ts'
import { type Hit, PATTERNS, type Span } from '../types.ts'
import { speaksToYou } from '../weigh/features.ts'
import { quoteOf, vetoFor } from './detect.ts'

/** Log odds from which the words of a sentence alone speak for a pattern: sooner where it addresses the partner. */
const SPEAKS = { toYou: 0.5, otherwise: 1 }
/** Beside what a rule found in the same draft they must speak louder. */
const LOUDER = 0.7
/** Shorter sentences hold too few words to speak. */
const FEWEST_WORDS = 5
/** Log odds below which they speak so clearly against a pattern that a rule is taken to have misread them. */
const AGAINST = -3.3

/** A rule that is `despite` this speaks whatever the words around weigh: one that nothing was learned with. */
export const WORDS = 'words'

/** The weight of words for each pattern, sentence by sentence. */
export interface Weighed {
  /** Whether `allows` may say yes to some hit whose match starts in `sentence`; matching takes far longer than asking. */
  mayAllow(rule: PatternRule, sentence: number): boolean
  /** Whether the words where `hit` stands leave room for what `rule` finds. */
  allows(rule: PatternRule, hit: Span): boolean
  /** Sentences whose words speak for a pattern that no rule found; `found` are the hits of rules. */
  hits(found: readonly Span[]): readonly { readonly rule: WeighedRule; readonly hit: Hit }[]
}

export function weigh(engine: Engine, search: Search): Weighed {
  const { reading } = search
  const odds = reading.sentences.map((_sentence, i) => search.odds(i))
  const spans = reading.sentences.map(([from, to]) => quoteOf(reading, from, to))
  const leavesRoom = (sentence: number, column: number) => (odds[sentence]?.[column] ?? 0) > AGAINST
  return {
    mayAllow({ pattern, despite }, first) {
      if (despite.includes(WORDS)) return true
      const column = PATTERNS.indexOf(pattern)
      for (let i = first; i <= first + MOST_BREAKS; i++) if (leavesRoom(i, column)) return true
      return false
    },
    allows({ pattern, despite }, hit) {
      if (despite.includes(WORDS)) return true
      const at = PATTERNS.indexOf(pattern)
      const there = spans.flatMap((span, i) =>
        span.start < hit.end && hit.start < span.end ? [odds[i]?.[at] ?? 0] : [],
      )
      return there.length === 0 || Math.max(...there) > AGAINST
    },
    hits(found) {
      const louder = found.length > 0 ? LOUDER : 0
      return reading.sentences.flatMap(([from, to], i) => {
        const all = odds[i] ?? []
        const best = Math.max(...all)
        const rule = engine.rules.weighed.find((one) => one.pattern === PATTERNS[all.indexOf(best)])
        const span = spans[i]
        const least = louder + (speaksToYou(reading, i) ? SPEAKS.toYou : SPEAKS.otherwise)
        if (!rule || !span || best <= least || to - from < FEWEST_WORDS) return []
        if (found.some((hit) => hit.start < span.end && span.start < hit.end)) return []
        if (vetoFor(engine.rules.vetoes, { from, to, captures: new Map() }, search)) return []
        return [{ rule, hit: { ruleId: rule.id, ...span, captures: {} } }]
      })
    },
  }
}
