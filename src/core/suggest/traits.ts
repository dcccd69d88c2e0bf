import type { Ask } from '../ask/ask.ts'
import { tellsDeed } from '../ask/deed.ts'
import type { Crossing } from '../crossing.ts'
import type { AskTrait, RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { sameParagraph, sentenceAt, tokensOf } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { overlap, type Span } from '../types.ts'
import type { Region } from './region.ts'
import type { Slots } from './slots.ts'
import { asksInWords } from './wishes.ts'

/** Something the partner may never have done: what the article's willingness to try is about. */
const NEW =
  /\b(?:class(?:es)?|course|workshop|sessions?|therapy|counsell?ing|counsell?or|therapist|retreat|seminar|webinar|podcast|episodes?|book|chapter|pages?|article|links?|video|film|clip|documentary|quiz|questionnaire|worksheet|workbook|homework|survey|exercise|check[- ]ins?|group|circle|app|church|mass|talk|evening|dance|dancing|pottery|date night|a (?:try|read|listen|go))\b/i
const TRIES = new Set('try join attend read listen watch'.split(' '))
const TALK = new Set('talk speak discuss chat tell answer reply explain say share'.split(' '))
const CONVERSATION = /\b(?:conversation|chat|talk|word|discussion)\b(?! (?:on|at|in) )/i

/** What kind of thing is asked: to talk, to try something, or to do something. */
export function kindOf({ head, text, brief }: Ask): 'talk' | 'new' | 'deed' {
  if (/^say yes to\b/.test(text)) return 'new'
  if (TALK.has(head) || /^open (?:up|your heart)/.test(text) || (head === 'have' && CONVERSATION.test(text)))
    return 'talk'
  return brief !== null || TRIES.has(head) || NEW.test(text) ? 'new' : 'deed'
}

/** Whether what the partner did is told right before `region`, in its paragraph. */
function eventBefore(rules: RuleSet, reading: Reading, region: Span): boolean {
  const [at] = tokensOf(reading, region)
  const sentence = reading.sentenceOf[at] ?? 0
  const own = reading.sentences[sentence]?.[0] ?? at
  if (own === at && (reading.tokens[at]?.gap ?? GAP.paragraph) >= GAP.paragraph) return false
  const from = own < at ? own : (reading.sentences[sentence - 1]?.[0] ?? at)
  const end = reading.tokens[at - 1]?.end ?? 0
  if (reading.text.slice(end, region.start).includes('?')) return false
  const words = reading.tokens.slice(from, at).map(({ norm }) => norm)
  return words.some(
    (word, i) => word === 'you' && words.slice(i + 1, i + 4).some((next) => isPast(rules, next)),
  )
}

/** Whether a word tells what was done. */
export function isPast(rules: RuleSet, word: string): boolean {
  return (
    /^(?:did|was|were|had)$|..ed$/.test(word) ||
    (!Object.hasOwn(rules.verbs, word) && pastsOf(rules).has(word))
  )
}

const pastsOf = perRules((rules) => new Set(Object.values(rules.verbs).map(({ past }) => past)))

/** "Another 200 on the Leafs??" only wonders, and tells. */
const isQuestion = (text: string) => text.includes('?') && asksInWords(text)

/** Fewer words than this tell nothing: "ok so", "Dearest Hugh". */
const TELLS = 3

/** Whether something that stays is told right before `region`, in its paragraph, for "this" and "there" to mean it. */
function toldBefore(reading: Reading, region: Region, pushes: (place: Span) => boolean): boolean {
  if (region.addressed) return false
  const [at] = tokensOf(reading, {
    start: region.left ? region.leverEnd - 1 : region.start,
    end: region.leverEnd,
  })
  const sentence = reading.sentenceOf[at] ?? 0
  const [own = at] = reading.sentences[sentence] ?? []
  if (!region.left && (reading.tokens[own]?.gap ?? GAP.paragraph) >= GAP.paragraph) return false
  const from = region.left ? own : (reading.sentences[sentence - 1]?.[0] ?? at)
  const kept = reading.tokens
    .slice(from, own === from ? at : own)
    .filter((token) => token.end <= region.start)
  const [first] = kept
  const last = kept.at(-1)
  if (!first || !last) return false
  const span = { start: first.start, end: last.end }
  if (pushes(span)) return false
  return (
    kept.length >= TELLS &&
    kept.some((token) => !token.skip) &&
    !isQuestion(reading.text.slice(span.start, region.start))
  )
}

/** "Just tick the form", "kindly be there": what opens an order, whatever verb follows. */
const POLITE = /^(?:just|please|kindly)$/
/** "Just got in", "just thinking": what follows it in what is only told. */
const TOLD = /(?:ing|ed)$/

/** The sentences where what stays beside the `pushes` asks for something, in whatever words: a wish, a question, an imperative. */
export function askingBeside(rules: RuleSet, reading: Reading, pushes: Crossing<Span>): readonly number[] {
  const asks = ([from, to]: readonly [number, number]) => {
    const [start, end] = [reading.tokens[from]?.start ?? 0, reading.tokens[to - 1]?.end ?? 0]
    const within = pushes({ start, end })
    if (within.length > 0) {
      const ends = Math.max(...within.map((push) => push.end))
      const begins = Math.min(...within.map((push) => push.start))
      return asksInWords(reading.text.slice(start, begins)) || asksInWords(reading.text.slice(ends, end + 2))
    }
    let at = from
    while (
      at < to - 1 &&
      (reading.tokens[at]?.skip || /^(?:so|and|but|do)$/.test(reading.tokens[at]?.norm ?? ''))
    )
      at++
    const next = reading.tokens[at + 1]?.norm ?? ''
    const polite = [at - 1, at].findLast((i) => i >= from && POLITE.test(reading.tokens[i]?.norm ?? ''))
    const asked = polite !== undefined && polite + 1 < to ? reading.tokens[polite + 1]?.norm : undefined
    if (asked !== undefined && !TOLD.test(asked) && !wordSet(rules, 'ask-no-order').has(asked)) return true
    // "Keep counting my mistakes." dares.
    const dares = reading.tokens[at]?.norm === 'keep' && /ing$/.test(next)
    const orders =
      !dares &&
      Object.hasOwn(rules.verbs, reading.tokens[at]?.norm ?? '') &&
      !/^(?:i|you|we|was|is)$/.test(next) &&
      reading.tokens[at]?.norm !== 'look'
    return orders || asksInWords(reading.text.slice(start, end + 2))
  }
  return reading.sentences.flatMap((sentence, i) => (asks(sentence) ? [i] : []))
}

/** Whether what stays of the draft asks for something: so close to the push that "that" means it, farther off, or nowhere. */
export type Asking = 'near' | 'far' | 'nowhere'

/** Whether the ask is said in the sentence before, or the same, so that "that" means it. */
function isClose(reading: Reading, ask: Span, region: Span): boolean {
  return sameParagraph(reading, ask, region) && sentenceAt(reading, region) - sentenceAt(reading, ask) <= 1
}

/** Fewer words than this beside all pushes are a greeting, a name, a kiss. */
const SAYS_MORE = 4

/** Whether the draft says something, `enough` words of it, beside its `pushes`, which are in order of place. */
export function saysMore(reading: Reading, pushes: readonly Span[], enough = SAYS_MORE): boolean {
  let words = 0
  let next = 0
  for (const token of reading.tokens) {
    while ((pushes[next]?.end ?? token.end) <= token.start) next++
    const push = pushes[next]
    if (!token.skip && !(push && overlap(push, token))) words++
    if (words >= enough) return true
  }
  return false
}

/** Between "I" and what is done: "I have always …". */
const OFTEN = /^(?:have|always|just|only|even|also)$/

/** Whether `region` counts what the writer does or did: "I do everything for you", "I've given up my whole summer". */
function isLedger(rules: RuleSet, reading: Reading, region: Region): boolean {
  const { tokens } = reading
  const [from, to] = tokensOf(reading, { start: region.start, end: region.leverEnd })
  const deedAfter = (at: number): boolean => {
    const word = tokens[at]?.norm ?? ''
    return at < to && (OFTEN.test(word) ? deedAfter(at + 1) : wordSet(rules, 'ledger-deed').has(word))
  }
  return tokens.slice(from, to).some(({ norm }, i) => norm === 'i' && deedAfter(from + i + 1))
}

/** Whether what is asked is nothing to bargain over: in its own words, or in those of the sentence beside the push that asks it. */
function isGrave(rules: RuleSet, reading: Reading, region: Region, ask: Ask): boolean {
  const grave = wordSet(rules, 'grave-matter')
  const beside = ask.start >= 0 && !overlap(ask, region)
  const [from, to] = beside ? (reading.sentences[sentenceAt(reading, ask)] ?? [0, 0]) : tokensOf(reading, ask)
  return ask.start >= 0 && reading.tokens.slice(from, to).some(({ norm }) => grave.has(norm))
}

/** Where a template is to stand, and what is known of it. */
export interface Setting {
  readonly region: Region
  readonly ask: Ask | null
  readonly slots: Slots
  /** Whether the draft says more than its pushes. */
  readonly beside: boolean
  /** How close by what stays asks for something. */
  readonly asking: Asking
  /** Whether a place is in another push. */
  pushes(place: Span): boolean
}

/** What a template may count on in its setting: of the ask, and of what stands around. */
export function traitsOf(rules: RuleSet, reading: Reading, setting: Setting): ReadonlySet<AskTrait> {
  const { region, ask, slots, beside, asking } = setting
  const traits = new Set<AskTrait>()
  if (asking === 'near') traits.add('asks')
  if (asking === 'far') traits.add('far')
  if (asking === 'nowhere') traits.add('tells')
  if (toldBefore(reading, region, setting.pushes)) traits.add('told')
  if (eventBefore(rules, reading, region)) traits.add('event')
  if (isLedger(rules, reading, region)) traits.add('ledger')
  traits.add(beside ? 'beside' : 'alone')
  if (slots.story) traits.add('story')
  if (slots.retold) traits.add('retold')
  if (slots.seen) traits.add('seen')
  if (!ask) return traits
  traits.add(ask.who)
  if (tellsDeed(ask)) traits.add('did')
  if (isGrave(rules, reading, region, ask)) traits.add('grave')
  if (ask.head === 'stop' || ask.head === 'quit') traits.add('stop')
  else if (ask.negative) traits.add('avoid')
  else traits.add('do').add(kindOf(ask))
  if (slots.together) traits.add('shared')
  if (slots.topic) traits.add('topic')
  if (ask.start > region.start) traits.add('ahead')
  else if (ask.start < 0 || isClose(reading, ask, region)) traits.add('after')
  else traits.add('earlier')
  return traits
}
