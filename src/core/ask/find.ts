import { bisect } from '../bisect.ts'
import { rangeOver } from '../crossing.ts'
import type { Search } from '../engine/search.ts'
import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { GAP } from '../text/token.ts'
import { type Hit, overlap, type Pattern, type Span } from '../types.ts'
import type { Ask } from './ask.ts'
import { refusedVerbs } from './candidates.ts'
import { tellsDeed } from './deed.ts'
import { normalise } from './normalise.ts'
import { spelledOut } from './pointing.ts'
import { stopped } from './turned.ts'
import type { Verbs } from './verbs.ts'

/** How far from a push an ask still counts as its own, in sentences. */
const NEAR = 3

/** The token range of a span. */
export function tokensOf(reading: Reading, span: Span): readonly [from: number, to: number] {
  const { tokens } = reading
  const from = bisect(tokens.length, (i) => (tokens[i]?.end ?? 0) <= span.start)
  const to = bisect(tokens.length, (i) => (tokens[i]?.start ?? 0) < span.end)
  return [from, Math.max(to, from + 1)]
}

/** What the rule itself captured, made a verb phrase. */
function capturedAsk(rules: RuleSet, verbs: Verbs, reading: Reading, hit: Hit): Ask | null {
  const captured = hit.captures['ask']
  if (!captured) return null
  const [from, to] = tokensOf(reading, captured)
  // "If you won't, then I'm not coming"
  if (to - from === 1 && /^(?:then|so|not|it|that|and|but)$/.test(reading.tokens[from]?.norm ?? ''))
    return null
  return normalise(reading, verbs, from, to, {
    who: 'you',
    strength: 4,
    refuse: refusedVerbs(rules),
    sure: true,
  })
}

/** How many sentences lie from an ask to a hit; 0 within one that the hit reaches into. */
function distance(reading: Reading, ask: Span, hit: Span): number {
  const sentence = (at: number) => reading.sentenceOf[at] ?? 0
  const [from, to] = tokensOf(reading, hit)
  const at = sentence(tokensOf(reading, ask)[0])
  return Math.max(0, sentence(from) - at, at - sentence(to - 1))
}

/**
 * The ask behind a hit: captured by its rule, else said in or near it, else the one that the whole draft makes.
 * `asks` are those of the draft that count, in order of place and apart. Null where none is found or several are as likely.
 */
export function askFor(
  rules: RuleSet,
  verbs: Verbs,
  { reading }: Search,
  hit: Hit,
  asks: readonly Ask[],
): Ask | null {
  const said = capturedAsk(rules, verbs, reading, hit)
  const captured = said && spelledOut(reading, ofYou(hit, said, verbs), hit)
  if (captured && !captured.vague) return captured
  function* worthwhile(from: number, to: number): Generator<Ask> {
    for (let i = from; i < to; i++) {
      const ask = asks[i] as Ask
      const spelled = isErrand(reading, ask, hit) ? null : spelledOut(reading, ask, hit)
      if (spelled && (!spelled.vague || spelled.strength > 1)) yield spelled
    }
  }
  const near = [...worthwhile(...asksNear(reading, asks, hit))]
    .map((ask) => ({ ask, far: distance(reading, ask, hit) }))
    // What a penalty is about is not what is wanted.
    .filter(({ ask }) => ask.strength >= 0 || !isOf(hit, 'threat') || !overlap(ask, hit))
    .filter(({ far, ask }) =>
      ask.within
        ? far === 0
        : far <= (ask.strength === 1 || ask.strength < 0 ? 1 : NEAR) &&
          (ask.strength > 0 || sameParagraph(reading, ask, hit)),
    )
    .sort(
      (a, b) =>
        worth(b.ask) - worth(a.ask) ||
        a.far - b.far ||
        // Within the push what it begins with, else what is said last.
        (a.far === 0 ? a.ask.start - b.ask.start : b.ask.start - a.ask.start),
    )
  const [nearest] = near
  if (nearest && worth(nearest.ask) >= 1) return warned(reading, hit, ofYou(hit, nearest.ask, verbs))
  return askOfAll(worthwhile(0, asks.length), nearest?.ask ?? null)
}

