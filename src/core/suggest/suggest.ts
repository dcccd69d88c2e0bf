import { type Ask, givenAsk } from '../ask/ask.ts'
import { asksIn } from '../ask/candidates.ts'
import { askFor, tokensOf } from '../ask/find.ts'
import { type Verbs, verbsOf } from '../ask/verbs.ts'
import type { Found } from '../detect/pushes.ts'
import type { Engine } from '../engine/engine.ts'
import type { Search } from '../engine/search.ts'
import type { RuleSet, Saying } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { BARRIER } from '../text/tokenize.ts'
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
import { choose, type Need } from './choose.ts'
import { sameParagraph } from './compose.ts'
import { fill } from './fill.ts'
import { leaveOut } from './leave-out.ts'
import { isSilent, leavesSilence } from './prove.ts'
import { PLAIN, type Region, regionOf } from './region.ts'
import { isSayable } from './sayable.ts'
import { slotsOf } from './slots.ts'
import { asksBeside, saysMore, traitsOf } from './traits.ts'
import { type Voice, voiceOf } from './voice.ts'

export interface Coaching {
  readonly ask: Ask | null
  readonly suggestions: readonly Suggestion[]
}

/** A question may answer what little is told, love what the partner did; the others need to know what is asked. */
const mayAnswer = ({ shift, traits }: Pick<Need, 'shift' | 'traits'>) =>
  shift === 'curiosity' || (shift === 'admiration' && traits.has('event'))
/** "Listen, Andy" only calls. */
const NO_MORE = /^(?:\p{Lu}\p{Ll}+)?$/u
/** Shifts that best come after all that is told. */
const CLOSING: ReadonlySet<Shift> = new Set<Shift>(['shared-values', 'agreement'])
/** From this many words on what stays beside the pushes is a message by itself. */
const MUCH = 12
/** Up to this many words a draft is a short one. */
const SHORT = 22
/** Templates tried until one stays silent. */
const TRIES = 5

/** How many sentences off an ask may stand for "that" to mean it. */
const NEAR = 3

const sentenceAt = (reading: Reading, span: Span) => reading.sentenceOf[tokensOf(reading, span)[0]] ?? 0

const known = new WeakMap<RuleSet, Verbs>()
function verbsFor(rules: RuleSet): Verbs {
  const verbs = known.get(rules) ?? verbsOf(rules)
  known.set(rules, verbs)
  return verbs
}

/**
 * The ask and the suggestions for each thing found in one draft, in the order given, which is that of place.
 * `kept` are spans that no edit may touch; `given` is the ask where the writer names it.
 */
