import type { Reading } from '../text/draft.ts'
import { overlap, type Span } from '../types.ts'
import type { Ask } from './ask.ts'

/** A question that asks for something, however little it says: "Could we?", "You coming?", "Sunday then, six?" */
const REQUEST =
  /^(?:(?:so|and|ok|well|anyway|but|then|now|babe|love|please)[\s,]+)*(?:(?:can|could|will|would|shall|might|may) (?:you|u|we|i)|fancy|any chance|how about|what about|are (?:you|u) (?:free|coming|around|up for|in|home)|(?:you|u) (?:coming|free|around|up|in)|coming|deal|truce|please|one (?:hour|evening|night|day|try))\b/i
const WHEN =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|fri|sat|sun|tonight|tomorrow|tmrw|this week|next week|weekend|\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?|noon|dinner|lunch|breakfast|coffee|supper)\b/i
const ASKED = /^(?:who|what|when|where|why|how|which|did|do|does|is|was|were|have|has|had)\b/i
/** A question of more words than this that only names a time tells or reproaches. */
const FRAGMENT = 6

/**
 * Where the draft asks outright for something in words that stay: the wishes, orders and requests among its `asks`
 * outside the `pushes`, and questions that request without naming a deed. In order of place.
 */
export function statedIn(reading: Reading, asks: readonly Ask[], pushes: readonly Span[]): readonly Span[] {
  const stays = (span: Span) => !pushes.some((push) => overlap(push, span))
  const said = asks.filter((ask) => ask.strength >= 2 && !ask.within && stays(ask))
  const questions = reading.sentences
    .flatMap(([from, to]) => {
      const [start, end] = [reading.tokens[from]?.start ?? 0, reading.tokens[to - 1]?.end ?? 0]
      const next = reading.tokens[to]?.start ?? reading.text.length
      const text = reading.text.slice(start, end)
      const asked = reading.text.slice(end, next).includes('?')
      const brief = to - from <= FRAGMENT && WHEN.test(text) && !ASKED.test(text)
      return asked && (REQUEST.test(text) || brief) ? [{ start, end }] : []
    })
    .filter((span) => stays(span) && !said.some((ask) => overlap(ask, span)))
  return [...said, ...questions].sort((a, b) => a.start - b.start)
}
