import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { POINTING, PRONOUNS, words } from '../text/grammar.ts'
import { norm } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { OPAQUE } from '../text/tokenize.ts'
import { statesAt } from './statement.ts'

/** Words that always begin something other than the ask. */
const BREAKERS = words(
  'since means myself himself herself themselves or because but unless otherwise though although whereas if yet cause therefore then',
)
/** After "and", "so", "when", "before", "like", "as": words that begin a new clause. */
const SUBJECTS = words(
  'i you we he she it they this that there then my your not if now still yet see maybe never every other everyone my most normal a any is are was what who then got had drop nobody even can could would please',
)
const OPEN_CLAUSE = words('when where who which how what why whether')
const JOINERS = words('and so when before like as after till until while since which who where unlike')
/** A time or place added after a comma ("talk, on Thursday at seven") is part of the ask. */
const WHEN = words('on at tonight tomorrow')
/** "… the way he does", "… the day it came": said of something else. */
const MANNER = /^(?:way|day|minute|moment|second|week|night|morning)$/
const WHY = /^(?:why|how|what)$/
/** How long before. */
const SPELL = /^(?:minutes?|hours?|days?|nights?|weeks?|months?)$/

/** Whether something other than the ask that begins at `from` begins at the token `at`: a lever, a reason, a comparison. */
export function breaksAt(rules: RuleSet, reading: Reading, from: number, at: number, to: number): boolean {
  const token = reading.tokens[at]
  const head = norm(reading, from)
  if (!token || token.norm === OPAQUE || /^\p{Extended_Pictographic}/u.test(token.norm)) return true
  // "w/out", "and/or": a slash between two letters parts nothing.
  if (token.gap >= GAP.clause) return true
  if (token.gap === GAP.comma && reading.text[token.start - 1] !== '/' && !WHEN.has(token.norm)) return true
  const next = reading.tokens[at + 1]
  const before = norm(reading, at - 1)
  // What is asked or told may be a clause of its own: "ask me how I am", "tell your mum we aren't moving in".
  const telling = wordSet(rules, 'ask-telling').has(head) && token.gap < GAP.comma
  if (telling && (OPEN_CLAUSE.has(token.norm) || OPEN_CLAUSE.has(before))) return false
  if (BREAKERS.has(token.norm)) return true
  // "… apart from us, because of you"
  if (
    /^(?:apart|except|because|instead)$/.test(token.norm) &&
    /^(?:from|for|of|us|you|me|mine)$/.test(next?.norm ?? '')
  )
    return true
  // "… after all the years I've given up"
  if (token.norm === 'after' && /^(?:all|everything)$/.test(next?.norm ?? '')) return true
  if (token.norm === 'without' && next?.norm.match(/ing$|^(me|you|a|an)$/)) return true
  // "explain to my mum why we aren't coming"
  const told = head === 'tell' || reading.tokens.slice(from, at).some(({ norm }) => WHY.test(norm))
  if (!told && next?.norm === 'not' && /^(?:do|does|did|will|is|are|was)$/.test(token.norm)) return true
  if (token.norm === 'the' && MANNER.test(next?.norm ?? '') && PRONOUNS.has(norm(reading, at + 2)))
    return true
  if (token.norm === 'i' && /^(?:said|told|asked|know|mean|think|swear|guess|bet)$/.test(next?.norm ?? ''))
    return true
  if (token.norm === 'than' && next?.norm === 'you') return true
  if (head !== 'tell' && statesAt(reading, from, at, to)) return true
  // "what it will look like"
  if (token.norm === 'like' && reading.tokens.slice(from, at).some(({ norm }) => norm === 'what'))
    return false
  // "a night like that"
  if (
    /^(?:like|as)$/.test(token.norm) &&
    POINTING.has(next?.norm ?? '') &&
    ((reading.tokens[at + 2]?.gap ?? GAP.sentence) > GAP.none ||
      at + 2 >= to ||
      /^(?:in|on|at|to|for|with|about|again)$/.test(norm(reading, at + 2)))
  )
    return false
  // "an hour before"
  if (token.norm === 'before' && (next?.gap ?? GAP.sentence) >= GAP.comma && SPELL.test(before)) return false
  // "… so be there, half eleven"
  if (token.norm === 'so' && next?.norm === 'be' && norm(reading, at + 2) === 'there') return true
  return (
    JOINERS.has(token.norm) &&
    (SUBJECTS.has(next?.norm ?? '') ||
      // "… and do the will" goes on, "… and do you know" does not.
      (next?.norm === 'do' && /^(?:you|not|we|i|they)$/.test(norm(reading, at + 2))) ||
      (next?.gap ?? GAP.sentence) >= GAP.comma)
  )
}
