import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { words } from '../text/grammar.ts'
import { gap, norm, written } from '../text/place.ts'
import { GAP } from '../text/token.ts'

const OPENERS = words(
  'well so ok okay right now look listen oh ah and but honestly fine wow great yeah yes no plus then also god',
)
const GREETINGS = words('hi hey hello dear')

/** "You, with your …", "Eleven, and each of them …" */
const NOBODY =
  /^(?:you|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|every|all|none|both)$/

const isName = (word: string) => /^\p{Lu}\p{Ll}+$/u.test(word)

/** Whether the token at `at` is what somebody is called: a name or an endearment. */
export const isCalled = (rules: RuleSet, reading: Reading, at: number): boolean =>
  isName(written(reading, at)) || wordSet(rules, 'endearment').has(norm(reading, at))

/** Only a greeting, names or endearments. */
export function addresses(rules: RuleSet, reading: Reading, from: number, to: number): boolean {
  if (to - from > 3 || to <= from) return false
  // "Conclusion: …", "You, with your …" call nobody.
  if (/^\s*:/.test(reading.text.slice(reading.tokens[to - 1]?.end)) || NOBODY.test(norm(reading, from)))
    return false
  let named = false
  for (let at = from; at < to; at++) {
    const word = norm(reading, at)
    const name =
      wordSet(rules, 'endearment').has(word) ||
      (isName(written(reading, at)) &&
        (reading.tokens[at]?.skip === true || (at > from && GREETINGS.has(norm(reading, at - 1)))) &&
        !OPENERS.has(word) &&
        // "Counselling, or I'm out."
        !wordSet(rules, 'ask-bare').has(word))
    named ||= name
    if (!name && !GREETINGS.has(word) && !OPENERS.has(word)) return false
  }
  return named
}

/** How many words at the start of a hit only address someone ("Hey love, …"); 0 where it says something at once. */
export function addressing(rules: RuleSet, reading: Reading, from: number, to: number): number {
  const [, end = to] = reading.sentences[reading.sentenceOf[from] ?? 0] ?? []
  return (
    [1, 2, 3].find(
      (n) =>
        from + n < to &&
        // "Phones, me." calls nobody.
        from + n + 1 < end &&
        gap(reading, from + n) === GAP.comma &&
        addresses(rules, reading, from, from + n),
    ) ?? 0
  )
}