/** What a whole draft asks: the one thing said outright, else `otherwise`, else the only thing that it asks at all. */
function askOfAll(asks: Iterable<Ask>, otherwise: Ask | null): Ask | null {
  let outright: Ask | null = null
  let only: Ask | null = null
  let count = 0
  for (const ask of asks) {
    only = count++ === 0 ? ask : null
    if (ask.strength < 2 || ask.vague || ask.within) continue
    outright ??= ask
    // Most letters ask for several things, and tell it long before their end.
    if (ask.text.toLowerCase() !== outright.text.toLowerCase()) return otherwise
  }
  return outright ?? otherwise ?? (only?.within ? null : only)
}

/** Which of `asks`, in order of place, can be `NEAR` to a hit or in it: the first of them and the one after the last. */
function asksNear(reading: Reading, asks: readonly Ask[], hit: Span): readonly [from: number, to: number] {
  const sentence = (at: number) => reading.sentenceOf[at] ?? 0
  const sentenceOf = (i: number) => sentence(tokensOf(reading, asks[i] as Ask)[0])
  const [first, past] = tokensOf(reading, hit)
  const from = bisect(asks.length, (i) => sentenceOf(i) < sentence(first) - NEAR)
  const to = bisect(asks.length, (i) => sentenceOf(i) <= sentence(past - 1) + NEAR)
  const [inFrom, inTo] = rangeOver(asks, hit)
  return [Math.min(from, inFrom), Math.max(to, inTo)]
}

/** Small things asked for on the way: "bring the blue bottle". */
const ERRANDS = new Set('bring buy wear take pick fill leave pack grab pass mind check'.split(' '))
/** From this many sentences on a draft speaks of several things. */
const LETTER = 5
/** Shorter words say too little to be recognised by. */
const TELLING = 4

/** "Take the bins out.", but not "Dinner is the lasagne, take the foil off." */
const opensSentence = (reading: Reading, ask: Ask) =>
  (reading.tokens[tokensOf(reading, ask)[0]]?.gap ?? GAP.paragraph) >= GAP.sentence

