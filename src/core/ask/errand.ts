import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { wordsOf } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { opensSentence, sentencesBetween } from '../text/place.ts'
import { overlap, type Span } from '../types.ts'
import type { Ask } from './ask.ts'

/** From this many sentences on a draft speaks of several things. */
const LETTER = 5
/** Shorter words say too little to be recognised by. */
const TELLING = 4

const errandsOf = perRules((rules) => new Set(wordsOf(rules, 'ask-errand')))

/** Whether an order is one of the small things that end a letter, of which the rest of the draft says nothing. */
export function isErrand(rules: RuleSet, reading: Reading, ask: Ask, hit: Span): boolean {
  if (
    ask.strength !== 2 ||
    !errandsOf(rules).has(ask.head) ||
    sentencesBetween(reading, ask, hit) <= (opensSentence(reading, ask) ? 1 : 0) ||
    reading.sentences.length < LETTER
  )
    return false
  const places = tellingPlaces(reading)
  const words = ask.rest.toLowerCase().split(/[^\p{L}\d]+/u)
  return !words.some((word) => places.get(word)?.some((place) => !overlap(place, ask)))
}

/** The first and the last place of every word that tells something, as it is written but in small letters. */
type TellingPlaces = ReadonlyMap<string, readonly [first: Span, last: Span]>
const placesIn = new WeakMap<Reading, TellingPlaces>()
function tellingPlaces(reading: Reading): TellingPlaces {
  const before = placesIn.get(reading)
  if (before) return before
  const places = new Map<string, readonly [first: Span, last: Span]>()
  for (const token of reading.tokens) {
    if (token.norm.length < TELLING) continue
    const word = reading.text.slice(token.start, token.end).toLowerCase()
    places.set(word, [places.get(word)?.[0] ?? token, token])
  }
  placesIn.set(reading, places)
  return places
}
