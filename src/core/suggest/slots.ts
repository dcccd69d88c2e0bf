import type { Ask } from '../ask/ask.ts'
import { tellsDeed } from '../ask/deed.ts'
import { verbsOf } from '../ask/verbs.ts'
import type { RuleSet, Slot } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Voice } from './voice.ts'

export type Slots = Readonly<Partial<Record<Slot, string>>>

const DAY = /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|tomorrow)\b/i
const KIDS =
  /\b(?:the|our|my|your) (?:own )?(?:kids?|children|boys|girls|baby|twins|little one|son|daughter)\b/i
const PARENT =
  /\b(?:father|mother|dad|daddy|mum|mummy|mom|parent|grandmother|grandfather|nan|grandad)s?\b(?![- ]in[- ]law)/i

/** "come to the class with me on Tuesday" -> "go to the class together on Tuesday"; null where only one can do it. */
function jointly(rules: RuleSet, ask: Ask): string | null {
  if (ask.head === 'stop' || ask.negative) return null
  if (/\b(?:together|each other)\b/i.test(ask.text)) return ask.text
  if (wordSet(rules, 'ask-mutual').has(ask.head)) return null
  if (ask.who === 'we') return `${ask.text} together`
  if (!/\bwith me\b/i.test(ask.rest)) return null
  const head = ask.head === 'come' ? 'go' : ask.head
  const rest = ask.rest.replace(/\bwith me\b/i, 'together')
  return `${head} ${rest}`
}

/** The children that a draft speaks of, as both may call them; null where there are none. */
export const kidsIn = (draft: string): string | null =>
  KIDS.exec(draft)?.[0]
    ?.toLowerCase()
    .replace(/^(?:my|your)\b/, 'our')
    .replace(' own ', ' ') ?? null

/** Who it is about in the draft's own words: the `kids`, else "us"; where a parent is measured, "her" or "him", null where that is not said. */
function aboutWhom(draft: string, quote: string, kids: string | null): string | null {
  if (kids) return kids
  if (!PARENT.test(quote)) return 'us'
  const theirs = /\b(?:you['’]?re|you are|ur) (her|his) (?:dad|daddy|father|mum|mummy|mom|mother)\b/i
    .exec(quote)?.[1]
    ?.toLowerCase()
  if (theirs) return theirs === 'her' ? 'her' : 'him'
  const rest = draft.replace(quote, '')
  const [she, he] = [/\b(?:she|her)\b/i.test(rest), /\b(?:he|him)\b/i.test(rest)]
  if (she === he) return 'us'
  const named = she ? 'her' : 'him'
  return new RegExp(`\\b${named}\\b`, 'i').test(draft) ? named : null
}

/**
 * What can be said of an ask, in the draft's words; `quote` is the push that it answers, `kids` what `kidsIn` finds in the draft. With `briefly` the ask is cut
 * to a word or two, for where the draft names its thing close by.
 */
export function slotsOf(
  rules: RuleSet,
  ask: Ask | null,
  draft: string,
  quote: string,
  kids: string | null,
  voice: Voice,
  briefly: boolean,
): Slots {
  const us = aboutWhom(draft, quote, kids)
  if (!ask) return us ? { us } : {}
  const verbs = verbsOf(rules)
  const together = briefly ? null : jointly(rules, ask)
  const day = DAY.exec(ask.text)?.[0]
  const text = (briefly && ask.brief) || ask.text
  const [head = '', ...rest] = text.split(' ')
  // "Turn it down and talk to me" is two deeds, and would need two gerunds.
  const two = / and (\p{L}+)/u.exec(ask.rest)?.[1]
  const gerund =
    ask.negative || (two !== undefined && verbs.baseOf(two.toLowerCase()) !== null)
      ? null
      : briefly
        ? [verbs.gerundOf(head), ...rest].join(' ')
        : `${verbs.gerundOf(ask.head)} ${ask.rest}`.trim()
  const topic = tellsDeed(ask) ? undefined : /^talk about (.+)$/.exec(ask.text)?.[1]
  const all: Partial<Record<Slot, string>> = {
    ask: text,
    you: ask.who === 'we' ? 'we' : voice.u ? 'u' : 'you',
  }
  if (us) all.us = us
  if (gerund) all.asking = gerund
  if (together) all.together = together
  if (topic) all.topic = topic
  if (day) all.day = day
  return all
}
