import { isDare } from '../ask/dare.ts'
import type { Search } from '../engine/search.ts'
import { AFTERSHOCK, type RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm } from '../text/place.ts'
import { GAP, type Token } from '../text/token.ts'
import type { Pattern } from '../types.ts'
import { JOINERS } from './clause.ts'

const THIRD = /^(?:he|she|they)$/
const OF_THIRD = /^(?:him|her|his|them|their|theirs)$/
const BETWEEN_US = /^(?:you|your|i|me|we|us|our)$/

/** Words for those who are held up, by what they are called. */
const PEOPLE = ['model-he', 'model-she', 'model-two', 'model-many'] as const

/**
 * Where what is told of someone else begins that "he", "she", "they" at token `at`, or "him", "her" before `to`, takes
 * up: in its own sentence, or in the one before, where that one tells of somebody and has nothing of the two of us. Null
 * where nothing is taken up.
 */
export function takenUp(rules: RuleSet, reading: Reading, at: number, to: number): number | null {
  const tellsOf = ({ name, norm: word }: Token) =>
    name || THIRD.test(word) || PEOPLE.some((list) => wordSet(rules, list).has(word))
  let subject = at
  while (JOINERS.has(norm(reading, subject)) || reading.tokens[subject]?.skip) subject++
  // "All the nurses' husbands come, every one of them": who is meant stands in the push itself.
  const somebody = reading.tokens.slice(at, to).findIndex(tellsOf)
  const pointed = reading.tokens.slice(at, to).findIndex(({ norm: word }) => OF_THIRD.test(word))
  const pointsBack = pointed >= 0 && (somebody < 0 || somebody > pointed)
  if (!THIRD.test(norm(reading, subject)) && !pointsBack) return null
  const sentence = reading.sentenceOf[subject] ?? 0
  const own = reading.sentences[sentence]?.[0] ?? subject
  const from = own < at ? own : (reading.sentences[sentence - 1]?.[0] ?? at)
  const before = reading.tokens.slice(from, at)
  if (!before.some(tellsOf) || before.some(({ norm: word }) => BETWEEN_US.test(word))) return null
  const parted = reading.tokens.slice(from + 1, at + 1).some((token) => token.gap >= GAP.paragraph)
  return parted || /[?\n]/.test(reading.text.slice(reading.tokens[from]?.start, reading.tokens[at]?.start))
    ? null
    : from
}

/** Where the sentence before token `at` begins, if it dares the partner to do what the threat at `at` is for; else null. */
export function daredBefore(rules: RuleSet, search: Search, at: number): number | null {
  const { reading } = search
  const here = reading.sentenceOf[at] ?? 0
  const [from, to] = reading.sentences[here - 1] ?? [at, at]
  const opens = reading.sentences[here]?.[0] === at || JOINERS.has(norm(reading, at - 1))
  return opens && gap(reading, to) < GAP.paragraph && isDare(rules, search, here - 1) ? from : null
}

/** Days and numbers tell something, said again or not. */
const TOLD = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|\d|^(?:today|tonight|tomorrow)$/

/** "Three weeks!", "GAZ!!": a word or three of the push again. */
function echoes(reading: Reading, from: number, [start, end]: readonly [number, number]): boolean {
  const said = new Set(reading.tokens.slice(from, start).map(({ norm: word }) => word))
  return (
    end - start <= 3 &&
    reading.tokens.slice(start, end).every(({ norm: word }) => said.has(word) && !TOLD.test(word))
  )
}

/** "From you.", "Not once.": a word or three that say nothing without the sentence before them. */
const TRAILING =
  /^(?:(?:from|for|to|with) (?:you|me)|(?:not|none|than|without) \S+(?: \S+)?|not (?:the|my|your|a|an|one|once)(?: \S+){1,3} not (?:the|my|your|a|an|one|once)(?: \S+){1,7})$/

/** Whether "he", "she" or "they" takes up whom a push in the tokens `[from, to)` holds up. */
function takesUp(rules: RuleSet, reading: Reading, from: number, to: number, word: string, pattern: Pattern) {
  if (pattern === 'comparison') return THIRD.test(word)
  const held = word === 'he' ? 'model-he' : word === 'she' ? 'model-she' : word === 'they' ? 'model-many' : ''
  // "A man doesn't leave. He comes home", but not "… his daughter. She's been in her room since four".
  const said = reading.tokens.slice(from, to).map(({ norm: other }) => other)
  return pattern === 'character-assassination' && said.some((other) => wordSet(rules, held).has(other))
}

const trails = ({ tokens }: Reading, [start, end]: readonly [number, number]) => {
  const words = tokens.slice(start, end).map(({ norm: word }) => word)
  return TRAILING.test(words.join(' ')) && !words.some((word) => TOLD.test(word))
}

/** Where the sentence at token `at` ends, if it does no more than press home the push before it; else `at`. */
export function pressedHome(
  rules: RuleSet,
  search: Search,
  from: number,
  at: number,
  pattern: Pattern,
): number {
  const { reading } = search
  if (gap(reading, at) >= GAP.paragraph) return at
  const here = reading.sentenceOf[at] ?? -1
  const sentence = reading.sentences[here]
  const known = rules.phrases[AFTERSHOCK.list] ? search.allIn(AFTERSHOCK.source, here) : []
  if (!sentence) return at
  // "Your choice, Kelvin."
  const called = (from: number) =>
    reading.tokens.slice(from, sentence[1]).every(({ skip, name }) => skip || name)
  const whole = known.some((match) => match.from === at && called(match.to))
  const words = reading.tokens.slice(...sentence).map(({ norm: word }) => word)
  // "He learned it off TikTok."
  const more =
    takesUp(rules, reading, from, at, words[0] ?? '', pattern) &&
    !words.some((word) => BETWEEN_US.test(word) || TOLD.test(word))
  // "Unless you get in the car by ten."
  const hangs = pattern === 'threat' && /^(?:unless|otherwise)$/.test(words[0] ?? '')
  return whole || more || hangs || trails(reading, sentence) || echoes(reading, from, sentence)
    ? sentence[1]
    : at
}
