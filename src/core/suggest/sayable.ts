import type { Ask } from '../ask/ask.ts'
import { tellsDeed } from '../ask/deed.ts'
import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { anyOf, wordSet } from '../rules/words.ts'
import { overlap, type Pattern, type Span } from '../types.ts'
import { kindOf } from './traits.ts'

interface Wording {
  /** People of a standard or a comparison: words about them ask nothing of the partner. */
  readonly someone: RegExp
  /** "Put in a penny", "keep your mouth shut": said only to sting. */
  readonly stings: RegExp
  /** What befalls others, and not with me or for me: nobody can do it for the asking. */
  readonly fortune: RegExp
}

const wordingOf = perRules((rules): Wording => {
  const any = (list: string) => `(?:${anyOf(rules, list)})`
  return {
    someone: new RegExp(
      `\\b(?:their|theirs|them|his|someone|somebody|one['’]?s|an? (?:\\p{L}+ )?${any('people-someone')})\\b`,
      'iu',
    ),
    stings: new RegExp(
      `\\b(?:a|two|one|any) ${any('ask-pittance')}\\b|\\b${any('ask-mouth')} shut\\b|^look up$`,
      'i',
    ),
    fortune: new RegExp(
      `^(?!get (?:in|into|up|down|out|off|involved|stuck)\\b)${any('ask-fortune')}\\b(?! (?:me|my|us|up with me|with me|after|for me|at me|to me)\\b)`,
      'i',
    ),
  }
})
/** "You can sit in one for us": one of what went with the push. */
const ONE_OF_THEM =
  /\bone\b(?= (?:for|with|in|on|at|to|of(?! (?:his|her|their|my|our|your|the|these|those)))\b|$)/i
const OURS = /\b(?:me|us|our|my|mine|your|together|each other)\b/i

/** Whether what others do is told or done with each other, and so is surely wanted here too. */
export const isForUs = ({ who, rest }: Ask): boolean => who === 'we' || OURS.test(rest)

/**
 * Whether a sentence may be made of `ask` in answer to the push `hit`. What is built from the words of an insult, a
 * standard or a penalty may be told as a guess, but is not asked; something to talk about only where nothing
 * else is said, and a thing that is only named not where the draft asks for something else (`asksElse`).
 */
export function isSayable(
  rules: RuleSet,
  ask: Ask,
  pattern: Pattern,
  hit: Span,
  beside: boolean,
  asksElse: boolean,
): boolean {
  if (ask.start < 0) return true
  const { someone, stings, fortune } = wordingOf(rules)
  if (stings.test(ask.text)) return false
  if (ask.strength < 0 && (beside || pattern === 'comparison')) return false
  // "Too proud to take advice from anybody", "You never want to see anyone"
  if (ask.strength <= 1 && /\bany(?:body|one|thing|where)?\b/i.test(ask.rest)) return false
  if (!overlap(ask, hit)) return ask.strength > 0 || !asksElse
  // "A single page a week was the least I was owed"
  if (ask.strength === 0 && /\b(?:a|one|single)\b/i.test(ask.rest)) return false
  // "Miss one more of his games and …" asks not to.
  if ((!ask.negative && wordSet(rules, 'ask-suffered').has(ask.head)) || ONE_OF_THEM.test(ask.rest))
    return false
  // "What husband lets his wife walk in alone?"
  if (ask.others && /\b(?:alone|on (?:my|her|his|your) own|by (?:my|her|him|your)self)\b/i.test(ask.rest))
    return false
  // "A decent wife does not send her husband alone" measures; "could you not" would scold.
  if (pattern === 'character-assassination' && ask.negative) return false
  // "You couldn't organise a round in a pub"
  if (pattern === 'judgement' && ask.strength < 1) return false
  // "You don't want to come to the class" can be asked, "you don't want to marry me" cannot.
  if (pattern === 'assumption') return kindOf(ask) !== 'deed' && !/^(?:go|get) to\b/.test(ask.text)
  if (ask.others && pattern === 'comparison') return !fortune.test(ask.text) && !someone.test(ask.rest)
  if (ask.others && pattern !== 'character-assassination' && !isForUs(ask)) return false
  if (tellsDeed(ask)) return true
  return !(pattern === 'character-assassination' || pattern === 'comparison') || !someone.test(ask.rest)
}
