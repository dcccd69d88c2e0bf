import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { gap, norm } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { standsAlone } from './clause.ts'

/** The words around a place where a thought may end; `to` is where its sentence ends. */
interface Turn {
  readonly rules: RuleSet
  readonly reading: Reading
  readonly at: number
  readonly to: number
  /** The word so many after the place. */
  word(after?: number): string
  /** So many words from one on, together. */
  words(from: number, count: number): string
  /** A comma or more stands before the place. */
  readonly apart: boolean
  /** The thought began with "when" or "if", so that a comma goes on with it. */
  readonly leans: boolean
}

const NEW_SUBJECT = /^(?:i|now|it|that|this|your|every|nobody|everyone|they)$/
const INSISTS = /^(?:(?:do|are|did|is|have|just) (?:you|it|not|say|admit))$/
const BARGAIN = /^i (?:will|'ll|would|'d|get|have|need|want|am)$/
const LABEL = /^you are (?:a|an|so|such|just|the|nothing)$/
const IS = /^(?:is|are|was|were|has)$/

/** What ends a thought, each with an example. */
const ENDS: readonly ((turn: Turn) => boolean)[] = [
  // "you are hiding from me it has been days"
  ({ word, words }) => word() === 'it' && /^(?:is|has) been$/.test(words(1, 2)),
  // "…, I saw it", "…, don't deny it"
  ({ apart, leans, word, words }) =>
    apart && !leans && (NEW_SUBJECT.test(word()) || INSISTS.test(words(0, 2))),
  // "… or you'd have come", "… or have you decided"
  ({ word, words }) =>
    word() === 'or' && /^(?:you (?:would|'d)|(?:have|do|are|did|is|was) (?:you|it|that))$/.test(words(1, 2)),
  // "tell me you can't stand them and I'll stop asking", but "you hid it so I'd find out too late"
  ({ word, words }) =>
    (word() === 'and' && BARGAIN.test(words(1, 2))) ||
    (word() === 'so' && /^i (?:need|want|am)$/.test(words(1, 2))),
  // "…, put it down", "…, so read it or don't"
  ({ apart, rules, word }) =>
    apart && (word() === 'so' || Object.hasOwn(rules.verbs, word())) && word(1) !== 'that',
  // "… and the gas bill is due"
  ({ word }) =>
    word() === 'and' && /^(?:the|my|our)$/.test(word(1)) && [2, 3, 4, 5].some((n) => IS.test(word(n))),
  // "…, you arrogant prick"
  ({ apart, rules, reading, at, to, word }) =>
    apart && word() === 'you' && !standsAlone(rules, reading, at, to),
  // "… and you're a drunk like your dad"
  ({ word, words }) => word() === 'and' && LABEL.test(words(1, 3)),
]

/** Where the first thought of the tokens `[from, to)`, of `shortest` words or more, ends. */
export function thoughtEnd(
  rules: RuleSet,
  reading: Reading,
  from: number,
  shortest: number,
  to: number,
): number {
  // "When you say that, it means …" is one thought, and so is "you think if you keep busy, I'll forget".
  let leans = false
  for (let at = from; at < to; at++) {
    const word = (after = 0) => norm(reading, at + after)
    const apart = gap(reading, at) >= GAP.comma
    const words = (first: number, count: number) =>
      Array.from({ length: count }, (_none, i) => word(first + i)).join(' ')
    const turn: Turn = { rules, reading, at, to, word, words, apart, leans }
    if (at >= from + shortest && ENDS.some((ends) => ends(turn))) return at
    leans = (leans && !apart) || /^(?:when|if)$/.test(word())
  }
  return to
}
