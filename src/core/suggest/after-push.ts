import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { JOINERS, LEANING, standsAlone } from './clause.ts'
import type { Standing } from './standing.ts'

/** The first token of the clause after a push that stays, past what joins it; null where none does. */
export function afterPush(push: Standing): number | null {
  const { rules, reading, pattern, to, last } = push
  let from = to
  while (from < last && JOINERS.has(norm(reading, from))) from++
  const joined = push.apart || push.asks || from > to || gap(reading, to) >= GAP.comma
  return joined &&
    from < last &&
    !leans(push, from) &&
    !push.pushes(from, last) &&
    !refersBack(reading, from, last) &&
    !scolds(rules, reading, from, last) &&
    !(pattern === 'comparison' && tellsOfThird(reading, from, last)) &&
    standsAlone(rules, reading, from, last)
    ? from
    : null
}

/** Whether the clause that begins at `from`, after a push, cannot be understood without it. */
function leans({ reading, pattern, apart, to, last }: Standing, from: number): boolean {
  // What is known to be no part of the push may speak of the partner as well.
  const spoken = pattern === 'comparison' ? /^(?:this|that|there|it)$/ : /^(?:you|this|that|there|it)$/
  const leaning = (word: string) => LEANING.has(word) && !(apart && spoken.test(word))
  const joiner = norm(reading, to)
  return (
    leaning(joiner) ||
    leaning(firstSaid(reading, from, last)) ||
    // "… on purpose so no one will buy it"
    (joiner === 'so' && !ASKS_ON.test(`${norm(reading, from)} ${norm(reading, from + 1)}`)) ||
    // "you think I'll give up and we'll stay": what follows is claimed as well.
    (pattern === 'assumption' && joiner === 'and' && norm(reading, from) === 'we')
  )
}

/** What may follow "so" and still be said alone: "so can we …", "so please …". */
const ASKS_ON = /^(?:i (?:need|want|am|ask|was|will)|(?:can|could|will|would|please|let|come|call)\b)/
/** The first word that is no filler and calls nobody: "Olumide, it's the one …" leans on what went before. */
const firstSaid = (reading: Reading, from: number, to: number) =>
  reading.tokens.slice(from, to).find(({ skip }) => !skip)?.norm ?? ''

/** "… and I smiled about it": a few words whose "it" goes with the push. */
const refersBack = (reading: Reading, from: number, to: number) => {
  const words = reading.tokens.slice(from, to).map(({ norm: word }) => word)
  return (
    words.length <= 8 &&
    (/^(?:it|that|this|them)$/.test(words.at(-1) ?? '') ||
      /^(?:it|that) (?:shows|hurts|stinks|stings|grates|sucks)$/.test(words.join(' ')) ||
      REGRETS.test(words.join(' '))) &&
    !words.some((word) => /^(?:can|could|will|would|please|let)$/.test(word))
  )
}
/** "… and I should have listened to my dad", "… and I used to think it charming": says of the push what it was worth. */
const REGRETS =
  /\b(?:said|says|say|told me|thinks|think|knows|know) so\b|^(?:i (?:should (?:have|of)|used to (?:find|think)|thought it|find it|found it)|my \S+ (?:was|were) right|everyone (?:said|told) )/

/** "… and look at him now": goes on about whoever is held up, and has nothing of the two of us. */
function tellsOfThird(reading: Reading, from: number, to: number): boolean {
  const words = reading.tokens.slice(from, to).map(({ norm: word }) => word)
  return (
    words.some((word) => /^(?:he|him|his|she|her|hers|they|them|their)$/.test(word)) &&
    !words.some((word) => /^(?:you|your|i|me|my|we|us|our)$/.test(word))
  )
}

/** "… it's a disgrace": what it says of the push is the push again. */
const scolds = (rules: RuleSet, reading: Reading, from: number, to: number) =>
  norm(reading, from) === 'it' &&
  reading.tokens.slice(from + 1, to).some(({ norm: word }) => wordSet(rules, 'scolding').has(word))
