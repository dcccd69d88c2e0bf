import type { AskRule, RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import type { Ask } from './ask.ts'
import { normalise } from './normalise.ts'
import { points } from './pointing.ts'
import { modelOf, turnedToUs } from './turned.ts'
import type { Verbs } from './verbs.ts'

/** Any verb may tell what somebody did. */
const NONE: ReadonlySet<string> = new Set()
const LIKE_THAT = / like (?:that|this)$/i

/** Whether an ask is to talk about what the partner did: "his" and "her" in it are others'. */
export const tellsDeed = (ask: Ask): boolean =>
  ask.head === 'talk' && /^about you \p{L}+ing\b/u.test(ask.rest)

/** "…, and lets them laugh": a second deed. */
const SECOND = /\band (\p{L}+)(?= |$)/giu

const SPOUSE = '(?:wife|husband|partner|girlfriend|boyfriend)'
const OURS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b(?:his|her|their) (?:own )?${SPOUSE}['’]s\\b`, 'gi'), 'my'],
  [new RegExp(`\\b(?:his|her|their) (?:own )?${SPOUSE}\\b`, 'gi'), 'me'],
]
const SOMEONES = /\b(?:his|hers?|theirs?|him|them|themselves|himself|herself)\b/i

/** What is done to a wife or husband, said of me; null where somebody else is left in it. */
function ofUs(done: Ask): Ask | null {
  const rest = OURS.reduce((text, [from, to]) => text.replace(from, to), done.rest)
  return rest === done.rest || SOMEONES.test(rest) ? null : { ...done, rest }
}

/**
 * What the partner did, as the tokens `[from, to)` of a push tell it, made something to talk about: "forgets his own
 * child at the pool" -> "talk about you forgetting our child at the pool". Null where it does not read well.
 */
export function deedOf(
  rules: RuleSet,
  verbs: Verbs,
  rule: AskRule,
  reading: Reading,
  [from, to]: readonly [number, number],
): Ask | null {
  const { strength, who } = rule
  const told = normalise(reading, verbs, from, to, { who, strength, refuse: NONE, sure: true })
  if (!told || told.negative || told.vague || points(told)) return null
  const plain = { ...told, rest: told.rest.replace(LIKE_THAT, '') }
  const done = rule.others ? (turnedToUs(rules, plain, modelOf(rules, reading, from)) ?? ofUs(plain)) : plain
  if (!done) return null
  const first = done.head === 'stop' ? done.rest : `${verbs.gerundOf(done.head)} ${done.rest}`
  const deed = first.trim().replace(SECOND, (both, verb: string) => {
    const base = verbs.baseOf(verb.toLowerCase())
    return base === null || /ing$/.test(verb) ? both : `and ${verbs.gerundOf(base)}`
  })
  const rest = `about ${rule.as?.replace(/^talk about /, '').replace('{doing}', () => deed)}`
  return { ...done, who: 'we', head: 'talk', rest, text: `talk ${rest}`, others: false, within: rule.within }
}
