import type { Ask } from '../ask/ask.ts'
import { type Crossing, crossing } from '../crossing.ts'
import { type Found, pushesIn } from '../detect/pushes.ts'
import type { Engine } from '../engine/engine.ts'
import type { Search } from '../engine/search.ts'
import { draftOf, type Reading } from '../text/draft.ts'
import { tokensOf } from '../text/place.ts'
import { BARRIER, OPAQUE } from '../text/tokenize.ts'
import {
  overlap,
  type Pattern,
  SHIFT_OF,
  type Shift,
  type Span,
  type Suggestion,
  type SuggestionKind,
} from '../types.ts'
import { type Behind, behindAsk, behindTold } from './behind.ts'
import type { Need } from './choose.ts'
import { cutFor, type Offering, sentenceBehind, sentenceFor } from './offer.ts'
import { paragraphsOf } from './passage.ts'
import type { Region } from './region.ts'
import { seenIn } from './seen.ts'
import { namedBefore, type Situation, type Surroundings, situationsOf } from './situation.ts'
import { kidsIn, type Slots, slotsOf } from './slots.ts'
import { storyOf } from './story.ts'
import { strandedAfter } from './stranded.ts'
import { type Asking, traitsOf } from './traits.ts'
import { type Voice, voiceOf } from './voice.ts'

export interface Coaching {
  readonly ask: Ask | null
  readonly suggestions: readonly Suggestion[]
}

