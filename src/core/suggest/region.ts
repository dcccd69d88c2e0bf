import type { Crossing } from '../crossing.ts'
import type { Search } from '../engine/search.ts'
import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm, tokensOf, written } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import type { Pattern, Span } from '../types.ts'
import {
  addresses,
  addressing,
  ENDEARMENTS,
  isName,
  JOINERS,
  kindOpening,
  LEANING,
  SNEERS,
  standsAlone,
} from './clause.ts'
import { pressedHome, takenUp } from './trail.ts'

/**
 * The part of a draft that a suggestion replaces: a hit, grown over what cannot stand without it, and set apart from
 * the clauses of its sentence that can.
 */
export interface Region extends Span {
  /** A clause of the same sentence stays on this side. */
  readonly left: boolean
  readonly right: boolean
  /** Where the lever alone ends, before the joiner and the first word of the clause on the right. */
  readonly leverEnd: number
  /** First word of the clause on the right: part of the region, so that it can begin a sentence. */
  readonly rightWord: string
  /** A name or endearment called out at the end ("…, Margaret"), to be said again. */
  readonly called: string
  /** A name, endearment or greeting before it stays: "Graham, ". */
  readonly addressed: boolean
  /** The mark that ended it: "", ".", "?!". */
  readonly mark: string
}

/** A place of its own between two sentences. */
export const PLAIN: Region = {
  start: 0,
  end: 0,
  left: false,
  right: false,
  leverEnd: 0,
  rightWord: '',
  called: '',
  addressed: false,
  mark: '.',
}

