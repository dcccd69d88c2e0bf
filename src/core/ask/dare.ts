import type { Search } from '../engine/search.ts'
import { DARE, type RuleSet } from '../rules/data.ts'
import { words } from '../text/grammar.ts'

/** A threat with a condition of its own tells by itself what it is for: "Fine, book the flights again. If you don't …" */
const CONDITIONS = words('if unless otherwise or until till whenever')

/**
 * Whether a sentence only gives leave for something, as the threat in the next one does for what it is about: "Fine, stay
 * out again."
 */
export function isDare(rules: RuleSet, { reading, allIn }: Search, sentence: number): boolean {
  if (sentence < 0 || !rules.phrases[DARE.list]) return false
  const [from] = reading.sentences[sentence] ?? []
  const threat = reading.tokens.slice(...(reading.sentences[sentence + 1] ?? [0, 0]))
  return (
    !threat.some(({ norm }) => CONDITIONS.has(norm)) &&
    allIn(DARE.source, sentence).some((match) => match.from === from)
  )
}
