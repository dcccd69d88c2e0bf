import type { AskRule, RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { norm, tokensOf } from '../text/place.ts'
import type { Ask } from './ask.ts'
import { askEnd } from './end.ts'
import { modelOf } from './model.ts'
import { normalise } from './normalise.ts'
import { turnedToUs } from './others.ts'
import { personsOf, turn } from './turns.ts'
import { verbsOf } from './verbs.ts'
import { wordsWritten } from './wording.ts'

/** "leaving it in the hall": what? */
const THING = /^(?:it|them)\b/i
/** How it was done: said again as it is, whoever did it. */
const LIKE_THAT = / like (?:that|this)$/i
/** "…, and doesn't get up": what was not done beside it. */
const AND_NOT = / and (?:does|do|did|will|would|has|have|is|can) ?(?:not|n['’]?t)\b.*$/i
/** "Telling me": what? */
const HALF = /^(?:tell|ask|show|give|make|let|call|remind) (?:me|us|him|her|them)$/i
/** "…, and lets them laugh": a second deed. */
const SECOND = /\band (\p{L}+)(?= |$)/giu
const SOMEONES = /\b(?:his|hers?|theirs?|him|them|themselves|himself|herself)\b/i

/** Whether an ask is to talk about what the partner did: "his" and "her" in it are others'. */
export const tellsDeed = (ask: Ask): boolean =>
  ask.head === 'talk' && /^about you \p{L}+ing\b/u.test(ask.rest)

/** What is done to a wife or husband, said of me; null where somebody else is left in it. */
function doneToUs(rules: RuleSet, done: Ask): Ask | null {
  const { own, spouse } = personsOf(rules)
  const rest = turn(done.rest, own, spouse)
  return rest === done.rest || SOMEONES.test(rest) ? null : { ...done, rest }
}

/** "… without asking", where a deed that ends at `end` goes on so before the token `to`: it is what was wrong with it. */
function unasked(rules: RuleSet, reading: Reading, end: number, to: number): string {
  const [at] = tokensOf(reading, { start: end, end })
  return at < to && norm(reading, at) === 'without'
    ? wordsWritten(rules, reading, at, askEnd(rules, reading, at, to))
    : ''
}

/**
 * What the partner did, as the tokens `[from, to)` of a push tell it, made something to talk about: "forgets his own
 * child at the pool" -> "talk about you forgetting our child at the pool". Null where it does not read well.
 */
export function deedToTalkOf(
  rules: RuleSet,
  rule: AskRule & { readonly as: string },
  reading: Reading,
  [from, to]: readonly [number, number],
): Ask | null {
  const { strength, who, within } = rule
  const told = normalise(rules, reading, from, to, { who, strength, sure: true, told: true })
  if (!told || told.negative || told.vague || THING.test(told.rest)) return null
  const more = unasked(rules, reading, told.end, to)
  const like = LIKE_THAT.exec(told.rest)?.[0] ?? ''
  const plain = { ...told, rest: `${told.rest.replace(LIKE_THAT, '').replace(AND_NOT, '')} ${more}`.trim() }
  const cut = told.end < (reading.tokens[to - 1]?.end ?? 0)
  // "Thinking I'm that daft", cut to "thinking"
  if (cut && plain.rest === '') return null
  const done = rule.others
    ? (turnedToUs(rules, plain, modelOf(rules, reading, from)) ?? doneToUs(rules, plain))
    : plain
  if (!done || HALF.test(`${done.head} ${done.rest}`)) return null
  const verbs = verbsOf(rules)
  const first = done.head === 'stop' ? done.rest : `${verbs.gerundOf(done.head)} ${done.rest}`
  const deed = first.trim().replace(SECOND, (both, verb: string) => {
    const base = verbs.baseOf(verb.toLowerCase())
    return base === null || /ing$/.test(verb) ? both : `and ${verbs.gerundOf(base)}`
  })
  const text = rule.as.replace('{doing}', () => deed + like)
  const [head = '', ...rest] = text.split(' ')
  return { ...done, who: 'we', head, rest: rest.join(' '), text, others: false, within }
}
