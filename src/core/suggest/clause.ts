import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import type { Reading } from '../text/draft.ts'
import { words } from '../text/grammar.ts'
import { norm } from '../text/place.ts'

export const JOINERS = words('and but so yet because cause since plus then or')
const HANGING = words(
  'if when after because since although though while unless until before as given considering once whenever like than which who whose that to with without instead not or except for from by in on at of',
)
const STARTS = words(
  'i you we he she it they this that there let please can could will would do did does what who how where when my your our his her their the a an these those one all some no nothing everything both',
)
const AUXILIARIES = words(
  "am is are was were be been have has had do does did will would can could should shall may might must 's 'd 'll let",
)
const FINITE = words('am is are was were has have had will been')
/** A clause that begins so belongs to the push before it. */
export const LEANING = words('or because cause it this that they he she you there its then otherwise')

/** Every form of every listed verb. */
const formsOf = perRules(
  (rules): ReadonlySet<string> =>
    new Set(
      Object.entries(rules.verbs).flatMap(([base, { third, past, gerund }]) => [base, third, past, gerund]),
    ),
)

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
  // "… your ironing and your packing"
  if (
    to - at === 2 &&
    /^(?:my|your|our|his|her|their|the)$/.test(first) &&
    /ing$/.test(norm(reading, at + 1))
  )
    return false
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
  const said = reading.tokens.slice(at, to).map((token) => token.norm)
  if (STARTS.has(first) || reading.tokens[at]?.name) return said.slice(1).some(verbal)
  // "them pans have been sat there", "rent is due"
  if (said.slice(1, 4).some((word) => FINITE.has(word)) && said.length > 2) return true
  return Object.hasOwn(rules.verbs, first)
}
