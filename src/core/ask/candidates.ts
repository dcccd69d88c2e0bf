import { anyHolds } from '../detect/scope.ts'
import { disjoint } from '../disjoint.ts'
import type { Search } from '../engine/search.ts'
import type { AskRule, RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { GAP } from '../text/token.ts'
import type { Ask } from './ask.ts'
import { askEnd } from './bounds.ts'
import { normalise } from './normalise.ts'
import type { Verbs } from './verbs.ts'

const refusals = new WeakMap<RuleSet, ReadonlySet<string>>()

/** Verbs that are never an ask by themselves. */
export function refusedVerbs(rules: RuleSet): ReadonlySet<string> {
  const known = refusals.get(rules) ?? new Set(rules.phrases['ask-not'])
  refusals.set(rules, known)
  return known
}

/** Everything in a reading that asks for something, in order of place; of overlapping ones the strongest. */
export function asksIn(rules: RuleSet, verbs: Verbs, search: Search): readonly Ask[] {
  const found = search.matched('asks', rules.asks).flatMap(({ rule, matches }) =>
    matches
      .filter(({ from, to }) => !anyHolds(rule.unless, [from, to], search))
      .flatMap((match) => {
        const captured = match.captures.get('ask')
        return captured ? (askOf(rules, verbs, rule, search.reading, captured, match.to) ?? []) : []
      }),
  )
  return disjoint(found.sort((a, b) => b.strength - a.strength || b.text.length - a.text.length))
}

function askOf(
  rules: RuleSet,
  verbs: Verbs,
  rule: AskRule,
  reading: Reading,
  [from, to]: readonly [number, number],
  matchEnd: number,
): Ask | null {
  const { who, strength } = rule
  if (!rule.as) {
    const ask = normalise(reading, verbs, from, to, {
      who,
      strength,
      refuse: refusedVerbs(rules),
      sure: strength >= 1 && !rule.others,
    })
    if (!ask) return null
    return rule.others ? turnedToUs(ask) : { ...ask, within: rule.within }
  }
  // A possessive ("my letter's") is half of something else, unless the rule goes on over it: "the class's on Friday".
  if (
    rule.as.includes('it}') &&
    matchEnd <= to &&
    reading.tokens[to]?.start === reading.tokens[to - 1]?.start
  )
    return null
  const start = reading.tokens[from]?.start ?? 0
  const last = askEnd(reading, from, to)
  // "Hi Jo, tribunal is at ten": the name of a thing has no break in it.
  if (rule.strength === 0 && last < to && (reading.tokens[last]?.gap ?? GAP.none) >= GAP.comma) return null
  const whole = reading.tokens[last - 1]?.end ?? start
  // "class's on Friday": the class, without what is left of "is".
  const short = reading.tokens[last]?.start === reading.tokens[last - 1]?.start
  const end = whole - (short ? (SHORT_IS.exec(reading.text.slice(start, whole))?.[0].length ?? 0) : 0)
  const thing = reading.text
    .slice(start, end)
    .replace(EMPHATIC, '')
    .replace(/\s+/g, ' ')
    .replace(SHOUTED, (word) => word.toLowerCase())
  const low = lowered(reading, from, thing)
  const text = rule.as
    .replace('{it}', () => low)
    .replace('{the it}', () => (DETERMINED.test(low) || NAMED.test(low) ? low : `the ${low}`))
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
    brief: rule.brief,
    others: false,
    within: rule.within,
    start,
    end,
  }
}

/** A word this long in capitals is no abbreviation. */
const SHOUTED = /\b\p{Lu}{5,}\b/gu
const SHORT_IS = /['’‘`´]?s$/i
/** Not part of what a thing is called. */
const EMPHATIC = /\b(?:bloody|fucking|fuckin|damn|goddamn|sodding|effing|freaking|stupid)\s+/gi
const LOWERED =
  /^(?:The|This|That|Our|My|Your|His|Her|Their|A|An|One|Another|Some|Next|Marriage|Couples|Family)\b/
const DETERMINED =
  /^(?:the|this|that|our|my|your|his|her|their|a|an|one|two|three|some|another|(?:couples?|marriage|family) (?:counsell?ing|therapy)|counsell?ing|therapy|me|us|last|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|easter|eid|diwali|ramadan|on|at|in|around|with|tonight|tomorrow|mass|church|choir practice|karaoke|salsa|yoga|mediation|lunch|dinner|breakfast|bingo|quiz night|family (?:night|day)|book club|moving|having|getting|going|meeting \p{L}+)\b/iu
const NAMED = /^\p{Lu}\p{Ll}+/u

const CAPITAL =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter|Eid|Diwali|Ramadan|I|\p{Lu}{2,})\b/u

/** A captured thing as it reads inside a sentence: "The class" -> "the class", but a name as it is. */
function lowered(reading: Reading, from: number, thing: string): string {
  const opens = (reading.tokens[from]?.gap ?? 0) >= GAP.sentence
  const common = LOWERED.test(thing) || (opens && !reading.tokens[from]?.name && !CAPITAL.test(thing))
  return common ? (thing[0] ?? '').toLowerCase() + thing.slice(1) : thing
}

const TURNED: readonly (readonly [RegExp, string])[] = [
  [
    /\bwith (?:them|her|him|his (?:wife|girlfriend|partner|missus)|her (?:husband|boyfriend|partner)|hers|their (?:wives|husbands|partners))\b(?!['’]| \p{L}+['’])/giu,
    'with me',
  ],
  [
    /\b(?:his (?:wife|girlfriend|partner|missus)|her (?:husband|boyfriend|partner)|their (?:wives|husbands|partners))\b/gi,
    'me',
  ],
  [/\b(?:his|her|their) (feelings?|day|mind|emotions|side)\b/gi, 'your $1'],
  [/\b(?:his|her|their) (family|marriage|relationship|home|house|children|kids)\b/gi, 'our $1'],
]
const OURS = /\b(?:me|us|our|your|together|each other)\b/i
/** More words than this tell of one time and place. */
const PLAINLY = 4
/** Whom "his mother" is to us nobody can tell: "my dad says sorry to my mum" asks nothing for her. */
const THIRD =
  /\b(?:you|u|he|she|they|his|her|hers|him|them|their|theirs|himself|herself|themselves|me|(?:to|for|with) my (?:mum|mummy|mom|mam|mother|dad|daddy|father|sister|brother|aunt|auntie|uncle|nan|gran|wife|husband)(?!['’]))\b/i

/** What others do with theirs, said of the two of us; null where a "he" or "she" is left over. */
function turnedToUs(ask: Ask): Ask | null {
  const rest = TURNED.reduce((text, [from, to]) => text.replace(from, to), ask.rest)
  const kept = rest.replace(/\bwith me\b|^me\b/gi, '')
  if (ask.vague || THIRD.test(kept)) return null
  // Of all that others do, only what is plainly told or done with each other is surely wanted.
  if (!OURS.test(rest) && rest.split(' ').length > PLAINLY) return null
  const who = /\b(?:together|each other)\b/i.test(rest) ? 'we' : ask.who
  return { ...ask, rest, text: `${ask.head} ${rest}`.trim(), who, others: true, within: true }
}
