import { known } from '../known.ts'
import type { AskTrait, Saying, Template } from '../rules/data.ts'
import type { Pattern, Shift, SuggestionKind } from '../types.ts'
import type { Slots } from './slots.ts'
import type { Voice } from './voice.ts'

export interface Need {
  readonly kind: SuggestionKind
  readonly shift: Shift
  readonly pattern: Pattern
  readonly saying: Saying
  readonly traits: ReadonlySet<AskTrait>
  readonly slots: Slots
  /** Only templates with a blank for the writer will do. */
  readonly blank: boolean
  readonly voice: Voice
  /** Few words: a short sentence fits better. */
  readonly short: boolean
  /** Turns the choice among templates as good as each other, so that drafts differ and the same draft never does. */
  readonly turn: number
}

/** By the text of a template, of which every draft asks again. */
const slotsIn = new Map<string, readonly string[]>()
const slotNames = (text: string) =>
  known(slotsIn, text, () => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name))
const isBlank = (text: string) => text.includes('[')

function fits(template: Template, need: Need): boolean {
  if (template.kind !== need.kind || template.when !== need.saying) return false
  if (need.blank && !isBlank(template.text)) return false
  if (template.shift !== null && template.shift !== need.shift) return false
  if (template.for.length > 0 && !template.for.includes(need.pattern)) return false
  if (template.register !== null && template.register !== need.voice.register) return false
  if (!template.if.every((trait) => need.traits.has(trait))) return false
  return slotNames(template.text).every((slot) => need.slots[slot as keyof Slots] !== undefined)
}

/** What keeps the push's own words, owned by the writer, says more than any stock line: worth more than all else together. */
const OWNED: ReadonlySet<AskTrait> = new Set<AskTrait>(['story', 'retold', 'seen'])
const OWNED_WORTH = 12

/** The templates that fit, best first; those already `used` in this draft come last, blanks after all others. */
export function choose(templates: readonly Template[], need: Need, used: ReadonlySet<string>): Template[] {
  const fitting = templates.filter((template) => fits(template, need))
  const worth = (template: Template, i: number) =>
    (isBlank(template.text) ? -100 : 0) -
    (used.has(template.text) ? 20 : 0) +
    (template.register ? 2 : 0) +
    (template.for.length > 0 ? 1 : 0) +
    (template.if.includes('stop') || template.if.includes('avoid') || template.if.includes('topic') ? 2 : 0) +
    (template.if.includes('event') ? 3 : 0) +
    (template.if.includes('grave') || template.if.includes('did') ? OWNED_WORTH : 0) +
    (template.if.some((trait) => OWNED.has(trait)) ? OWNED_WORTH : 0) +
    (template.if.includes('after') || template.if.includes('ahead') ? 3 : 0) +
    template.if.length / 2 +
    (template.if.includes('shared') || template.if.includes('talk') ? 1 : 0) -
    (need.short ? template.text.length / 40 : 0) +
    ((i * 7 + need.turn * 5) % fitting.length) / 2
  return fitting
    .map((template, i) => ({ template, worth: worth(template, i) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ template }) => template)
}