export function coach(
  engine: Engine,
  search: Search,
  found: readonly Found[],
  kept: readonly Span[],
  given?: string,
): readonly Coaching[] {
  if (found.length === 0) return []
  const { rules } = engine
  const { reading } = search
  const verbs = verbsFor(rules)
  const asks = asksIn(rules, verbs, search)
  const voice = voiceOf(reading.text)
  const hits = found.map(({ hit }) => hit)
  const regions = found.map(({ rule, hit }) =>
    regionOf(rules, search, hit, hits, rule.pattern === 'comparison'),
  )
  const used = new Set<string>()
  const voiced = new Set<string>()
  const beside = saysMore(reading, regions)
  const asksElse = asksBeside(rules, reading, regions)
  const named = hits.map((hit) =>
    calmed(given ? givenAsk(given) : askFor(rules, verbs, search, hit, asks), voice),
  )
  const wanted = named.map((ask, i) => {
    const { rule, hit } = found[i] as Found
    const sayable = (one: Ask) => isSayable(one, rule.pattern, hit, beside, asksElse)
    const outright = asks.filter(
      (one) => one.strength >= 2 && !one.vague && !NO_MORE.test(one.rest) && !overlap(one, hit),
    )
    // What is asked beside the push outweighs what is read from its words.
    if (ask && overlap(ask, hit) && rule.pattern !== 'threat' && outright.length > 0)
      return calmed(askFor(rules, verbs, search, { ...hit, captures: {} }, outright), voice)
    if (!ask || sayable(ask)) return ask
    return calmed(askFor(rules, verbs, search, { ...hit, captures: {} }, asks.filter(sayable)), voice)
  })
  const much = saysMore(reading, regions, MUCH)
  const elsewhereOf = (region: Region) => regions.filter((other) => !overlap(other, region))
  const asking = found.map(({ rule }, i) => {
    const [region, ask] = [regions[i] as Region, wanted[i] ?? null]
    const own = sayingOf(rule.pattern, reading, ask, region, elsewhereOf(region), new Set())
    return own === 'unsaid' && (ask?.strength ?? 0) >= 0
  })
  return found.map(({ rule, hit }, i) => {
    const region = regions[i] as Region
    const ask = wanted[i] ?? null
    if (kept.some((span) => overlap(span, region))) return { ask: named[i] ?? null, suggestions: [] }
    const elsewhere = elsewhereOf(region)
    const own = sayingOf(rule.pattern, reading, ask, region, elsewhere, voiced)
    // One passage asks once.
    const asker = asking.findIndex(
      (asks, j) => asks && sameParagraph(reading.text, regions[j] as Region, region),
    )
    const again =
      asker >= 0 && asker < i && ((ask?.strength ?? 0) < 2 || found[asker]?.rule.pattern === rule.pattern)
    const saying = own === 'unsaid' && again ? 'said' : own
    const briefly =
      ask !== null && ask.brief !== null && saying === 'unsaid' && namedBeside(reading, ask, region)
    const slots = slotsOf(ask, reading.text, hit.quote, voice, verbs, briefly)
    const need: Omit<Need, 'kind' | 'blank'> = {
      shift: SHIFT_OF[rule.pattern],
      pattern: rule.pattern,
      saying,
      traits: traitsOf(rules, reading, region, ask, slots, beside, elsewhere, asksElse),
      slots,
      voice,
      short: reading.tokens.length <= SHORT,
      turn: turnOf(hit.quote) + i,
    }
    const make = (kind: SuggestionKind, blank = false) =>
      suggestionOf(engine, search, region, { ...need, kind, blank }, voice, used, hits)
    const stays = [...elsewhere, ...kept]
    // Where no ask is known and little is told, only the writer knows what to ask instead.
    const unknown = saying === 'none' && !asksElse && !mayAnswer(need) && !much && slots.us === 'us'
    const behind =
      saying === 'said' && ask
        ? behindAsk(reading, need.shift, ask, region, stays)
        : saying === 'none' && !unknown && (CLOSING.has(need.shift) || (beside && !need.traits.has('told')))
          ? behindTold(reading, region, stays, asksElse)
          : null
    const shift =
      (behind && shiftBehind(engine, search, region, behind, need, used)) ?? make('shift', unknown)
    const smallest = make('smallest')
    // Where nothing but the push is there, leaving it out leaves nothing: the article's general move stands in for it.
    const general = unknown && !smallest ? make('shift') : null
    const suggestions = [shift, smallest, general, make('question')]
      .filter((one) => one !== null)
      .filter(({ start, end }) => !reading.text.slice(start, end).includes(BARRIER))
    if (ask && saying === 'unsaid' && suggestions.length > 0) voiced.add(ask.text.toLowerCase())
    return { ask: named[i] ?? null, suggestions: distinct(suggestions) }
  })
}

/** An ask from a draft all in capitals, in small letters. */
function calmed(ask: Ask | null, voice: Voice): Ask | null {
  if (!ask || !voice.shouted) return ask
  const low = (text: string) => text.toLowerCase().replace(/\bi\b/g, 'I')
  return { ...ask, text: low(ask.text), rest: low(ask.rest) }
}

