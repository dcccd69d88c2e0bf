import { type Ask, givenAsk } from '../ask/ask.ts'
import { askFor } from '../ask/ask-for.ts'
import { asksIn } from '../ask/candidates.ts'
import { points } from '../ask/pointing.ts'
import { crossing, rangeOver } from '../crossing.ts'
import type { Found } from '../detect/pushes.ts'
import type { Engine } from '../engine/engine.ts'
import type { Search } from '../engine/search.ts'
import type { RuleSet, Saying } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { gap, sentenceAt, tokensOf } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { overlap, type Pattern, type Span } from '../types.ts'
import { leverOf } from './lever.ts'
import { paragraphsOf } from './passage.ts'
import { type Region, regionOf } from './region.ts'
import { isForUs, isSayable } from './sayable.ts'
import { askingBeside, saysMore } from './traits.ts'
import type { Voice } from './voice.ts'

/** What the whole draft says beside everything in it that pushes. */
export interface Surroundings {
  /** It says something. */
  readonly beside: boolean
  /** What it says is a message by itself. */
  readonly much: boolean
  /** It says what is asked, and no more: "I'm only asking for ten minutes". */
  readonly asksLess: boolean
  /** The sentences where it asks for something, in whatever words. */
  readonly asking: readonly number[]
}

/** What a suggestion for one finding starts from: its place, what is asked there, and where the draft says that. */
export interface Situation {
  readonly found: Found
  readonly region: Region
  /** Whether a place is in the region of another finding, one that stands apart from this one's. */
  readonly elsewhere: (place: Span) => boolean
  /** The ask behind the push, as far as it is known. */
  readonly named: Ask | null
  /** What a sentence put in its place may ask. */
  readonly ask: Ask | null
  /** Whether the draft goes on saying that beside the region, or what is put there has to. */
  readonly saying: Saying
}