/** Shifts that best come after all that is told, and those that best come after what is asked. */
const AFTER_TOLD: ReadonlySet<Shift> = new Set<Shift>(['shared-values', 'agreement'])
const AFTER_ASKED: ReadonlySet<Shift> = new Set<Shift>(['request', 'agreement'])
/** Up to this many words a draft is a short one. */
const SHORT = 22
/** What may still be done. */
const AHEAD =
  /\b(?:want|wanna|going to|gonna|never|won['’]?t|will|would|['’]d|can['’]?t|refuse|cannot|could)\b/i
/** No finding has more suggestions. */
const MOST = 3

/**
 * The ask and the suggestions for each thing found in one draft, in the order given, which is that of place.
 * `limits` gives spans that no edit may touch, as it may touch no code, picture or address; `given` is the ask where the
 * writer names it.
 */
export function coach(
  engine: Engine,
  search: Search,
  found: readonly Found[],
  limits: Crossing<Span>,
  given?: string,
): readonly Coaching[] {
  if (found.length === 0) return []
  const held = crossing(search.reading.tokens.filter((token) => token.held))
  const kept = (place: Span) => [...limits(place), ...held(place)]
  const voice = voiceOf(search.reading.text)
  const { situations, around } = situationsOf(engine, search, found, voice, given)
  const kids = kidsIn(search.reading.text)
  const hits = crossing(found.map(({ hit }) => hit))
  const stays = (place: Span) => hits(place).length > 0 || kept(place).length > 0
  const offering = { engine, search, hits, stays, used: new Set<string>() }
  return situations.map((situation, i) => {
    const { named: ask, region } = situation
    if (kept(region).length > 0) return { ask, suggestions: [] }
    const need = needOf(engine, search, situation, around, voice, kids, i)
    return { ask, suggestions: suggestionsFor(offering, situation, around, need, kept) }
  })
}

/** What a sentence in place of the finding must fit; `kind` and `blank` are up to each suggestion. */
function needOf(
  engine: Engine,
  search: Search,
  situation: Situation,
  around: Surroundings,
  voice: Voice,
  kids: string | null,
  i: number,
): Omit<Need, 'kind' | 'blank'> {
  const { rules } = engine
  const { reading } = search
  const { found, region, elsewhere, ask, saying } = situation
  const { rule, hit } = found
  const briefly = (ask?.brief ?? null) !== null && saying === 'unsaid' && namedBefore(reading, situation)
  const lever = { start: region.start, end: region.leverEnd }
  const slots = {
    ...slotsOf(rules, ask, reading.text, hit.quote, kids, voice, briefly),
    ...ownedFrom(
      engine,
      search,
      rule.pattern,
      lever,
      voice,
      saying === 'unsaid' ? ask : null,
      around.asksLess,
    ),
  }
  const asking = askingAround(reading, region, around)
  return {
    shift: SHIFT_OF[rule.pattern],
    pattern: rule.pattern,
    saying,
    traits: traitsOf(rules, reading, {
      region,
      ask,
      slots,
      beside: around.beside,
      asking,
      pushes: elsewhere,
    }),
    slots,
    voice,
    short: reading.tokens.length <= SHORT,
    turn: turnOf(hit.quote) + i,
  }
}

/** What of the push at `lever` can be kept where the writer owns it, as a story or a wish; not what is `asked` in its place. */
function ownedFrom(
  engine: Engine,
  search: Search,
  pattern: Pattern,
  lever: Span,
  voice: Voice,
  asked: Ask | null,
  asksLess: boolean,
): Pick<Slots, 'story' | 'retold' | 'seen'> {
  const { rules } = engine
  const { reading } = search
  const told = pattern === 'assumption' ? storyOf(rules, reading, lever, voice) : null
  // "You think I'm stupid, you arrogant prick": a claim can be owned, an insult within it cannot.
  const alone = told === null ? [] : pushesIn(engine, search.again(draftOf(told, engine.lexicon).own))
  const story = alone.every(({ rule }) => rule.pattern === 'assumption') ? told : null
  const again = asked !== null && story?.toLowerCase().includes(asked.rest.toLowerCase())
  // "You didn't open the link": what is past can't be asked for by "would you?"
  if (story && again) return AHEAD.test(story) ? { retold: story } : {}
  if (story) return { story }
  const seen = pattern === 'comparison' && !asked && !asksLess ? seenIn(rules, reading, lever, voice) : null
  return seen ? { seen } : {}
}

function suggestionsFor(
  offering: Offering,
  situation: Situation,
  around: Surroundings,
  need: Omit<Need, 'kind' | 'blank'>,
  kept: Crossing<Span>,
): readonly Suggestion[] {
  const { region, elsewhere, saying } = situation
  const { reading } = offering.search
  const here = { ...offering, stranded: strandedAfter(offering.engine.rules, reading, region) }
  const make = (kind: SuggestionKind, blank = false) => sentenceFor(here, region, { ...need, kind, blank })
  const stays = (place: Span) => elsewhere(place) || kept(place).length > 0
  const behind = placeBehind(reading, situation, around, need, stays)
  const shift =
    (behind && sentenceBehind(here, region, behind, { ...need, kind: 'shift', blank: false })) ??
    make('shift') ??
    // What is asked can only be said as a push ("sort your attitude"): what fits without it.
    (saying === 'unsaid'
      ? sentenceFor(here, region, { ...need, saying: 'none', kind: 'shift', blank: false })
      : null)
  // Where nobody says what is asked only the writer knows it: a blank for it comes first.
  const unknown = saying === 'none' && around.asking.length === 0 && !around.much && !mayAnswer(need)
  const blank = unknown ? make('shift', true) : null
  const smallest =
    saying === 'unsaid' ? make('smallest') : cutFor(here, region, { ...need, kind: 'smallest', blank: false })
  const suggestions = distinct([blank, shift, smallest])
  return distinct([...suggestions, suggestions.length < MOST ? make('question') : null]).filter(
    ({ start, end, text }) =>
      !reading.text.slice(start, end).includes(BARRIER) &&
      !text.includes(OPAQUE) &&
      kept({ start, end }).length === 0,
  )
}

/** The place after what the draft asks or tells behind the push, where the shift fits better than in place of it. */
function placeBehind(
  reading: Reading,
  { region, ask, saying }: Situation,
  around: Surroundings,
  { shift, traits }: Pick<Need, 'shift' | 'traits'>,
  stays: (place: Span) => boolean,
): Behind | null {
  // What is owned stands where the claim stood.
  if (traits.has('story') || traits.has('seen')) return null
  if (saying === 'said' && ask) return behindAsk(reading, shift, ask, region, stays)
  if (saying !== 'none') return null
  const asked = askedNear(reading, region, around)
  if (asked !== null)
    return AFTER_ASKED.has(shift) || !traits.has('told')
      ? behindAsk(reading, shift, asked, region, stays)
      : null
  return AFTER_TOLD.has(shift) || (around.beside && !traits.has('told'))
    ? behindTold(reading, region, stays, around.asking.length > 0)
    : null
}

/** How close to the push what stays of the draft asks for something; what another paragraph asks is another matter. */
function askingAround(reading: Reading, region: Region, around: Surroundings): Asking {
  if (askedNear(reading, region, around) !== null) return 'near'
  const passage = paragraphsOf(reading.text)(region)
  const here = around.asking.some((sentence) => overlap(sentenceSpan(reading, sentence), passage))
  return here ? 'far' : 'nowhere'
}

/** How many sentences after the push one that asks may stand. */
const REACH = 2

/** The sentence right beside `region` that asks for something: one soon after it, else the one before. */
function askedNear(reading: Reading, region: Region, { asking }: Surroundings): Span | null {
  const own = reading.sentenceOf[tokensOf(reading, { start: region.start, end: region.leverEnd })[0]] ?? 0
  const near =
    asking.find((sentence) => sentence >= own && sentence <= own + REACH) ??
    asking.find((sentence) => sentence === own - 1)
  return near === undefined ? null : sentenceSpan(reading, near)
}

function sentenceSpan({ tokens, sentences }: Reading, sentence: number): Span {
  const [from, to] = sentences[sentence] ?? [0, 0]
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }
}

/** A question may answer what little is told, love what the partner did; the others need to know what is asked. */
const mayAnswer = ({ shift, traits }: Pick<Need, 'shift' | 'traits'>) =>
  shift === 'curiosity' ||
  traits.has('seen') ||
  (shift === 'admiration' && (traits.has('event') || traits.has('story')))

/** A stable number of a text. */
function turnOf(text: string): number {
  let sum = 0
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973
  return sum
}

/** Those there are, each once. */
function distinct(suggestions: readonly (Suggestion | null)[]): Suggestion[] {
  return suggestions
    .filter((one) => one !== null)
    .filter(
      (one, i, all) => all.findIndex((other) => other.text === one.text && other.start === one.start) === i,
    )
}
