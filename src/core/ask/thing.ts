import type { AskRule, RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { anyOf } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { GAP } from '../text/token.ts'
import type { Ask } from './ask.ts'
import { askEnd } from './end.ts'
import { refusalOf } from './opposite.ts'

interface ThingRule extends AskRule {
  readonly as: string
}

/**
 * What `rule` asks about the thing it captured in the tokens `[from, to)`, its match going on to `matchEnd`; null where
 * that is no whole thing.
 */
export function thingAsked(
  rules: RuleSet,
  reading: Reading,
  rule: ThingRule,
  [from, to]: readonly [number, number],
  matchEnd: number,
): Ask | null {
  const { as, who, strength, brief, within } = rule
  // A possessive ("my letter's") is half of something else, unless the rule goes on over it: "the class's on Friday".
  if (as.includes('it}') && matchEnd <= to && sharesWord(reading, to)) return null
  const last = askEnd(rules, reading, from, to)
  // "Hi Jo, tribunal is at ten": the name of a thing has no break in it.
  if (strength === 0 && last < to && (reading.tokens[last]?.gap ?? GAP.none) >= GAP.comma) return null
  const start = reading.tokens[from]?.start ?? 0
  const whole = reading.tokens[last - 1]?.end ?? start
  // "class's on Friday": the class, without what is left of "is".
  const end =
    whole -
    (sharesWord(reading, last) ? (SHORT_IS.exec(reading.text.slice(start, whole))?.[0].length ?? 0) : 0)
  const text = phrased(rules, as, named(rules, reading, from, reading.text.slice(start, end)))
  const [head = '', ...rest] = text.split(' ')
  return {
    text,
    head,
    rest: rest.join(' '),
    who,
    strength,
    vague: false,
    negative: head === 'not',
    thing: true,
    brief,
    others: false,
    within,
    start,
    end,
  }
}

/** Whether the token at `at` and the one before it are one written word. */
const sharesWord = (reading: Reading, at: number) =>
  reading.tokens[at]?.start === reading.tokens[at - 1]?.start

/** The phrase that a rule makes of a thing: `read {it}`. */
function phrased(rules: RuleSet, as: string, thing: string): string {
  const filled = (phrase: string, it: string) =>
    phrase
      .replace('{it}', () => it)
      .replace('{the it}', () => (wordingOf(rules).determined.test(it) || NAMED.test(it) ? it : `the ${it}`))
  // "Text her one more time and …": not even once.
  return as.startsWith(NOT)
    ? refusalOf(filled(as.slice(NOT.length), thing.replace(AGAIN, '')))
    : filled(as, thing)
}
const NOT = 'not '

/** A captured thing as it reads inside a sentence: "The class" -> "the class", but a name as it is. */
function named(rules: RuleSet, reading: Reading, from: number, written: string): string {
  const { emphatic, dayOrFeast } = wordingOf(rules)
  const thing = written
    .replace(emphatic, '')
    .replace(/\s+/g, ' ')
    .replace(SHOUTED, (word) => word.toLowerCase())
  const opens = (reading.tokens[from]?.gap ?? 0) >= GAP.sentence
  const isName = reading.tokens[from]?.name || CAPITAL.test(thing) || dayOrFeast.test(thing)
  const common = LOWERED.test(thing) || (opens && !isName)
  return common ? (thing[0] ?? '').toLowerCase() + thing.slice(1) : thing
}

/** A word this long in capitals is no abbreviation. */
const SHOUTED = /\b\p{Lu}{5,}\b/gu
const SHORT_IS = /['’‘`´]?s$/i
const AGAIN = / (?:one more (?:time|once)|once more|(?:ever )?again)$/i
const LOWERED =
  /^(?:The|This|That|Our|My|Your|His|Her|Their|A|An|One|Another|Some|Next|Marriage|Couples|Family)\b/
const NAMED = /^\p{Lu}\p{Ll}+/u
const CAPITAL = /^(?:I|\p{Lu}{2,})\b/u

interface Wording {
  /** Not part of what a thing is called. */
  readonly emphatic: RegExp
  /** Before such a thing no article is missing. */
  readonly determined: RegExp
  /** Always written with a capital. */
  readonly dayOrFeast: RegExp
}

const wordingOf = perRules(
  (rules): Wording => ({
    emphatic: new RegExp(`\\b(?:${anyOf(rules, 'ask-swearing')}|stupid)\\s+`, 'gi'),
    determined: new RegExp(
      `^(?:the|this|that|our|my|your|his|her|their|a|an|one|two|three|some|another|me|us|last|next|on|at|in|around|with|moving|having|getting|going|meeting \\p{L}+|${anyOf(rules, 'ask-bare')})\\b`,
      'iu',
    ),
    dayOrFeast: new RegExp(`^(?:${anyOf(rules, 'ask-day', 'ask-feast')})\\b`, 'i'),
  }),
)