/** What is said to be asked, and no more. */
const ASKS_LESS = /\b(?:only|just|not|nt) (?:asking|ask) for\b|\ball i(?:['’]?m asking| ask)\b/i
/** "Listen, Andy" only calls. */
const NO_MORE = /^(?:\p{Lu}\p{Ll}+)?$/u
/** From this many words on what stays beside the pushes is a message by itself. */
const MUCH = 12
/** From this many words on what stands before a push says something. */
const GREETING = 4
/** How many sentences off an ask may stand for "that" to mean it. */
const NEAR = 3

/** The situation of each finding, in the order given, which is that of place; `given` is the ask where the writer names it. */
export function situationsOf(
  engine: Engine,
  search: Search,
  found: readonly Found[],
  voice: Voice,
  given?: string,
): { readonly situations: readonly Situation[]; readonly around: Surroundings } {
  const { rules } = engine
  const { reading } = search
  const asks = asksIn(rules, search)
  const levers = found.map((one) => leverOf(engine, search, one))
  const leversAt = crossing(levers)
  const regions = found.map(({ rule, hit }, i) => {
    const lever = levers[i] ?? hit
    return regionOf(rules, search, lever, leversAt, { pattern: rule.pattern, apart: lever !== hit })
  })
  const regionsAt = crossing(regions)
  const beside = saysMore(reading, regions)
  const around = {
    beside,
    much: saysMore(reading, regions, MUCH),
    asksLess: ASKS_LESS.test(restOf(reading, regions)),
    asking: beside ? askingBeside(rules, reading, regionsAt) : [],
  }
  const outright = asks.filter((one) => one.strength >= 2 && !one.vague && !NO_MORE.test(one.rest))
  const places = found.map((one, i): Place => {
    const region = regions[i] as Region
    const elsewhere = (place: Span) => regionsAt(place).some((other) => !overlap(other, region))
    const named = calmed(given ? givenAsk(given) : askFor(rules, search, one.hit, asks), voice)
    const ask = calmed(sayableAsk(rules, search, one, named, asks, outright, around), voice)
    return {
      found: one,
      region,
      elsewhere,
      named,
      ask,
      said: saidAt(one.rule.pattern, reading, ask, region, elsewhere),
    }
  })
  return { situations: spokenFor(reading, places), around }
}

/** What stays of a text beside the regions, which are in order of place. */
function restOf({ text }: Reading, regions: readonly Span[]): string {
  let at = 0
  const parts = regions.map(({ start, end }) => {
    const part = text.slice(at, Math.max(at, start))
    at = Math.max(at, end)
    return part
  })
  return [...parts, text.slice(at)].join(' ')
}

/** A situation before it is settled which push of a passage says what is asked. */
interface Place extends Omit<Situation, 'saying'> {
  /** In a push that goes too: `elsewhere`. */
  readonly said: Saying | 'elsewhere'
}

/** Who says what is asked: one push of a passage, unless the draft does. */
function spokenFor({ text }: Reading, places: readonly Place[]): Situation[] {
  const paragraph = paragraphsOf(text)
  /** What was asked in place of a push so far, and where. */
  const askers: Place[] = []
  return places.map(({ said, ...place }, i) => {
    const { ask, found, region } = place
    if (ask === null) return { ...place, saying: 'none' }
    const same = (other: Place) => other.ask !== null && saysAll(other.ask, ask)
    const later = () => places.slice(i + 1).some((other) => other.said === 'unsaid' && same(other))
    const own = said === 'elsewhere' ? (later() ? 'said' : 'unsaid') : said
    if (own !== 'unsaid') return { ...place, saying: own }
    // One passage asks once.
    const passage = paragraph(region)
    const again = askers.some(
      (other) =>
        same(other) ||
        (overlap(other.region, passage) &&
          (ask.strength < 2 || other.found.rule.pattern === found.rule.pattern)),
    )
    if (ask.strength >= 0) askers.push({ ...place, said })
    return { ...place, saying: again ? 'said' : 'unsaid' }
  })
}

/** Whether one ask says all of another: "come to the class with me" that of "come to the class". */
const saysAll = (one: Ask, other: Ask) =>
  `${one.text} `.toLowerCase().startsWith(`${other.text} `.toLowerCase())

/** Of `named` and the draft's other asks, those said `outright` first, what a sentence in place of the push may ask. */
function sayableAsk(
  rules: RuleSet,
  search: Search,
  { rule, hit }: Found,
  named: Ask | null,
  asks: readonly Ask[],
  outright: readonly Ask[],
  around: Surroundings,
): Ask | null {
  const { reading } = search
  const anywhere = { ...hit, captures: {} }
  // "Other husbands help with the children. Please be home by six": the one says nothing of the other.
  const held = asks.slice(...rangeOver(asks, hit)).find((one) => one.others)
  const elsewhere = held ? outright.filter((one) => !overlap(one, hit)) : []
  if (held && elsewhere.length > 0 && !around.asksLess && !sharesWord(held, elsewhere)) {
    const own = askFor(rules, search, hit, [held])
    if (own && isForUs(own) && isSayable(rules, own, rule.pattern, hit, around.beside, true)) return own
  }
  // "He should fetch my aunt from the station. Please go and get her": what is pointed at goes with the push.
  if (named && named.start > hit.start && !overlap(named, hit) && points(named) && begins(reading, hit)) {
    const inside = asks.slice(...rangeOver(asks, hit)).filter((one) => !points(one))
    const own = inside.length > 0 ? askFor(rules, search, hit, inside) : null
    if (own && isSayable(rules, own, rule.pattern, hit, around.beside, true)) return own
  }
  // What is asked beside the push outweighs what is read from its words.
  if (named && overlap(named, hit) && rule.pattern !== 'threat') {
    const others = outright.filter((one) => !overlap(one, hit) && !points(one))
    if (others.length > 0) return askFor(rules, search, anywhere, others)
  }
  // "Her husband took her to Rome. I'm only asking for a pizza": what others do is not what is asked.
  if (named?.others && around.asksLess) return null
  const sayable = (one: Ask) =>
    isSayable(rules, one, rule.pattern, hit, around.beside, around.asking.length > 0)
  if (!named || sayable(named)) return named
  return askFor(rules, search, anywhere, asks.filter(sayable))
}

/** Whether next to nothing is said before a push in its paragraph that a pronoun after it could mean. */
function begins(reading: Reading, hit: Span): boolean {
  const [at] = tokensOf(reading, hit)
  let first = at
  while (first > 0 && at - first < GREETING && gap(reading, first) < GAP.paragraph) first--
  return at - first < GREETING
}

/** Whether one of `others` names something that `ask` does, so that it says the same in other words. */
function sharesWord(ask: Ask, others: readonly Ask[]): boolean {
  const words = namingWords(ask.text)
  return (
    others.length > 0 &&
    (words.length === 0 ||
      others.some((other) => namingWords(other.text).some((word) => words.includes(word))))
  )
}

const namingWords = (text: string) =>
  (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(
    (word) => !/^(?:with|your|from|this|that|when|come)$/.test(word),
  )

/** An ask from a draft all in capitals, in small letters. */
function calmed(ask: Ask | null, voice: Voice): Ask | null {
  if (!ask || !voice.shouted) return ask
  const low = (text: string) => text.toLowerCase().replace(/\bi\b/g, 'I')
  return { ...ask, text: low(ask.text), rest: low(ask.rest) }
}

/** Whether the ask stays said beside the region, goes with another push, or has to be said in its own. */
function saidAt(
  pattern: Pattern,
  reading: Reading,
  ask: Ask | null,
  region: Region,
  elsewhere: Situation['elsewhere'],
): Place['said'] {
  if (!ask) return 'none'
  // Something to talk about makes no bargain.
  if (ask.strength < 0 && pattern === 'guilt-trip') return 'none'
  if (ask.start < 0 || overlap(ask, { start: region.start, end: region.leverEnd })) return 'unsaid'
  const far = Math.abs(sentenceAt(reading, ask) - sentenceAt(reading, region)) > NEAR
  // What a letter asks in so many words is asked, however far off.
  if (far) return ask.strength >= 2 && !ask.vague && !elsewhere(ask) ? 'said' : 'none'
  if (elsewhere(ask)) return 'elsewhere'
  // "I'd like one real conversation": a thing that is named beside is said, unless a word or two can say it again.
  return ask.strength >= 2 || (ask.thing && ask.brief === null && ask.strength >= 0) ? 'said' : 'unsaid'
}

/** Whether the draft names what is asked right before the region, in words that stay. */
export function namedBefore(reading: Reading, { ask, region }: Situation): boolean {
  return (
    ask !== null &&
    ask.start >= 0 &&
    ask.end <= region.start &&
    Math.abs(sentenceAt(reading, ask) - sentenceAt(reading, region)) <= NEAR
  )
}
