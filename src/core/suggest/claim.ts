import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { wordSet, wordsOf } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { beforePhrases, DANGLING, PREPOSITION, pastPhrases, standsAt } from './phrases-around.ts'
import { thoughtEnd } from './thought.ts'

/** More words than this are no longer one thought. */
export const LONGEST = 30
/** Fewer say nothing by themselves: "you never". */
const SHORTEST = 3
/** "You and your …", "you lot": no statement; "you like being needed" is one. */
const NO_CLAUSE =
  /^you (?:and|or|in|on|with|of|there|lot|two|all|people|guys|poor|as|like(?! (?:being|having|making|seeing|keeping|getting|knowing|leaving|feeling|playing|putting|telling|watching|it|them|me|him|her|that|to)\b))\b/
/** "… so you wouldn't have to talk" only ends what was told. */
const PURPOSE = /^so you (?:would|could|can|do|did|will)$/
const CHOICE = /^or (?:have|do|are|did|is|was) (?:you|it|that)$/
/** "Whoever is on there means more to you than I do" */
const TO_YOU =
  /^(?:whoever|whatever|everything|everyone|anything|anyone|that|the|all those) .*\b(?:means?|matters?|comes?|counts?|more|better|dearer|nothing|everything) (?:\S+ ){0,4}(?:to|for|than) (?:you|me|us)\b/
/** "The sight of my family bores you" */
const TURNS_YOU =
  /^(?:the (?:thought|sight|idea|smell|sound)|(?:being|kissing|touching|seeing|hearing|having)) .*\b(?:turns?|makes?|puts?|bores?|disgusts?|scares?|embarrasses) (?:you|your)\b/
/** What a sign was for. */
const MEANING = /\b(?:because|so|to|like|as if|cause)\b/
const ABOUT_YOU = /^(?:you|your|yours|yourself)$/
const OF_ME = /^(?:i|my|me)$/

/** A claim about the partner's inside, or about what is between the two, by its tokens. */
export interface Claim {
  readonly from: number
  readonly to: number
  /** "Forgot I existed": that you did is left out. */
  readonly youUnsaid: boolean
}

/** The claim that begins at `at`, past what only leads into it, in a sentence that ends at `last`; null where none does. */
export function claimAt(rules: RuleSet, reading: Reading, at: number, last: number): Claim | null {
  const from = pastPhrases(reading, at, last, wordsOf(rules, 'story-lead'))
  const thought = thoughtEnd(rules, reading, from, SHORTEST, Math.min(last, from + 2 * LONGEST))
  const to = beforePhrases(reading, from, thought, wordsOf(rules, 'story-tail'))
  if (to - from < SHORTEST || to - from > LONGEST) return null
  const words = reading.tokens.slice(from, to).map((token) => token.norm)
  const all = words.join(' ')
  const youUnsaid =
    isDeed(rules, norm(reading, from)) || (gap(reading, at) >= GAP.comma && declines(reading, from))
  const subject = wordsOf(rules, 'story-subject').some((phrase) => standsAt(reading, from, to, phrase))
  const ofThird = tellsOfThird(rules, reading, from) || TO_YOU.test(all) || TURNS_YOU.test(all)
  if (!youUnsaid && !subject && !ofThird) return null
  // "It's your baby as well, or have you decided it's just mine"
  if (CHOICE.test([0, 1, 2].map((n) => norm(reading, to + n)).join(' '))) return null
  const within = gap(reading, from - 1) < GAP.sentence
  if (within && PURPOSE.test(`${norm(reading, from - 1)} ${words.slice(0, 2).join(' ')}`)) return null
  const whole = to === last && gap(reading, to) >= GAP.sentence
  const ending = words.at(-1) ?? ''
  // "You fancy her", but "you fancy her sister"
  if ((DANGLING.test(ending) && !(whole && ending === 'her')) || (!whole && PREPOSITION.test(ending)))
    return null
  if (!youUnsaid && !words.some((word) => ABOUT_YOU.test(word)) && !OF_ME.test(words[0] ?? '')) return null
  if (NO_CLAUSE.test(words.slice(0, 3).join(' '))) return null
  if (wordSet(rules, 'story-sign').has(words[1] ?? '') && !MEANING.test(all)) return null
  return { from, to, youUnsaid }
}

/** "Couldn't wait to be rid of me": you. */
const declines = (reading: Reading, at: number) =>
  /^(?:can|could|did|would|will) not$/.test(`${norm(reading, at)} ${norm(reading, at + 1)}`) &&
  !/^(?:you|i|we|they|he|she|it|that|the|my|your)$/.test(norm(reading, at + 2))

/** A word that is a verb's past and nothing else. */
const isDeed = (rules: RuleSet, word: string) => word === 'did' || formsOf(rules).pasts.has(word)

/** "Football matters more …", "Your mother comes first …": a thing and what it does. */
const tellsOfThird = (rules: RuleSet, reading: Reading, at: number) =>
  [1, 2].some(
    (n) =>
      wordSet(rules, 'story-does').has(norm(reading, at + n)) ||
      formsOf(rules).thirds.has(norm(reading, at + n)),
  ) &&
  !wordSet(rules, 'story-no-thing').has(norm(reading, at)) &&
  !/^\d+$/.test(norm(reading, at))

interface Forms {
  /** Pasts that are no participle and no base form. */
  readonly pasts: ReadonlySet<string>
  readonly thirds: ReadonlySet<string>
}
const formsOf = perRules((rules): Forms => {
  const verbs = Object.values(rules.verbs)
  const plain = verbs.filter(
    ({ past, participle }) => past !== participle && !Object.hasOwn(rules.verbs, past),
  )
  return {
    pasts: new Set(plain.map(({ past }) => past)),
    thirds: new Set(verbs.map(({ third }) => third)),
  }
})
