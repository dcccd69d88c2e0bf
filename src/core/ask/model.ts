import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'

/** Who is held up for what others do: a man, a woman, two of them; and whether it is told of many. */
export interface Model {
  readonly who: 'he' | 'she' | 'two' | null
  readonly many: boolean
  /** Held up as a parent: "them" are the children. */
  readonly parent: boolean
}

/** How far before what is done its doer is named. */
const NAMED_WITHIN = 6

/** Who is held up for what the words from `at` on tell. */
export function modelOf(rules: RuleSet, reading: Reading, at: number): Model {
  const before = reading.tokens.slice(Math.max(0, at - NAMED_WITHIN), at).map(({ norm }) => norm)
  const last = (name: string) => before.findLastIndex((word) => wordSet(rules, `model-${name}`).has(word))
  const found = (['he', 'she', 'two'] as const)
    .map((who) => ({ who, at: last(who) }))
    .filter((one) => one.at >= 0)
    .sort((a, b) => b.at - a.at)
  const parent = last('parent')
  // "Her dad drives her": she is no child of ours.
  const somebodys = /^(?:my|your|her|his|our|their|'s)$/.test(before[parent - 1] ?? '')
  return {
    who: found[0]?.who ?? null,
    many: last('many') >= 0,
    parent: parent >= 0 && !somebodys,
  }
}
