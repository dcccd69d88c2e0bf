import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm, written } from '../text/place.ts'
import { GAP } from '../text/token.ts'

const set = (list: string) => new Set(list.split(/\s+/))
export const JOINERS = set('and but so yet because cause since plus then or')
const HANGING = set(
  'if when after because since although though while unless until before as given considering once whenever like than which who whose that to with without instead not or except for from by in on at of',
)
const OPENERS = set(
  'well so ok okay right now look listen oh ah and but honestly fine wow great yeah yes no plus then also god',
)
const STARTS = set(
  'i you we he she it they this that there let please can could will would do did does what who how where when my your our his her their the a an these those one all some no nothing everything both',
)
const AUXILIARIES = set(
  "am is are was were be been have has had do does did will would can could should shall may might must 's 'd 'll let",
)
const FINITE = set('am is are was were has have had will been')
export const ENDEARMENTS = set(
  'babe baby bub bubs hun hon honey darling dear dearest sweetheart sweetie love mate habibi jaan yaar',
)
const GREETINGS = set('hi hey hello dear')
/** A clause that begins so belongs to the push before it. */
export const LEANING = set('or because cause it this that they he she you there its then otherwise')
export const SNEERS = /^[🙄😒🤡😤😡🖕💅🙃😏🤦🤷👏😑😠🤬💀🥱😩]/u

export const isName = (word: string) => /^\p{Lu}\p{Ll}+$/u.test(word)

/** "You, with your …", "Eleven, and each of them …" */
const NOBODY =
  /^(?:you|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|every|all|none|both)$/

const known = new WeakMap<RuleSet, ReadonlySet<string>>()

/** Every form of every listed verb. */
function formsOf(rules: RuleSet): ReadonlySet<string> {
  const forms =
    known.get(rules) ??
    new Set(
      Object.entries(rules.verbs).flatMap(([base, { third, past, gerund }]) => [base, third, past, gerund]),
    )
  known.set(rules, forms)
  return forms
}

/** Whether the tokens `[from, to)` can stand as a sentence of their own. */
export function standsAlone(rules: RuleSet, reading: Reading, from: number, to: number): boolean {
  let at = from
  while (
    at < to &&
    (JOINERS.has(norm(reading, at)) ||
      (reading.tokens[at]?.skip && !Object.hasOwn(rules.verbs, norm(reading, at))))
  )
    at++
  if (to - at < 2) return false
  const first = norm(reading, at)
  if (HANGING.has(first)) return false
  if (/^(?:thank|thanks|sorry)$/.test(first)) return true
  // "40 minutes in the rain", "3 hours late"
  if (/^\d/.test(first) && to - at > 2) return true
  // "… and couldn't be bothered" asks nothing.
  if (
    /^(?:can|could|will|would|do|did)$/.test(first) &&
    norm(reading, at + 1) === 'not' &&
    !/^(?:you|we)$/.test(norm(reading, at + 2))
  )
    return false
  const forms = formsOf(rules)
  const verbal = (word: string) => AUXILIARIES.has(word) || forms.has(word) || /ed$/.test(word)
  const words = reading.tokens.slice(at, to).map((token) => token.norm)
  if (STARTS.has(first) || reading.tokens[at]?.name) return words.slice(1).some(verbal)
  // "them pans have been sat there", "rent is due"
  if (words.slice(1, 4).some((word) => FINITE.has(word)) && words.length > 2) return true
  return Object.hasOwn(rules.verbs, first)
}

/** Only a greeting, names or endearments. */
export function addresses(reading: Reading, from: number, to: number): boolean {
  if (to - from > 3 || to <= from) return false
  // "Conclusion: …", "You, with your …" call nobody.
  if (/^\s*:/.test(reading.text.slice(reading.tokens[to - 1]?.end)) || NOBODY.test(norm(reading, from)))
    return false
  let named = false
  for (let at = from; at < to; at++) {
    const word = norm(reading, at)
    const name =
      ENDEARMENTS.has(word) ||
      (isName(written(reading, at)) &&
        (reading.tokens[at]?.skip === true || (at > from && GREETINGS.has(norm(reading, at - 1)))) &&
        !OPENERS.has(word))
    named ||= name
    if (!name && !GREETINGS.has(word) && !OPENERS.has(word)) return false
  }
  return named
}

const KIND =
  /^(?:thank|thanks|sorry|(?:i (?:really )?(?:do )?(?:love|appreciate|miss|adore)|i am (?:so )?(?:grateful|sorry)))$/

/** "You said sure, which means …": what was said or seen stays, what is read into it goes. */
function signEnd(reading: Reading, from: number, to: number): number {
  if (!/^(?:you|i|every|each|when|whenever)$/.test(norm(reading, from))) return 0
  for (let at = from + 2; at < to - 1; at++) {
    if (norm(reading, at) === 'which' && /^(?:means|tells|shows|proves|says)$/.test(norm(reading, at + 1)))
      return at - from
  }
  return 0
}

/** "I want seven nights on a boat and you …": what is wished for stays, what is said of the partner for it goes. */
const WISHES =
  /^(?:all )?i (?:(?:just|only|still|really) )?(?:want|need|would like|would love|ask for|asked for|am asking for|'d like|'d love)$/

/** How many words of a hit are a wish before "and you", "but you", "and it is". */
function wishEnd(reading: Reading, from: number, to: number): number {
  if (![2, 3, 4, 5].some((n) => WISHES.test(firstWords(reading, from, n)))) return 0
  for (let at = from + 4; at < to - 1; at++) {
    if (/^(?:and|but)$/.test(norm(reading, at)) && /^(?:you|it|even)$/.test(norm(reading, at + 1)))
      return at + 1 - from
  }
  return 0
}

const firstWords = (reading: Reading, from: number, n: number) =>
  reading.tokens
    .slice(from, from + n)
    .map((token) => token.norm)
    .join(' ')

/** How many words of a hit are thanks, love, an apology or a wish before a comma or a joiner: they stay. */
export function kindOpening(reading: Reading, from: number, to: number): number {
  const sign = signEnd(reading, from, to) || wishEnd(reading, from, to)
  if (sign > 0) return sign
  const opening = [1, 2, 3, 4].some((n) => KIND.test(firstWords(reading, from, n)))
  // "Sorry but you…" is none.
  if (
    !opening ||
    /^(?:i am )?(?:so )?sorry but$/.test(firstWords(reading, from, 4).replace(/ but .*/, ' but'))
  )
    return 0
  for (let at = from + 2; at < to - 1; at++) {
    if (gap(reading, at) >= GAP.comma) return at - from
    if (/^(?:but|and)$/.test(norm(reading, at)) && /^(?:you|your)$/.test(norm(reading, at + 1)))
      return at + 1 - from
  }
  return 0
}

/** How many words at the start of a hit only address someone ("Hey love, …"); 0 where it says something at once. */
export function addressing(reading: Reading, from: number, to: number): number {
  const [, end = to] = reading.sentences[reading.sentenceOf[from] ?? 0] ?? []
  return (
    [1, 2, 3].find(
      (n) =>
        from + n < to &&
        // "Phones, me." calls nobody.
        from + n + 1 < end &&
        gap(reading, from + n) === GAP.comma &&
        addresses(reading, from, from + n),
    ) ?? 0
  )
}
