import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { anyOf, wordSet, wordsOf } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm, tokensOf } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import type { Span } from '../types.ts'
import { thoughtEnd } from './thought.ts'
import type { Voice } from './voice.ts'

/** More words than this are no longer one thought. */
const LONGEST = 30
/** Fewer say nothing by themselves: "you never". */
const SHORTEST = 3
/** "You and your …", "you lot": no statement; "you like being needed" is one. */
const NO_CLAUSE =
  /^you (?:and|or|in|on|with|of|there|lot|two|all|people|guys|poor|as|like(?! (?:being|having|making|seeing|keeping|getting|knowing|leaving|feeling|playing|putting|telling|watching|it|them|me|him|her|that|to)\b))\b/
/** "… so you wouldn't have to talk" only ends what was told. */
const PURPOSE = /^so you (?:would|could|can|do|did|will)$/
/** "that's how you see me, isn't it, a chore" */
const TAG = /,? (?:is|are|do|does|did|was|were|have|has|would|could)n['’]?t (?:it|you|u|i|they|we)\b.*$/i
const CHOICE = /^or (?:have|do|are|did|is|was) (?:you|it|that)$/
/** "that" is left out before these, as people talk. */
const PLAIN_START = /^(?:you|i|that|it)$/
/** A story ends in a whole word of its own; "the one you can't wait to be with" only where its sentence does. */
const DANGLING = /^(?:the|a|an|my|your|our|his|her|their|and|but|so|or|if|that|than|as)$/
const PREPOSITION = /^(?:to|of|for|with|at|in|on)$/
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

/**
 * The claim about the partner's inside that the push at `lever` makes, as it can follow "I've been telling myself":
 * without what only gives it weight ("clearly", "admit it"). Null where it is no plain statement.
 */
export function storyOf(rules: RuleSet, reading: Reading, lever: Span, voice: Voice): string | null {
  const [from, to] = tokensOf(reading, lever)
  const [first, last] = [reading.sentenceOf[from] ?? 0, reading.sentenceOf[to - 1] ?? 0]
  const told = reading.sentences.slice(first, last + 1).flatMap(([opens, closes]) => {
    const [start, end] = [Math.max(opens, from), Math.min(closes, to)]
    for (const at of partsOf(reading, start, end)) {
      const story = toldAs(rules, reading, at, end, voice)
      if (story !== null) return [story]
    }
    return []
  })
  const [one, two] = told
  // "You don't love me any more. You love that Xbox."
  if (one && two && (one + two).split(' ').length < LONGEST)
    return `${one}, and ${two.replace(/^(?!that )/, 'that ')}`
  // "You pulled that face. You think …": of two that are too long together, what is read into them.
  return told.find((story) => wordingOf(rules).inner.test(story)) ?? one ?? null
}

/** Where a claim may begin in the tokens `[from, to)` of one sentence: at its start, then after each break. */
function partsOf(reading: Reading, from: number, to: number): readonly number[] {
  const begins = [from]
  for (let at = from + 1; at < to; at++) if (gap(reading, at) >= GAP.comma) begins.push(at)
  return begins
}

function toldAs(rules: RuleSet, reading: Reading, from: number, to: number, voice: Voice): string | null {
  const start = past(reading, from, to, wordsOf(rules, 'story-lead'))
  const end = before(
    reading,
    start,
    thoughtEnd(rules, reading, start, SHORTEST, Math.min(to, start + 2 * LONGEST)),
    wordsOf(rules, 'story-tail'),
  )
  if (end - start < SHORTEST || end - start > LONGEST) return null
  // "Forgot I existed": you did.
  const unsaid = isDeed(rules, norm(reading, start))
  const subject = wordsOf(rules, 'story-subject').some((phrase) => standsAt(reading, start, end, phrase))
  const words = reading.tokens.slice(start, end).map((token) => token.norm)
  const all = words.join(' ')
  const ofThird = tellsOfThird(rules, reading, start) || TO_YOU.test(all) || TURNS_YOU.test(all)
  if (!unsaid && !subject && !ofThird) return null
  // "It's your baby as well, or have you decided it's just mine"
  if (CHOICE.test(`${norm(reading, end)} ${norm(reading, end + 1)} ${norm(reading, end + 2)}`)) return null
  if (PURPOSE.test(`${norm(reading, start - 1)} ${words.slice(0, 2).join(' ')}`)) return null
  const whole = end === to && gap(reading, end) >= GAP.sentence
  if (DANGLING.test(words.at(-1) ?? '') || (!whole && PREPOSITION.test(words.at(-1) ?? ''))) return null
  if (!words.some((word) => ABOUT_YOU.test(word)) && !OF_ME.test(words[0] ?? '')) return null
  if (NO_CLAUSE.test(words.slice(0, 3).join(' '))) return null
  if (wordSet(rules, 'story-sign').has(words[1] ?? '') && !MEANING.test(all)) return null
  const [first, last] = [reading.tokens[start], reading.tokens[end - 1]]
  // "you'd" is one written word.
  if (!first || !last || reading.tokens[end]?.start === last.start) return null
  const written = reading.text.slice(first.start, last.end)
  // A question asks, a break or an open quotation is half of something.
  if (/[?()\n]/.test(written) || !quotesWhole(written) || /^\s*\?/.test(reading.text.slice(last.end)))
    return null
  const text = voice.shouted ? written.toLowerCase().replace(/\bi\b/g, 'I') : written
  const lowered = first.name || /^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
  const plain = lowered
    .replace(wordingOf(rules).weight, '$1')
    .replace(wordingOf(rules).weighted, '$1 ')
    .replace(TAG, '')
  if (unsaid) return `${voice.u ? 'u' : 'you'} ${plain}`
  return PLAIN_START.test(norm(reading, start)) ? plain : `that ${plain}`
}

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

interface Wording {
  /** "You clearly don't love me": what only gives it weight, and what stands before that. */
  readonly weight: RegExp
  readonly weighted: RegExp
  readonly inner: RegExp
}
const wordingOf = perRules((rules): Wording => {
  const weight = `(?:${anyOf(rules, 'story-weight')})`
  return {
    weight: new RegExp(`^((?:you|u|ur|you['’]?re|youre|you['’]?ve)\\s+)${weight}\\s+`, 'i'),
    weighted: new RegExp(`\\b(is|are|am|was|were|['’]s|['’]re|['’]m)\\s+${weight}\\s+`, 'i'),
    inner: new RegExp(`\\b(?:${anyOf(rules, 'story-inner')})\\b`, 'i'),
  }
})

const quotesWhole = (text: string) => (text.match(/["“”]/g)?.length ?? 0) % 2 === 0

/** Past all the phrases that stand at `from`. */
function past(reading: Reading, from: number, to: number, phrases: readonly string[]): number {
  let at = from
  for (;;) {
    const lengths = phrases.filter((phrase) => standsAt(reading, at, to, phrase)).map(lengthOf)
    const filler = reading.tokens[at]?.skip && at + 1 < to ? 1 : 0
    const step = Math.max(filler, ...lengths)
    if (step === 0) return at
    at += step
  }
}

/** Before all the phrases that end at `to`; a single word only where a comma sets it apart ("you are right, right"). */
function before(reading: Reading, from: number, to: number, phrases: readonly string[]): number {
  let end = to
  for (;;) {
    const apart = (length: number) => length > 1 || gap(reading, end - 1) >= GAP.comma
    const lengths = phrases
      .filter((phrase) => standsAt(reading, Math.max(from, end - lengthOf(phrase)), end, phrase))
      .map(lengthOf)
      // "you're too scared to say it"
      .filter((length) => apart(length) && !hangs(norm(reading, end - length - 1)))
    const known =
      norm(reading, end - 1) === 'well' && /^(?:full|very|perfectly|damn)$/.test(norm(reading, end - 2))
    const filler =
      (reading.tokens[end - 1]?.skip && !known) || /^(?:and|but|so)$/.test(norm(reading, end - 1)) ? 1 : 0
    const step = Math.max(filler, ...lengths)
    if (step === 0) return end
    end -= step
  }
}

const hangs = (word: string) => DANGLING.test(word) || PREPOSITION.test(word)
const lengthOf = (phrase: string) => phrase.split(' ').length

function standsAt(reading: Reading, at: number, to: number, phrase: string): boolean {
  const words = phrase.split(' ')
  return at + words.length <= to && words.every((word, i) => reading.tokens[at + i]?.norm === word)
}
