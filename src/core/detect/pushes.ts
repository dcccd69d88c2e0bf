import type { Engine } from '../engine/engine.ts'
import type { Search } from '../engine/search.ts'
import type { PatternRule, WeighedRule } from '../rules/data.ts'
import type { Hit } from '../types.ts'
import { patternPlaces } from './detect.ts'
import { weigh } from './weighed.ts'

/** A push and the rule that found it: by its match strings, or by the weight of its words. */
export interface Found {
  readonly rule: PatternRule | WeighedRule
  readonly hit: Hit
}

/** Everything in a reading that pushes: what rules find and the words around it allow, then what words alone speak for. */
export function pushesIn(engine: Engine, search: Search): Found[] {
  const weighed = weigh(engine, search)
  const worth = (rule: PatternRule, sentence: number) => weighed.mayAllow(rule, sentence)
  const { hits, ...stopped } = patternPlaces(engine, search, worth)
  const found = hits.filter(({ rule, hit }) => weighed.allows(rule, hit))
  return [
    ...found,
    ...weighed.hits(
      found.map(({ hit }) => hit),
      stopped,
    ),
  ]
}
