import { type Found, pushesIn } from '../detect/pushes.ts'
import type { Engine } from '../engine/engine.ts'
import type { Search } from '../engine/search.ts'
import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import { draftOf, type Reading } from '../text/draft.ts'
import { gap, norm, tokensOf } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { PATTERNS, type Pattern, type Span } from '../types.ts'
import { likeliest } from '../weigh/columns.ts'
import { standsAlone } from './clause.ts'
import { isPast } from './traits.ts'
import { asksInWords } from './wishes.ts'

/** Log odds of any pattern below which a clause by itself only tells or asks. */
const TELLS = -2.2
/** Fewer words make no clause. */
const SHORTEST = 3
/** More clauses than this are a tale: taken as a whole. */
const MOST = 6
/** "you slob": a name that is called. */
const CALLED = 2
const JOINS = /^(?:and|but|so|n|cause|because)$/
const SUBJECT =
  /^(?:i|you|we|he|she|it|they|there|this|that|the|my|your|our|his|her|can|could|will|would|please|let)$/
/** A subject that runs on, and what leads into one instead: "what you said", "than you said" (others are `@leads-in`). */
const RUN_ON = /^(?:you|i|we|he|she|they)$/
const LEADS_IN =
  /^(?:what|whatever|who|whoever|wherever|how|why|where|when|which|that|than|as|if|whether|because|since|while|until|before|after|and|but|so|or|like|though|unless|all|ones?|the|a|to|of|for|with|is|are|was|were|do|did|does|have|has|had|will|would|can|could|should|not)$|ing$|\P{L}/u
const HANGS = /^(?:if|when|unless|because|cause|since|while|as|like|than|until|before|after|whenever)$/
/** A ledger beside what is owed for it pushes, however plain each of its lines. */
const LEDGER = /^(?:(?:and|so|but) )?(?:i|we|my|me)\b/
const OF_YOU = /^(?:you|your|yours)$/

/**
 * The part of what was found that pushes, where clauses beside it in the same sentence only tell or ask and can stay:
 * "you are so lazy, those pans have been there since Sunday". The whole of it where it cannot be parted so.
 */
export function leverOf(engine: Engine, search: Search, { rule, hit }: Found): Span {
  if (rule.pattern === 'threat') return hit
  const { reading } = search
  const [from, to] = tokensOf(reading, hit)
  if (reading.sentenceOf[from] !== reading.sentenceOf[to - 1]) return hit
  const clauses = clausesIn(engine.rules, search, from, to)
  if (clauses.length < 2 || clauses.length > MOST) return hit
  const pushes = clauses.map((clause) => !onlyTells(engine, search, clause, rule.pattern))
  const [first, last] = [pushes.indexOf(true), pushes.lastIndexOf(true)]
  const [start, end] = [clauses[first], clauses[last]]
  if (!start || !end) return hit
  return { start: start.start, end: end.end }
}

/** "its only a phone call": what it is, while "it's exhausting" says what it is like. */
const saysWhat = (reading: Reading, at: number) =>
  norm(reading, at) === 'it' &&
  /^(?:is|was) (?:(?:only|just) )?(?:a|an|one|two|three|four|five|ten|half|\d+\S*|my|our|your|the)\b/.test(
    [1, 2, 3].map((n) => norm(reading, at + n)).join(' '),
  )

