import type { Doer, RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { words } from '../text/grammar.ts'
import { norm } from '../text/place.ts'
import type { Ask } from './ask.ts'
import { askEnd, isSaid, isThing } from './end.ts'
import { isNoDeed } from './no-deed.ts'
import { verbAsked } from './sense.ts'
import { verbsOf } from './verbs.ts'
import { wordsWritten } from './wording.ts'

interface Wanting {
  readonly who: Doer
  readonly strength: number
  /** Whether a verb must stand here, so that an unlisted one may be believed. */
  readonly sure: boolean
  /** Whether what nobody asks for is told too: "forgetting the kids". */
  readonly told?: boolean
}

const NO_HEAD =
  /^(i|you|we|he|she|it|they|me|us|him|her|them|a|an|the|this|that|my|your|our|his|their|to|in|on|at|of|for|with|and|or|but|so|if|is|are|am|was|were|will|would|can|could|not|no|yes|as|about|from|by|up|one|all|there|here|what|who|when|where|why|how|one|two|three|four|five|six|seven|eight|nine|ten|too|very|any|some|more|most|enough|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|people|everyone|someone|nobody|ready|late|sober|home|ever|never|then|now|again|until|till|unless|because|without)$/
const POINTERS = /^(?:it|this|that|them|one|so|him|her)$/i
const DO_THIS =
  /^(?:do|try|manage|survive|take|make) (?:it|this|that)(?: (?:for|with|from|in|at|on|by|even|once|one|now|yourself|again)\b.*)?$|^let (?:it|that|this) (?:go|drop|be|lie|slide)\b|^(?:have a go|give it a (?:go|try|chance|whirl))$/i
/** No ask ends so. */
const DANGLING = words(
  'for after than to of the a an and or my your our his their as from about how what at into when if who where',
)
/** "Manages to put his phone down", "offered to pick her up": the putting, the picking up is asked. */
const MANAGES = words('manage bother deign offer volunteer')
/** Where one is to be: "be here", while "be happy" is nothing to ask for. */
const PRESENT = /^(?:there|here|home|with|on time|at|in the|in a|beside|by|next to)\b/
/** "If you keep on", "you keep": what is kept on is told by its -ing. */
const KEPT = words('keep keeps on')

/** The ask in the tokens `[from, to)`, or null where they hold none that reads well. */
export function normalise(
  rules: RuleSet,
  reading: Reading,
  from: number,
  to: number,
  wanting: Wanting,
): Ask | null {
  const verb = verbAsked(rules, reading, from, to)
  if (!verb) return null
  const { at, sense, negative } = verb
  const word = norm(reading, at)
  // A filler is stepped over at the end of a match, but "a baby" is none.
  const end = askEnd(rules, reading, at, to + (isSaid(reading, to) || isThing(reading, to) ? 1 : 0))
  if (dangles(reading, at, end)) return null
  // As written first: "apologise" is read as "apologize", and stays as it is.
  const written = wordsWritten(rules, reading, at, at + 1).toLowerCase()
  const doing = /^\p{L}{2,}ing$/u.test(word)
  const base = verbsOf(rules).baseOf(written) ?? headOf(rules, word, sense === 'stop' ? doing : wanting.sure)
  if (!base) return null
  if (MANAGES.has(base) && norm(reading, at + 1) === 'to' && at + 2 < to)
    return normalise(rules, reading, at + 2, to, wanting)
  const rest = wordsWritten(rules, reading, at + 1, end, base !== word && base !== written)
  const before = norm(reading, from - 1)
  if (sense === 'stop' && KEPT.has(before) && !/ing$/.test(word)) return null
  const present = base === 'be' && before !== 'or' && PRESENT.test(rest)
  if (
    (!wanting.told && wordSet(rules, 'ask-not').has(base) && !present) ||
    isNoDeed(rules, base, rest, sense)
  )
    return null
  const phrase = `${base} ${rest}`.trim()
  const mutual = wordSet(rules, 'ask-mutual').has(base) && !/\b(?:me|to|your)\b/i.test(rest)
  const common = {
    who: mutual ? ('we' as const) : wanting.who,
    others: false,
    within: false,
    thing: false,
    brief: null,
    strength: wanting.strength,
    vague: POINTERS.test(rest) || DO_THIS.test(phrase),
    start: reading.tokens[from]?.start ?? 0,
    end: reading.tokens[end - 1]?.end ?? 0,
  }
  if (sense === 'stop' && base !== 'stop' && !negative) {
    const ing = `${doing ? word : verbsOf(rules).gerundOf(base)} ${rest}`.trim()
    return { text: `stop ${ing}`, head: 'stop', rest: ing, negative: false, ...common }
  }
  return { text: negative ? `not ${phrase}` : phrase, head: base, rest, negative, ...common }
}

/** Whether the words of the tokens `[from, to)` break off: "what it was about" ends well. */
function dangles(reading: Reading, from: number, to: number): boolean {
  const last = norm(reading, to - 1)
  if (last === 'about') return !reading.tokens.slice(from, to).some((token) => token.norm === 'what')
  return DANGLING.has(last)
}

/** The base form of a word that stands where a verb does; with `sure` also of one that is not listed. */
function headOf(rules: RuleSet, word: string, sure: boolean): string | null {
  const { baseOf, guessBase } = verbsOf(rules)
  const known = baseOf(word)
  if (known) return known
  if (!sure || NO_HEAD.test(word) || !/^\p{L}{2,}$/u.test(word)) return null
  return guessBase(word).split(' ')[0] ?? null
}