/** Whether an order is one of the small things that end a letter, of which the rest of the draft says nothing. */
function isErrand(reading: Reading, ask: Ask, hit: Span): boolean {
  if (
    ask.strength !== 2 ||
    !ERRANDS.has(ask.head) ||
    distance(reading, ask, hit) <= (opensSentence(reading, ask) ? 1 : 0) ||
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

/** "Say no to the cat and …" asks for a yes. */
function refused(ask: Ask): Ask {
  if (/^say no to /.test(ask.text)) {
    const rest = ask.rest.replace(/^no/, 'yes')
    return { ...ask, rest, text: `say ${rest}` }
  }
  return { ...ask, text: `not ${ask.text}`, negative: true }
}

/** In a threat "touch that whisky and I will …" asks not to. */
function warned(reading: Reading, hit: Hit, ask: Ask): Ask {
  if (ask.negative || ask.strength !== 2 || !isOf(hit, 'threat') || distance(reading, ask, hit) > 0)
    return ask
  const [from] = tokensOf(reading, ask)
  const [, last] = reading.sentences[reading.sentenceOf[from] ?? 0] ?? [0, 0]
  const words = reading.tokens.slice(from, last).map(({ norm }) => norm)
  const at = words.findIndex(
    (word, i) =>
      word === 'and' &&
      /^(?:i|we|you|see|watch)$/.test(words[i + 1] ?? '') &&
      /^(?:will|am|are|can|how|what|if|me)$/.test(words[i + 2] ?? ''),
  )
  // "Talk to me or I'm going, and I'm taking the cooker": a choice is no warning.
  if (words.slice(0, at).includes('or')) return ask
  const opens = (reading.tokens[from]?.gap ?? GAP.paragraph) >= GAP.sentence
  return at > 0 && opens ? refused(ask) : ask
}

const SPOUSE = '(?:wife|husband|partner|girlfriend|boyfriend)'
const KIN = '(?:child|kids?|children|son|daughter|baby|boys|girls)'
/** "Sit with your own wife" asks to sit with me. */
const MINE: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b(?:your|ur|his|her) own ${SPOUSE}['’]s\\b`, 'gi'), 'my'],
  [new RegExp(`\\b(?:your|ur|his|her) own ${SPOUSE}\\b`, 'gi'), 'me'],
  [new RegExp(`\\b(?:your|ur|his|her|their) own (?=${KIN}\\b)`, 'gi'), 'our '],
]
/** What "a good partner" does with his or hers is asked with yours: "put it in his diary" -> "put it in your diary". */
const YOURS: readonly (readonly [RegExp, string])[] = [
  ...MINE,
  [new RegExp(`\\b(?:his|her) ${SPOUSE}['’]s\\b`, 'gi'), 'my'],
  [new RegExp(`\\b(?:his|her) ${SPOUSE}\\b`, 'gi'), 'me'],
  [
    /\b(?:his|her|their)(?= (?:anniversary|wedding|marriage|bed|baby|daughter|son|kids?|child|children|home|house|family)\b)/gi,
    'our',
  ],
  // "jump at the chance to hold her for an hour"
  [
    /\b(?:him|her)(?= (?:for|to|in|on|at|and|or|when|while|with|by|up|out|back|so|from|again|every|all|more|as|if|because|before|after|the|a|an)\b|$)/gi,
    'me',
  ],
  [/\b(?:his|her)(?= \p{L})/giu, 'your'],
]

/** What follows "her" only where it is hers: "her mum's bags", but "let her rest". */
const THING =
  '(?: (?:own|best|little|new|old|sore))? (?:brother|sister|mum|mom|mother|dad|father|parents|family|friends?|mates|job|work|birthday|car|phone|feet|back|hair|bags?|coat|shirts?|lunch|tea|dinner|class|exams?|shifts?|keys|room|office)\\b'
const owned = (their: string, whose: string): readonly [RegExp, string] => [
  new RegExp(`\\b${their}(?=${THING})`, 'giu'),
  whose,
]
/** "A husband would wear a tie for her brother's wedding": what is hers there is mine, and she is me. */
const HERS = [
  [/\bher home\b/gi, 'me home'] as const,
  owned('her', 'my'),
  ...YOURS.slice(0, -2),
  [/\bhis(?= \p{L})/giu, 'your'] as const,
  [/\bher\b/gi, 'me'] as const,
]
const HIS = [
  [/\bhim home\b/gi, 'me home'] as const,
  [/\bwithout her\b/gi, 'without you'] as const,
  owned('her', 'your'),
  ...YOURS.slice(0, -2),
  [/\bhis(?= \p{L})/giu, 'my'] as const,
  [/\bhim\b/gi, 'me'] as const,
]
/** "A good father would sit with him at night": that is the child. */
const FATHERS = [...YOURS.slice(0, -2), [/\bhis(?= \p{L})/giu, 'your'] as const]
const MOTHERS = [...YOURS.slice(0, -2), owned('her', 'your')]
const ROLES: readonly (readonly [RegExp, readonly (readonly [RegExp, string])[]])[] = [
  [/\b(?:husband|boyfriend|gentleman|man|bloke)\b/i, HERS],
  [/\b(?:wife|girlfriend|lady|woman)\b/i, HIS],
  [/\b(?:(?:step|grand)?(?:dad|father)|grandad)\b/i, FATHERS],
  [/\b(?:(?:step|grand)?(?:mum|mom|mother)|nan)\b/i, MOTHERS],
]

/** Whose "his" and "her" are in a push that holds up a role. */
const yoursIn = ({ quote }: Hit) => ROLES.find(([role]) => role.test(quote))?.[1] ?? YOURS

/** An ask within a push, said to the partner. */
function ofYou(hit: Hit, ask: Ask, verbs: Verbs): Ask {
  if (!overlap(ask, hit)) return ask
  // "Someone who respected me wouldn't fry bacon in Ramadan" asks to stop it.
  const declined = ask.negative || (!ask.others && /^\s*no\b/i.test(hit.quote))
  if (declined && ask.head !== 'be' && ask.head !== 'stop' && isOf(hit, 'character-assassination'))
    return ofYou(hit, stopped(ask, verbs), verbs)
  const turns = isOf(hit, 'character-assassination') && !tellsDeed(ask) ? yoursIn(hit) : MINE
  const rest = turns.reduce((text, [from, to]) => text.replace(from, to), ask.rest)
  return { ...ask, rest, text: ask.text.replace(ask.rest, () => rest) }
}

/** Whether a rule of the pattern, or the weight of its words, found the hit. */
const isOf = (hit: Hit, pattern: Pattern) => hit.ruleId.split('/').includes(pattern)

/** What is only named counts in its own paragraph. */
function sameParagraph(reading: Reading, a: Span, b: Span): boolean {
  const [from, to] = [tokensOf(reading, a)[0], tokensOf(reading, b)[0]].sort((x, y) => x - y) as [
    number,
    number,
  ]
  return !reading.tokens.slice(from + 1, to + 1).some((token) => token.gap >= GAP.paragraph)
}

function worth(ask: Ask): number {
  return ask.strength - (ask.vague ? 1.5 : 0) - (ask.others ? 0.5 : 0)
}
