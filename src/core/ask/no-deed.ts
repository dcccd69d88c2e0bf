import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { anyOf, wordSet } from '../rules/words.ts'
import type { Sense } from './sense.ts'

const MAX_WORDS = 16
/** "give me one thing", "do us": nobody can tell what. */
const NOTHING_NAMED =
  /^(?:me|us|mi|me another|me one|me one thing|me something|me that|me more|me this|me this one|this one|one)$/i
/** A break in it, or the half of an idiom: "do about it", "make me jealous", "go two weeks", "have begged". */
const HALF =
  /[“”"()[\]{}]|^say no$|^do (?:that|this|the) thing$|^do (?:about|is|was|for|since|to|with|in|at|all|than)\b|^have \w{2,}ed\b|^make me (?!an?\b|the\b|some\b)\w+\b|^go (?:\S+ )?(?:minutes|hours|days?|weeks?)\b(?! to\b)/
const stingsOf = perRules((rules) => new RegExp(`^(?:${anyOf(rules, 'ask-no-deed')})\\b`, 'i'))

/** Whether a verb and what follows it name nothing that somebody could do for the asking. */
export function isNoDeed(rules: RuleSet, base: string, rest: string, sense: Sense): boolean {
  const words = rest.split(' ').filter(Boolean).length
  if (words >= MAX_WORDS) return true
  const empty = wordSet(rules, 'ask-empty').has(base)
  if (words === 0 && empty && !wordSet(rules, 'ask-alone').has(base)) return true
  // "stop doing": of what?
  if (words === 0 && sense === 'stop' && /^(?:do|be|have|get|go)$/.test(base)) return true
  if (empty && NOTHING_NAMED.test(rest)) return true
  // "All you'd have to move is a lunch"
  if (/^(?:is|was|are|were)\b/i.test(rest)) return true
  return stingsOf(rules).test(`${base} ${rest}`) || HALF.test(`${base} ${rest}`.trim())
}
