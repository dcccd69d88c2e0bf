import type { Ask } from '../ask/ask.ts'
import { MUTUAL } from '../ask/normalise.ts'
import type { Verbs } from '../ask/verbs.ts'
import type { AskTrait, Slot } from '../rules/data.ts'
import type { Voice } from './voice.ts'

export type Slots = Readonly<Partial<Record<Slot, string>>>

const DAY = /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|tomorrow)\b/i
const KIDS = /\b(?:the|our|my) (?:kids?|children|boys|girls|baby|twins|little one|son|daughter)\b/i

/** "come to the class with me on Tuesday" -> "go to the class together on Tuesday"; null where only one can do it. */
function jointly(ask: Ask): string | null {
  if (ask.head === 'stop' || ask.negative) return null
  if (/\btogether\b/i.test(ask.text)) return ask.text
  if (MUTUAL.has(ask.head)) return null
  if (ask.who === 'we') return `${ask.text} together`
  if (!/\bwith me\b/i.test(ask.rest)) return null
  const head = ask.head === 'come' ? 'go' : ask.head
  const rest = ask.rest.replace(/\bwith me\b/i, 'together')
  return `${head} ${rest}`
}

/** What can be said of an ask, in the draft's words. */
export function slotsOf(ask: Ask | null, draft: string, voice: Voice, verbs: Verbs): Slots {
  const kids = KIDS.exec(draft)?.[0]?.toLowerCase()
  const us = kids ? (/^my/.test(kids) ? kids.replace(/^my/, 'our') : kids) : 'us'
  if (!ask) return { us }
  const together = jointly(ask)
  const day = DAY.exec(ask.text)?.[0]
  const gerund = ask.negative ? null : `${verbs.gerundOf(ask.head)} ${ask.rest}`.trim()
  const all: Partial<Record<Slot, string>> = {
    us,
    ask: ask.text,
    you: ask.who === 'we' ? 'we' : voice.u ? 'u' : 'you',
  }
  if (gerund) all.asking = gerund
  if (together) all.together = together
  if (day) all.day = day
  return all
}

export function traitsOf(ask: Ask | null, slots: Slots, after: boolean): ReadonlySet<AskTrait> {
  if (!ask) return new Set()
  const traits: AskTrait[] = [ask.who]
  if (ask.head === 'stop' || ask.head === 'quit') traits.push('stop')
  else if (!ask.negative) traits.push('do')
  if (slots.together) traits.push('shared')
  if (after) traits.push('after')
  return new Set(traits)
}
