import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { anyOf, wordSet } from '../rules/words.ts'
import type { Ask } from './ask.ts'
import type { Model } from './model.ts'
import { askedOfUs } from './persons.ts'

/** Where it is done from: "from a hut in Norway". */
const WHERE = / from an? (?:\p{L}+ ){0,2}in \p{L}+$/iu
/** "… about every row they have", "… every week, and he's a judge": what is told of them besides. */
const BESIDES =
  / (?:that )?they (?:have|do|are|had)\b.*$|,? (?:and|but) (?:he|she|they)(?:['’](?:s|re|ve)|s| is| are| was| were| has| have| works?| earns?| hates?| thinks?| still)\b.*$/iu
const OURS = /\b(?:me|us|our|your|together|each other)\b/i
/** What comes from the other side, or belongs to a third: "get flowers from their husbands", "have husbands who talk". */
const FROM_US = /^(?:get|have|be)\b.*\b(?:from|by|who)\b/i
/** "do things like that with them": like what? */
const POINTING = /^(?:things?|stuff|so|it|that|this)\b|\blike (?:that|this)\b/i
/** What is ours, or done for me: no third is left in it. */
const FOR_US = /\b(?:with|by|beside|next to|for|to|at|from|near) me\b|^me\b|\b(?:my|your)(?= \p{L})/giu
const CHILDREN = /\b(?:him|her|them)\b(?! \p{L}+['’])/giu
/** More words than this tell of one time and place. */
const PLAINLY = 7

/** Whom "his mother" is to us nobody can tell: "my dad says sorry to my mum" asks nothing for her. */
const THIRD = /\b(?:you|u|he|she|they|his|her|hers|him|them|their|theirs|himself|herself|themselves|me)\b/i

/** "My dad brought my mum tea": not for us. */
const ofParents = perRules(
  (rules) => new RegExp(`\\bmy (?:${anyOf(rules, 'people-mother', 'people-father')})(?!['’])\\b`, 'i'),
)

/** What others do with theirs, said of the two of us; null where a "he" or "she" is left over. */
export function turnedToUs(rules: RuleSet, ask: Ask, model: Model): Ask | null {
  if (ask.vague || FROM_US.test(ask.text) || POINTING.test(ask.rest)) return null
  if (ofParents(rules).test(ask.rest)) return null
  const rest = askedOfUs(rules, ask.head, ask.rest.replace(BESIDES, '').replace(WHERE, ''), model)
  if (rest === null) return null
  const ours = rest.replace(FOR_US, '')
  // "Dads take them to the park": the children.
  if (THIRD.test(model.parent ? ours.replace(CHILDREN, '') : ours)) return null
  // Of all that others do, only what is plainly told or done with each other is surely wanted.
  if (!OURS.test(rest) && model.who !== 'two' && rest.split(' ').length > PLAINLY) return null
  const who = model.who === 'two' || /\b(?:together|each other)\b/i.test(rest) ? 'we' : ask.who
  return { ...ask, rest, text: `${ask.head} ${rest}`.trim(), who, others: true, within: true }
}

/** By whom it is done to her: "collected by her husband every Friday". */
const byTheirs = perRules(
  (rules) =>
    new RegExp(
      `^((?:out|up|home|away|along|in|around|round) )?by (?:her|his|their) (?:${anyOf(rules, 'people-spouse', 'people-spouses', 'people-of-him', 'people-of-her')})\\b(.*)$`,
      'iu',
    ),
)

/** What is done to others by theirs, said of the two of us: "collect me every Friday"; null for what nobody may want. */
export function doneToMe(rules: RuleSet, ask: Ask): Ask | null {
  const found = byTheirs(rules).exec(ask.rest)
  if (!found || !wordSet(rules, 'ask-welcome').has(ask.head)) return null
  const [, way = '', more = ''] = found
  if (THIRD.test(more) || ofParents(rules).test(more)) return null
  const rest = `me ${way}${more}`.replace(/\s+/g, ' ').trim()
  return { ...ask, rest, text: `${ask.head} ${rest}`, others: true, within: true }
}
