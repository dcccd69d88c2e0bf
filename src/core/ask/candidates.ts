import { anyHolds } from '../detect/scope.ts'
import { disjoint } from '../disjoint.ts'
import type { Search } from '../engine/search.ts'
import type { AskRule, RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import type { Ask } from './ask.ts'
import { deedToTalkOf } from './deed.ts'
import { modelOf } from './model.ts'
import { normalise } from './normalise.ts'
import { stopped } from './opposite.ts'
import { doneToMe, turnedToUs } from './others.ts'
import { thingAsked } from './thing.ts'

/** Everything in a reading that asks for something, in order of place; of overlapping ones the strongest. */
export function asksIn(rules: RuleSet, search: Search): readonly Ask[] {
  const { reading } = search
  const found = search.matched('asks', rules.asks).flatMap(({ rule, matches }) =>
    matches
      .filter(({ from, to }) => !anyHolds(rule.unless, [from, to], search))
      .flatMap((match) => {
        const captured = match.captures.get('ask')
        if (!captured) return []
        const { as } = rule
        if (as === null) return deedAsked(rules, rule, reading, captured, match.from) ?? []
        const named = { ...rule, as }
        return (
          (as.includes('{doing}')
            ? deedToTalkOf(rules, named, reading, captured)
            : thingAsked(rules, reading, named, captured, match.to)) ?? []
        )
      }),
  )
  return disjoint(found.sort((a, b) => b.strength - a.strength || b.text.length - a.text.length))
}

/** A captured verb phrase; what others do is turned to the two of us. */
function deedAsked(
  rules: RuleSet,
  { who, strength, others, within }: AskRule,
  reading: Reading,
  [from, to]: readonly [number, number],
  begins: number,
): Ask | null {
  const ask = normalise(rules, reading, from, to, {
    who,
    strength,
    sure: strength >= 1 && !others,
  })
  if (!ask) return null
  if (!others) return { ...ask, within }
  // "gets collected by her husband": done to them, not by them.
  const suffered = /^(?:gets?|got|getting|is|are|was|were|been|being)$/.test(
    reading.tokens[from - 1]?.norm ?? '',
  )
  const turned = suffered ? doneToMe(rules, ask) : turnedToUs(rules, ask, modelOf(rules, reading, from))
  const refuses = reading.tokens.slice(begins, from).some(({ norm }) => /^(?:not|no|never)$/.test(norm))
  return turned && refuses ? stopped(rules, turned) : turned
}
