import { anyHolds } from '../detect/scope.ts'
import { disjoint } from '../disjoint.ts'
import type { Search } from '../engine/search.ts'
import type { AskRule, RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { GAP } from '../text/token.ts'
import type { Ask } from './ask.ts'
import { askEnd } from './bounds.ts'
import { deedOf } from './deed.ts'
import { normalise } from './normalise.ts'
import { doneToMe, modelOf, stopped, turnedToUs } from './turned.ts'
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
        return captured ? (askOf(rules, verbs, rule, search.reading, captured, match) ?? []) : []
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
  match: { readonly from: number; readonly to: number },
): Ask | null {
  const { who, strength } = rule
  if (rule.as?.includes('{doing}')) return deedOf(rules, verbs, rule, reading, [from, to])
  if (!rule.as) {
    const ask = normalise(reading, verbs, from, to, {
      who,
      strength,
      refuse: refusedVerbs(rules),
      sure: strength >= 1 && !rule.others,
    })
    if (!ask) return null
    if (!rule.others) return { ...ask, within: rule.within }
    // "gets collected by her husband": done to them, not by them.
    const suffered = /^(?:gets?|got|getting|is|are|was|were|been|being)$/.test(
      reading.tokens[from - 1]?.norm ?? '',
    )
    const turned = suffered ? doneToMe(rules, ask) : turnedToUs(rules, ask, modelOf(rules, reading, from))
    const refuses = reading.tokens.slice(match.from, from).some(({ norm }) => /^(?:not|no|never)$/.test(norm))
    return turned && refuses ? stopped(turned, verbs) : turned
  }
  // A possessive ("my letter's") is half of something else, unless the rule goes on over it: "the class's on Friday".
  if (
    rule.as.includes('it}') &&
    match.to <= to &&
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
  // "Text her one more time and …": not even once.
  const low = lowered(reading, from, rule.as.startsWith('not ') ? thing.replace(AGAIN, '') : thing)
  const text = rule.as
    .replace('{it}', () => low)
    .replace('{the it}', () => (DETERMINED.test(low) || NAMED.test(low) ? low : `the ${low}`))
  // "Say no to the cat and …"
  const [head = '', ...rest] = text.replace(/^not say no to /, 'say yes to ').split(' ')
  return {
    text: [head, ...rest].join(' '),
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
const AGAIN = / (?:one more (?:time|once)|once more|(?:ever )?again)$/i
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