/** Whether the ask stays said beside the region, or has to be said in it. */
function sayingOf(
  pattern: Pattern,
  reading: Reading,
  ask: Ask | null,
  region: Region,
  elsewhere: readonly Span[],
  voiced: ReadonlySet<string>,
): Saying {
  if (!ask) return 'none'
  // Something to talk about makes no bargain.
  if (ask.strength < 0 && pattern === 'guilt-trip') return 'none'
  const text = ask.text.toLowerCase()
  if ([...voiced].some((one) => one === text || one.startsWith(`${text} `))) return 'said'
  if (ask.start < 0 || overlap(ask, { start: region.start, end: region.leverEnd })) return 'unsaid'
  const far = Math.abs(sentenceAt(reading, ask) - sentenceAt(reading, region)) > NEAR
  if (far) return 'none'
  // "I'd like one real conversation": a thing that is named beside is said, unless a word or two can say it again.
  return ask.strength >= 2 ||
    (ask.thing && ask.brief === null && ask.strength >= 0) ||
    elsewhere.some((other) => overlap(ask, other))
    ? 'said'
    : 'unsaid'
}

/** Whether the draft names what is asked right beside the region, in words that stay. */
function namedBeside(reading: Reading, ask: Span, region: Region): boolean {
  return (
    ask.start >= 0 &&
    !overlap(ask, { start: region.start, end: region.leverEnd }) &&
    Math.abs(sentenceAt(reading, ask) - sentenceAt(reading, region)) <= NEAR
  )
}

function suggestionOf(
  engine: Engine,
  search: Search,
  region: Region,
  need: Need,
  voice: Voice,
  used: Set<string>,
  hits: readonly Span[],
): Suggestion | null {
  const { shift, kind } = need
  if (kind === 'smallest' && need.saying !== 'unsaid') {
    const edit = leaveOut(search.reading.text, region, voice)
    return edit && isSilent(engine, search, edit) && leavesSilence(engine, search, edit, hits)
      ? { kind, shift, ...edit }
      : null
  }
  for (const template of choose(engine.rules.templates, need, used).slice(0, TRIES)) {
    const edit = {
      start: region.start,
      end: region.end,
      text: fill(template.text, need.slots, region, voice),
    }
    if (!isSilent(engine, search, edit)) continue
    used.add(template.text)
    return { kind, shift, ...edit }
  }
  return null
}

/** The shift behind what the draft asks or tells after the push: the push left out, the rest word for word. */
function shiftBehind(
  engine: Engine,
  search: Search,
  region: Region,
  behind: Behind,
  need: Omit<Need, 'kind' | 'blank'>,
  used: Set<string>,
): Suggestion | null {
  const { text } = search.reading
  const left = leaveOut(text, region, need.voice, 1)
  if (!left || left.end > behind.end) return null
  const traits = new Set(need.traits)
  traits.delete('ahead')
  traits.add(need.saying === 'none' ? 'told' : 'after')
  traits.delete('event')
  const choice = choose(engine.rules.templates, { ...need, traits, kind: 'shift', blank: false }, used)
  for (const template of choice.filter(({ text: words }) => !words.includes('[')).slice(0, TRIES)) {
    const said = fill(template.text, need.slots, { ...PLAIN, mark: behind.mark }, need.voice)
    const edit = {
      start: left.start,
      end: behind.end,
      text: left.text + text.slice(left.end, behind.end) + behind.joint + said,
    }
    if (!isSilent(engine, search, edit)) continue
    used.add(template.text)
    return { kind: 'shift', shift: need.shift, ...edit }
  }
  return null
}

/** A stable number of a text. */
function turnOf(text: string): number {
  let sum = 0
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973
  return sum
}

function distinct(suggestions: readonly Suggestion[]): Suggestion[] {
  return suggestions.filter(
    (one, i) => suggestions.findIndex((other) => other.text === one.text && other.start === one.start) === i,
  )
}
