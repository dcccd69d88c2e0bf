import type { Search } from '../engine/search.ts'
import type { RuleSet } from '../rules/data.ts'
import { opensSentence, sameParagraph, sentenceAt, sentencesBetween, tokensOf } from '../text/place.ts'
import { type Hit, overlap, type Pattern } from '../types.ts'
import type { Ask } from './ask.ts'
import { isDare } from './dare.ts'
import { tellsDeed } from './deed.ts'
import { refused, stopped } from './opposite.ts'
import { askedOfYou, saidToYou } from './persons.ts'

/** Whether a rule of the pattern, or the weight of its words, found the hit. */
export const isOf = (hit: Hit, pattern: Pattern): boolean => hit.ruleId.split('/').includes(pattern)

/** An ask as the push that it is part of makes it, said to the partner; any other as it is. */
export function ofYou(rules: RuleSet, hit: Hit, ask: Ask): Ask {
  if (!overlap(ask, hit)) return ask
  const measures = isOf(hit, 'character-assassination')
  // "Someone who respected me wouldn't fry bacon in Ramadan" asks to stop it.
  const declined = ask.negative || (!ask.others && /^\s*no\b/i.test(hit.quote))
  const said = measures && declined && ask.head !== 'be' && ask.head !== 'stop' ? stopped(rules, ask) : ask
  const rest =
    measures && !tellsDeed(ask) ? askedOfYou(rules, said.rest, hit.quote) : saidToYou(rules, said.rest)
  return { ...said, rest, text: said.text.replace(said.rest, () => rest) }
}

/** Whether an ask is what a threat gives leave for, right before it: "Fine, stay out again. The locks will be changed." */
export function isDared(rules: RuleSet, search: Search, hit: Hit, ask: Ask): boolean {
  const { reading } = search
  return (
    isOf(hit, 'threat') &&
    ask.strength === 2 &&
    ask.end <= hit.start &&
    sentencesBetween(reading, ask, hit) === 1 &&
    sameParagraph(reading, ask, hit) &&
    isDare(rules, search, sentenceAt(reading, ask))
  )
}

/** In a threat "touch that whisky and I will …" asks not to. */
export function warned(rules: RuleSet, search: Search, hit: Hit, ask: Ask): Ask {
  const { reading } = search
  if (!ask.negative && ask.head !== 'stop' && isDared(rules, search, hit, ask)) return refused(ask)
  if (
    ask.negative ||
    ask.strength !== 2 ||
    !isOf(hit, 'threat') ||
    !opensSentence(reading, ask) ||
    sentencesBetween(reading, ask, hit) > 0
  )
    return ask
  const [from] = tokensOf(reading, ask)
  const [, last] = reading.sentences[sentenceAt(reading, ask)] ?? [0, 0]
  const words = reading.tokens.slice(from, last).map(({ norm }) => norm)
  const at = words.findIndex(
    (word, i) =>
      word === 'and' &&
      /^(?:i|we|you|see|watch)$/.test(words[i + 1] ?? '') &&
      /^(?:will|am|are|can|how|what|if|me)$/.test(words[i + 2] ?? ''),
  )
  // "Talk to me or I'm going, and I'm taking the cooker": a choice is no warning.
  return at > 0 && !words.slice(0, at).includes('or') ? refused(ask) : ask
}