/** "You only washed up so I won't ask": what it was for is part of the claim. */
const isPurpose = (reading: Reading, from: number, at: number) =>
  norm(reading, at) === 'so' &&
  /^(?:will|would|'d|can|could|do|did|have)$/.test(norm(reading, at + 2)) &&
  reading.tokens.slice(from, at).some((token) => /^(?:only|just|because)$/.test(token.norm))

/** "the trash has been sitting there" */
const startsThing = (reading: Reading, at: number) =>
  /^(?:the|them|my|our)$/.test(norm(reading, at)) &&
  [1, 2, 3].some((n) => /^(?:is|are|was|were|has|have|had)$/.test(norm(reading, at + n)))

/** The clauses of the tokens `[from, to)` of one sentence. */
function clausesIn(rules: RuleSet, { reading }: Search, from: number, to: number): Span[] {
  const begins = [from]
  // "ur such a liar u said you were at work": without stops a subject begins the next clause.
  const stopped = reading.tokens.slice(from + 1, to).some((token) => token.gap >= GAP.comma)
  for (let at = from + SHORTEST; at <= to - CALLED; at++) {
    const subject = (i: number) => SUBJECT.test(norm(reading, i)) || reading.tokens[i]?.name === true
    const parts =
      gap(reading, at) >= GAP.comma ||
      (JOINS.test(norm(reading, at)) && subject(at + 1) && !isPurpose(reading, from, at))
    // "You're hoping if you hold back I'll see less of them": what a condition leads into goes with it.
    const conditioned = reading.tokens
      .slice(begins.at(-1) ?? from, at)
      .some((token) => /^(?:if|when)$/.test(token.norm))
    // "Ignore the one I marked": which one.
    const tellsWhich =
      norm(reading, at) === 'i' && /^(?:a|the|any|every|single|one)$/.test(norm(reading, at - 2))
    // "… you were at work" is read as "you we're".
    const isWere = norm(reading, at) === 'we' && /^(?:you|they|there)$/.test(norm(reading, at - 1))
    const runsOn =
      !stopped &&
      !isWere &&
      !conditioned &&
      !tellsWhich &&
      // "the people you know went twice"
      norm(reading, at + 1) !== 'know' &&
      !wordSet(rules, 'tells-someone').has(norm(reading, at - 2)) &&
      (RUN_ON.test(norm(reading, at)) || startsThing(reading, at) || saysWhat(reading, at)) &&
      !LEADS_IN.test(norm(reading, at - 1)) &&
      !wordSet(rules, 'leads-in').has(norm(reading, at - 1)) &&
      standsAlone(rules, reading, at, to)
    const called = norm(reading, at) === 'you' && to - at <= 4 && !standsAlone(rules, reading, at, to)
    const written = reading.tokens[at]?.start !== reading.tokens[at - 1]?.start
    // "If you were, Sundays would be ours": a condition goes with what hangs on it.
    const hangs = HANGS.test(norm(reading, at)) || HANGS.test(norm(reading, begins.at(-1) ?? from))
    if (!hangs && (parts || called || runsOn) && written && at - (begins.at(-1) ?? from) >= SHORTEST)
      begins.push(at)
  }
  return begins.map((begin, i) => ({
    start: reading.tokens[begin]?.start ?? 0,
    end: reading.tokens[(begins[i + 1] ?? to) - 1]?.end ?? 0,
  }))
}

/** Whether a clause, read by itself, is far from any push. */
function onlyTells(engine: Engine, search: Search, { start, end }: Span, pattern: Pattern): boolean {
  const text = search.reading.text.slice(start, end)
  const alone = search.again(draftOf(text, engine.lexicon).own)
  const words = alone.reading.tokens.map((token) => token.norm)
  if (pattern === 'guilt-trip' && LEDGER.test(words.join(' '))) return false
  const ofYou = words.some((word) => OF_YOU.test(word))
  // A claim is told whole: "you haven't touched me since the baby because my body disgusts you".
  if (pattern === 'assumption' && (ofYou || HANGS.test(words[0] ?? ''))) return false
  // "I can't have a normal conversation with you" says how you are, "you left me at the station" what you did.
  const tellsOfDeed = words.some((word) => isPast(engine.rules, word))
  if (ofYou && !tellsOfDeed && !asksInWords(text)) return false
  const quiet = alone.reading.sentences.every(
    (_sentence, i) => likeliest(alone.odds(i), PATTERNS).odds < TELLS,
  )
  return quiet && pushesIn(engine, alone).length === 0
}
