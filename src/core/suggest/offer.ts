import type { Crossing } from '../crossing.ts'
import type { Engine } from '../engine/engine.ts'
import type { Search } from '../engine/search.ts'
import type { Span, Suggestion } from '../types.ts'
import type { Behind } from './behind.ts'
import { choose, type Need } from './choose.ts'
import { fill } from './fill.ts'
import { leaveOut } from './leave-out.ts'
import { isSilent, leavesSilence } from './prove.ts'
import { PLAIN, type Region } from './region.ts'
import { type Stranded, spellingOut, staying } from './stranded.ts'

/** What suggestions for one draft share. */
export interface Offering {
  readonly engine: Engine
  readonly search: Search
  /** Gives what pushes at a place in the draft. */
  readonly hits: Crossing<Span>
  /** Whether something at a place is not this suggestion's to change: another push, or a limit. */
  readonly stays: (place: Span) => boolean
  /** Templates used in the draft so far: they come last. */
  readonly used: Set<string>
}

/** And what those for one region do. */
export interface OfferingAt extends Offering {
  /** A pronoun that would stay there without its noun. */
  readonly stranded: Stranded | null
}

/** Templates tried until one stays silent. */
const TRIES = 5

/** A sentence in place of the region: the best template that fits the need and stays silent there; null where none does. */
export function sentenceFor(
  { engine, search, used, stays, stranded }: OfferingAt,
  region: Region,
  need: Need,
): Suggestion | null {
  const { kind, shift, slots, voice } = need
  const { text } = search.reading
  for (const template of choose(engine.rules.templates, need, used).slice(0, TRIES)) {
    const said = { start: region.start, end: region.end, text: fill(template.text, slots, region, voice) }
    const edit = spellingOut(text, said, stranded, stays)
    if (!isSilent(engine, search, edit)) continue
    used.add(template.text)
    return { kind, shift, ...edit }
  }
  return null
}

/** The region left out, where what remains is a message and pushes no more than it did. */
export function cutFor(
  { engine, search, hits, stays, stranded }: OfferingAt,
  region: Region,
  need: Need,
): Suggestion | null {
  const { kind, shift, voice } = need
  const { text } = search.reading
  const left = leaveOut(text, region, voice)
  const edit = left && spellingOut(text, left, stranded, stays)
  return edit && isSilent(engine, search, edit) && leavesSilence(engine, search, edit, hits)
    ? { kind, shift, ...edit }
    : null
}

/** The shift behind what the draft asks or tells after the push: the push left out, the rest word for word. */
export function sentenceBehind(
  { engine, search, used, stranded }: OfferingAt,
  region: Region,
  behind: Behind,
  need: Need,
): Suggestion | null {
  const { kind, shift, slots, voice } = need
  const { text } = search.reading
  const left = leaveOut(text, region, voice, 1)
  if (!left || left.end > behind.end) return null
  const kept = staying(text, left.end, behind.end, stranded)
  const traits = new Set(need.traits)
  traits.delete('ahead')
  traits.add(need.saying === 'none' ? 'told' : 'after')
  traits.delete('event')
  const choice = choose(engine.rules.templates, { ...need, traits }, used)
  // "Could we, on Saturday?" has asked already.
  const asked = shift === 'curiosity' && behind.mark.includes('?')
  const fitting = choice.filter(({ text: words }) => !words.includes('[') && !(asked && words.includes('?')))
  for (const template of fitting.slice(0, TRIES)) {
    const said = fill(template.text, slots, { ...PLAIN, mark: behind.mark }, voice)
    const edit = {
      start: left.start,
      end: behind.end,
      text: left.text + kept + behind.joint + said,
    }
    if (!isSilent(engine, search, edit)) continue
    used.add(template.text)
    return { kind, shift, ...edit }
  }
  return null
}
