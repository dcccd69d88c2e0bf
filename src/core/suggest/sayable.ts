import type { Ask } from '../ask/ask.ts'
import { tellsDeed } from '../ask/deed.ts'
import { overlap, type Pattern, type Span } from '../types.ts'
import { kindOf } from './traits.ts'

/** People of a standard or a comparison: words about them ask nothing of the partner. */
const SOMEONE =
  /\b(?:their|theirs|them|his|someone|somebody|one['’]?s|an? (?:\p{L}+ )?(?:woman|man|person|wife|husband|partner|mother|father))\b/iu
/** What happens to someone, or inside them: nobody does it for the asking. */
const SUFFERED = new Set(
  'hear find regret lose wake sleep enjoy miss believe trust love like want need feel care hate know think mean stand own forgive remember notice dare'.split(
    ' ',
  ),
)
/** "Put in a penny", "keep your mouth shut": said only to sting. */
const STINGS =
  /\b(?:a|two|one|any) (?:penny|finger|toss|damn|thought|hoots?|monkeys?|figs?|stuff|rat's arse)\b|\b(?:mouth|trap|gob) shut\b|^look up$/i
/** "You can sit in one for us": one of what went with the push. */
const ONE_OF_THEM = /\bone\b(?= (?:for|with|in|on|at|to|of)\b|$)/i
/** What befalls others, or is theirs by luck or nobody's business: "have work", "get promoted", "wear skirts". */
const FORTUNE =
  /^(?:wear|dress|shave|put out|have|get|look|win|earn|be|live|work|run|laugh|lead|start|save|move|raise|face|stand|wait|count|own|stick|see)\b(?! (?:me|my|us|up with me|with me|after|for me|at me|to me)\b)/i
const OURS = /\b(?:me|us|our|my|mine|your|together|each other)\b/i

/** Whether what others do is told or done with each other, and so is surely wanted here too. */
export const isForUs = ({ who, rest }: Ask): boolean => who === 'we' || OURS.test(rest)

/**
 * Whether a sentence may be made of `ask` in answer to the push `hit`. What is built from the words of an insult, a
 * standard or a penalty may be told as a guess, but is not asked; something to talk about only where nothing
 * else is said, and a thing that is only named not where the draft asks for something else (`asksElse`).
 */
export function isSayable(
  ask: Ask,
  pattern: Pattern,
  hit: Span,
  beside: boolean,
  asksElse: boolean,
): boolean {
  if (ask.start < 0) return true
  if (STINGS.test(ask.text)) return false
  if (ask.strength < 0 && (beside || pattern === 'comparison')) return false
  // "Too proud to take advice from anybody", "You never want to see anyone"
  if (ask.strength <= 1 && /\bany(?:body|one|thing|where)?\b/i.test(ask.rest)) return false
  if (!overlap(ask, hit)) return ask.strength > 0 || !asksElse
  // "A single page a week was the least I was owed"
  if (ask.strength === 0 && /\b(?:a|one|single)\b/i.test(ask.rest)) return false
  if (SUFFERED.has(ask.head) || ONE_OF_THEM.test(ask.rest)) return false
  // "What husband lets his wife walk in alone?"
  if (ask.others && /\b(?:alone|on (?:my|her|his|your) own|by (?:my|her|him|your)self)\b/i.test(ask.rest))
    return false
  // "A decent wife does not send her husband alone" measures; "could you not" would scold.
  if (pattern === 'character-assassination' && ask.negative) return false
  // "You couldn't organise a round in a pub"
  if (pattern === 'judgement' && ask.strength < 1) return false
  // "You don't want to come to the class" can be asked, "you don't want to marry me" cannot.
  if (pattern === 'assumption') return kindOf(ask) !== 'deed' && !/^(?:go|get) to\b/.test(ask.text)
  if (ask.others && pattern === 'comparison') return !FORTUNE.test(ask.text) && !SOMEONE.test(ask.rest)
  if (ask.others && pattern !== 'character-assassination' && !isForUs(ask)) return false
  if (tellsDeed(ask)) return true
  return !(pattern === 'character-assassination' || pattern === 'comparison') || !SOMEONE.test(ask.rest)
}
