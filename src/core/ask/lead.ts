import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { norm } from '../text/place.ts'
import { longestFirst } from './phrases.ts'

const leadsOf = perRules((rules) => longestFirst(rules, 'ask-lead'))

/** How far into "get off your backside and" a word that joins it to the deed stands at most. */
const STIRRING = 6

/** Past "get off your backside to" and its like; `at` itself where there is no such. */
function pastStir(rules: RuleSet, reading: Reading, at: number, to: number): number {
  if (!wordSet(rules, 'ask-stir').has(norm(reading, at))) return at
  for (let i = at + 2; i < Math.min(at + STIRRING, to - 1); i++)
    if (/^(?:and|to)$/.test(norm(reading, i)) && wordSet(rules, 'ask-stirred').has(norm(reading, i - 1)))
      return i + 1
  return at
}

function startsWith(reading: Reading, at: number, to: number, phrase: readonly string[]): boolean {
  return at + phrase.length < to && phrase.every((word, i) => norm(reading, at + i) === word)
}

/** Where the ask itself begins: past "want to", "just", "bother to". */
export function leadEnd(rules: RuleSet, reading: Reading, from: number, to: number): number {
  const leads = leadsOf(rules)
  let at = from
  for (;;) {
    const lead = leads.find((phrase) => startsWith(reading, at, to, phrase))
    const stirred = pastStir(rules, reading, at, to)
    if (lead) at += lead.length
    else if (stirred > at) at = stirred
    else if (at + 1 < to && reading.tokens[at]?.skip && norm(reading, at) !== 'love') at++
    else return at
  }
}
