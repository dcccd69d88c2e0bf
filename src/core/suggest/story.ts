import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { anyOf } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm, tokensOf } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import type { Span } from '../types.ts'
import { type Claim, claimAt, LONGEST } from './claim.ts'
import type { Voice } from './voice.ts'

/** "that's how you see me, isn't it, a chore" */
const TAG = /,? (?:is|are|do|does|did|was|were|have|has|would|could)n['’]?t (?:it|you|u|i|they|we)\b.*$/i
/** "that" is left out before these, as people talk. */
const PLAIN_START = /^(?:you|i|that|it)$/

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
      const claim = claimAt(rules, reading, at, end)
      const story = claim && toldAs(rules, reading, claim, voice)
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

/** A claim as it follows "I've been telling myself"; null where it asks, or is half of something. */
function toldAs(
  rules: RuleSet,
  reading: Reading,
  { from, to, youUnsaid }: Claim,
  voice: Voice,
): string | null {
  const [first, last] = [reading.tokens[from], reading.tokens[to - 1]]
  // "you'd" is one written word.
  if (!first || !last || reading.tokens[to]?.start === last.start) return null
  const written = reading.text.slice(first.start, last.end)
  // A question asks, a break or an open quotation is half of something.
  if (/[?()\n]/.test(written) || !quotesWhole(written) || /^\s*\?/.test(reading.text.slice(last.end)))
    return null
  const text = voice.shouted ? written.toLowerCase().replace(/\bi\b/g, 'I') : written
  const lowered = first.name || /^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
  const { weight, weighted } = wordingOf(rules)
  const plain = lowered.replace(weight, '$1').replace(weighted, '$1 ').replace(TAG, '')
  if (youUnsaid) return `${voice.u ? 'u' : 'you'} ${plain}`
  return PLAIN_START.test(norm(reading, from)) ? plain : `that ${plain}`
}

const quotesWhole = (text: string) => (text.match(/["“”]/g)?.length ?? 0) % 2 === 0

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
