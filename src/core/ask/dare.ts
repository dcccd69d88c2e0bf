import type { Search } from '../engine/search.ts'
import { DARE, type RuleSet } from '../rules/data.ts'

/** Whether a sentence only gives leave for something, as a threat does for what it is about: "Fine, stay out again." */
export function isDare(rules: RuleSet, search: Search, sentence: number): boolean {
  if (sentence < 0 || !rules.phrases[DARE.list]) return false
  const [from] = search.reading.sentences[sentence] ?? []
  return search.allIn(DARE.source, sentence).some((match) => match.from === from)
}
