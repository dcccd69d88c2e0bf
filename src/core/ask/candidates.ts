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
  if (!rule.as) {
    const ask = normalise(reading, verbs, from, to, {
      who,
      strength,
      refuse: refusedVerbs(rules),
      sure: strength >= 1 && !rule.others,
    })
    if (!ask) return null
    if (!rule.others) return { ...ask, within: rule.within }
    const turned = turnedToUs(ask, modelOf(reading, from))
    const refuses = reading.tokens.slice(match.from, from).some(({ norm }) => /^(?:not|no)$/.test(norm))
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

type Model = 'he' | 'she' | 'two' | null

const HE = new Set(
  'husband boyfriend fella bloke man father dad stepdad lad guy gentleman brother uncle husbands boyfriends men fathers dads lads hubby he'.split(
    ' ',
  ),
)
const SHE = new Set(
  'wife girlfriend woman mother mum lady missus sister aunt wives girlfriends women mothers mums girls girl she'.split(
    ' ',
  ),
)
const TWO = new Set(['couple', 'couples'])
/** How far before what is done its doer is named. */
const NAMED_WITHIN = 6

/** Whether a man, a woman or a couple is held up for what the words from `at` on tell. */
function modelOf(reading: Reading, at: number): Model {
  for (let i = at - 1; i >= Math.max(0, at - NAMED_WITHIN); i--) {
    const word = reading.tokens[i]?.norm ?? ''
    if (HE.has(word)) return 'he'
    if (SHE.has(word)) return 'she'
    if (TWO.has(word)) return 'two'
  }
  return null
}

/** His and hers, said of the two of us: what belongs to the one held up is yours, to the one they do it for mine. */
const MINE_AND_YOURS: Readonly<Record<'he' | 'she', readonly (readonly [RegExp, string])[]>> = {
  he: [
    [/\bthem\b/gi, 'me'],
    [/\btheir (?=birthday|day|side)/gi, 'my '],
    [
      /\bher(?= (?:up|home|on|off|from|to|in|out|at|with|every|when|down|back|and|for|about|how|while|back)\b|$)/gi,
      'me',
    ],
    [
      /\bher(?= \p{L})(?! (?:husband|boyfriend|partner|man|fella|bloke|family|marriage|relationship|home|house|children|kids|feelings?|day|mind|emotions|side)\b)/giu,
      'my',
    ],
    [/\bher\b(?! \p{L})/giu, 'me'],
    [
      /\bhis\b(?! (?:wife|girlfriend|partner|missus|woman|girl|family|marriage|relationship|home|house|children|kids|feelings?|day|mind|emotions|side)\b)/gi,
      'your',
    ],
  ],
  she: [
    [/\bthem\b/gi, 'me'],
    [/\btheir (?=birthday|day|side)/gi, 'my '],
    [/\bhim\b/gi, 'me'],
    [/\bhis\b/gi, 'my'],
    [/\bher\b(?= \p{L})/giu, 'your'],
  ],
}

const TURNED: readonly (readonly [RegExp, string])[] = [
  [
    /\bwith (?:them|her|him|his (?:wife|girlfriend|partner|missus)|her (?:husband|boyfriend|partner)|hers|their (?:wives|husbands|partners))\b(?!['’]| \p{L}+['’])/giu,
    'with me',
  ],
  [
    /\b(?:his (?:wife|girlfriend|partner|missus|woman|girl)|her (?:husband|boyfriend|partner|man|fella|bloke)|their (?:wives|husbands|partners))\b/gi,
    'me',
  ],
  [
    /\b(?:his|her|their) (feelings?|day|mind|emotions|side|mums?|moms?|mothers?|dads?|fathers?|mates|friends|phones?|kids'? names?)\b/gi,
    'your $1',
  ],
  [
    /\b(?:his|her|their) (family|marriage|relationship|home|house|children|kids|anniversary|wedding|bed|baby|daughter|son|future|life together)\b/gi,
    'our $1',
  ],
]
const OURS = /\b(?:me|us|our|your|together|each other)\b/i
const PARENTS = /\bmy (?:mum|mummy|mom|mam|mother|dad|daddy|father|nan|gran|grandmother|grandad)(?!['’])\b/i
/** More words than this tell of one time and place. */
const PLAINLY = 4
/** Whom "his mother" is to us nobody can tell: "my dad says sorry to my mum" asks nothing for her. */
const THIRD =
  /\b(?:you|u|he|she|they|his|her|hers|him|them|their|theirs|himself|herself|themselves|me|(?:to|for|with) my (?:mum|mummy|mom|mam|mother|dad|daddy|father|sister|brother|aunt|auntie|uncle|nan|gran|wife|husband)(?!['’]))\b/i

/** "Grown women don't ring their mum about every row": to stop it. */
function stopped(ask: Ask, verbs: Verbs): Ask {
  const rest = `${verbs.gerundOf(ask.head)} ${ask.rest}`.trim()
  return { ...ask, head: 'stop', rest, text: `stop ${rest}` }
}

/** What others do with theirs, said of the two of us; null where a "he" or "she" is left over. */
function turnedToUs(ask: Ask, model: Model): Ask | null {
  const turns = [...(model === 'he' || model === 'she' ? MINE_AND_YOURS[model] : []), ...TURNED]
  // "… about every row they have": what is told of them besides goes.
  const told = ask.rest.replace(/ (?:that )?they (?:have|do|are|had)\b.*$/i, '')
  const rest = turns.reduce((text, [from, to]) => text.replace(from, to), told)
  const kept = rest.replace(
    /\b(?:with|by|beside|next to|for|to|at|from|near) me\b|^me\b|\b(?:my|your)(?= \p{L})/giu,
    '',
  )
  if (ask.vague || THIRD.test(kept)) return null
  // Of all that others do, only what is plainly told or done with each other is surely wanted.
  if (!OURS.test(rest) && model !== 'two' && rest.split(' ').length > PLAINLY) return null
  // "My dad brought my mum tea": not for us.
  if (PARENTS.test(ask.rest)) return null
  const who = model === 'two' || /\b(?:together|each other)\b/i.test(rest) ? 'we' : ask.who
  return { ...ask, rest, text: `${ask.head} ${rest}`.trim(), who, others: true, within: true }
}