/** 1 where a quotation mark that belongs to `[start, end)` closes right after it. */
function quoteEnd(text: string, start: number, end: number): number {
  const open = (text.slice(start, end).match(/["“]/g)?.length ?? 0) % 2 === 1
  return open && /^["”]/.test(text.slice(end)) ? 1 : 0
}

/** What may follow "so" and still be said alone: "so can we …", "so please …". */
const ASKS_ON = /^(?:i (?:need|want|am|ask|was|will)|(?:can|could|will|would|please|let|come|call)\b)/
/** Where the words after a line that only greets begin; `from` where there is none. */
function greetingLine(reading: Reading, from: number): number {
  for (let at = from + 1; at <= from + 3 && at < reading.tokens.length; at++) {
    const between = reading.text.slice(reading.tokens[at - 1]?.end, reading.tokens[at]?.start)
    if (between.includes('\n')) return addresses(reading, from, at) ? at : from
  }
  return from
}

const ASKS = /^(?:(?:can|could|will|would) (?:you|we)|let (?:us|me)|please|do your)\b/
/** After these the same words do not begin to ask: "how slow can you be", "you never let me", "you don't do your bit". */
const GOES_ON =
  /^(?:how|what|so|too|as|than|not|never|to|and|or|you|i|we|he|she|they|just|even|only|ever|is|are|can|could|will|would|do|does|did|who|that|must|should)$/

/** Whether what begins at `at` can begin a sentence in a text without stops: "ur a nightmare please let me drive". */
const runsOn = (reading: Reading, from: number, at: number) =>
  !GOES_ON.test(norm(reading, at - 1)) &&
  !reading.tokens.slice(from, at).some(({ norm: word }) => /^(?:how|what|why|if|when)$/.test(word))

/** Where the part of a push ends before a clause at its end that asks outright: "You never think, so can we talk?" */
function askedEnd(rules: RuleSet, reading: Reading, from: number, to: number): number {
  for (let at = to - 2; at > from + 2; at--) {
    // Two words tell, however long the push is.
    const words = reading.tokens.slice(at, Math.min(at + 2, to)).map(({ norm: word }) => word)
    if (!ASKS.test(words.join(' ')) || !standsAlone(rules, reading, at, to)) continue
    const parted = gap(reading, at) >= GAP.comma || JOINERS.has(norm(reading, at - 1))
    if (!parted && !runsOn(reading, from, at)) continue
    let end = at
    while (end > from && JOINERS.has(norm(reading, end - 1))) end--
    // "Talk to me or please go"
    return norm(reading, end) === 'or' ? to : end
  }
  return to
}

/** The first word that is no filler and calls nobody: "Olumide, it's the one …" leans on what went before. */
const firstSaid = (reading: Reading, from: number, to: number) =>
  reading.tokens.slice(from, to).find(({ skip }) => !skip)?.norm ?? ''

/** "… you absolute slob": a name called at the end, which needs no comma. */
const isCalledName = (rules: RuleSet, reading: Reading, from: number, to: number) =>
  norm(reading, from) === 'you' &&
  to - from <= 4 &&
  reading.sentences[reading.sentenceOf[from] ?? 0]?.[1] === to &&
  !standsAlone(rules, reading, from, to)

/** "… and I smiled about it": a few words whose "it" goes with the push. */
const refersBack = (reading: Reading, from: number, to: number) => {
  const words = reading.tokens.slice(from, to).map(({ norm: word }) => word)
  return (
    words.length <= 8 &&
    (/^(?:it|that|this|them)$/.test(words.at(-1) ?? '') || REGRETS.test(words.join(' '))) &&
    !words.some((word) => /^(?:can|could|will|would|please|let)$/.test(word))
  )
}
/** "… and I should have listened to my dad", "… and I used to think it charming": says of the push what it was worth. */
const REGRETS =
  /^(?:i (?:should (?:have|of)|used to (?:find|think)|thought it|find it|found it)|my \S+ (?:was|were) right|everyone (?:said|told)) /

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

/** What is known of a push beside its place. */
interface Pushing {
  readonly pattern: Pattern
  /** What stands beside it in its sentence is known to be no part of it, even where neither a comma nor a joiner says so. */
  readonly apart: boolean
}

/**
 * The region of `hit`; `others` gives the findings of the draft at a place: a clause that holds one of them does not stay.
 */
export function regionOf(
  rules: RuleSet,
  search: Search,
  hit: Span,
  others: Crossing<Span>,
  { pattern, apart }: Pushing,
): Region {
  const { reading } = search
  const { text } = reading
  const [at, past] = tokensOf(reading, hit)
  const to = askedEnd(rules, reading, at, past)
  const begins = (pattern === 'comparison' ? takenUp(rules, reading, at, to) : null) ?? at
  const opening = reading.sentences[reading.sentenceOf[begins] ?? 0]?.[0] ?? begins
  // "Hello Rui," on a line of its own stays there.
  const line = greetingLine(reading, opening)
  const from = Math.max(begins, line)
  const first = line
  let last = reading.sentences[reading.sentenceOf[to - 1] ?? 0]?.[1] ?? to
  const pushes = (a: number, b: number) => {
    const start = reading.tokens[a]?.start ?? 0
    const end = reading.tokens[b - 1]?.end ?? 0
    return others({ start, end }).some((other) => other !== hit)
  }

  const greeting = from === first ? addressing(reading, from, to) : 0
  let leftEnd = from + (greeting || kindOpening(reading, from, to))
  const after = leftEnd
  while (leftEnd > first && JOINERS.has(norm(reading, leftEnd - 1))) leftEnd--
  const kind = after > from && greeting === 0
  const parted =
    apart ||
    isCalledName(rules, reading, from, to) ||
    leftEnd < after ||
    after > from ||
    JOINERS.has(norm(reading, from)) ||
    gap(reading, from) >= GAP.comma
  const hailed = parted && addresses(reading, first, leftEnd)
  // "You haven't touched me since the baby because …": a claim is told with what it is read from.
  const readFrom =
    pattern === 'assumption' &&
    reading.tokens
      .slice(leftEnd, after + 1)
      .some(({ norm: word }) => /^(?:because|cause|so|since)$/.test(word)) &&
    // "You never rang so I suppose you think …": what was said stays.
    !/^i (?:suppose|guess|take it|assume|gather|imagine)\b/.test(
      [0, 1, 2].map((n) => norm(reading, after + n)).join(' '),
    )
  // "I can see you think it's a day off": what only leads into a claim is no message.
  const words = reading.tokens.slice(first, leftEnd).map(({ norm: word }) => word)
  const leadsIn = pattern === 'assumption' && wordSet(rules, 'story-lead').has(words.join(' '))
  const stays =
    hailed ||
    kind ||
    (parted &&
      !readFrom &&
      !leadsIn &&
      !/^(?:this|that)$/.test(norm(reading, after)) &&
      leftEnd - first > 2 &&
      !pushes(first, leftEnd) &&
      standsAlone(rules, reading, first, leftEnd))
  // "Dear Frances, I must say you are so cold": what stands between goes, the greeting stays.
  const greeted = !stays && from > first ? addressing(reading, first, from) : 0
  if (greeted > 0) leftEnd = first + greeted
  const addressed = hailed || greeted > 0
  const left = stays || greeted > 0
  const begin = left ? leftEnd : first

  // What is known to be no part of the push may speak of the partner as well.
  const leans = (word: string) =>
    LEANING.has(word) &&
    !(
      apart &&
      (pattern === 'comparison' ? /^(?:this|that|there|it)$/ : /^(?:you|this|that|there|it)$/).test(word)
    )
  let rightStart = to
  while (rightStart < last && JOINERS.has(norm(reading, rightStart))) rightStart++
  const joined = apart || to < past || rightStart > to || gap(reading, to) >= GAP.comma
  const right =
    joined &&
    rightStart < last &&
    !leans(norm(reading, to)) &&
    // "… on purpose so no one will buy it"
    !(
      norm(reading, to) === 'so' &&
      !ASKS_ON.test(`${norm(reading, rightStart)} ${norm(reading, rightStart + 1)}`)
    ) &&
    !leans(firstSaid(reading, rightStart, last)) &&
    !pushes(rightStart, last) &&
    !refersBack(reading, rightStart, last) &&
    !scolds(rules, reading, rightStart, last) &&
    !(pattern === 'comparison' && tellsOfThird(reading, rightStart, last)) &&
    // "you think I'll give up and we'll stay": what follows is claimed as well.
    !(pattern === 'assumption' && norm(reading, to) === 'and' && norm(reading, rightStart) === 'we') &&
    standsAlone(rules, reading, rightStart, last)

  let end = right ? to : last
  let called = ''
  if (!right) {
    // Kisses and kind emoji stay where they are; a sneer goes with the lever.
    while (
      end > begin + 1 &&
      /^(?:x+|\p{Extended_Pictographic}.*)$/u.test(written(reading, end - 1)) &&
      !SNEERS.test(written(reading, end - 1))
    )
      end--
    if (
      end > begin + 1 &&
      gap(reading, end - 1) === GAP.comma &&
      reading.tokens[end - 1]?.skip &&
      (isName(written(reading, end - 1)) || ENDEARMENTS.has(norm(reading, end - 1)))
    )
      called = written(reading, end - 1)
  }
  const before = reading.tokens[begin - 1]?.end ?? 0
  const sentence = reading.tokens[first]?.start ?? 0
  const start = left ? before + quoteEnd(text, sentence, before) : (reading.tokens[begin]?.start ?? 0)
  let leverEnd = reading.tokens[end - 1]?.end ?? hit.end
  if (right) {
    const word = reading.tokens[rightStart]
    return {
      start,
      end: word?.end ?? leverEnd,
      left,
      right,
      leverEnd,
      rightWord: written(reading, rightStart),
      called,
      addressed,
      mark: '.',
    }
  }
  for (
    let next = pressedHome(rules, search, begin, last, pattern);
    next > last;
    next = pressedHome(rules, search, begin, last, pattern)
  ) {
    last = next
    end = next
    called = ''
  }
  leverEnd = reading.tokens[end - 1]?.end ?? leverEnd
  const close = quoteEnd(text, start, leverEnd)
  const mark = /^[.!?…]*/.exec(text.slice(leverEnd + close))?.[0] ?? ''
  return {
    start,
    end: leverEnd + close + mark.length,
    left,
    right,
    leverEnd,
    rightWord: '',
    called,
    addressed,
    mark,
  }
}
