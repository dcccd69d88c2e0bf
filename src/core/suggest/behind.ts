import type { Reading } from '../text/draft.ts'
import { tokensOf } from '../text/place.ts'
import { GAP } from '../text/token.ts'
import { BARRIER } from '../text/tokenize.ts'
import type { Shift, Span } from '../types.ts'
import type { Region } from './region.ts'

/** Where an answer to an ask stands that the draft says after the push: behind it. */
export interface Behind extends Span {
  /** The end mark of the sentence that asks. */
  readonly mark: string
  /** What has to part that sentence from the next one. */
  readonly joint: string
}

/** An offer, a wish or a question about an ask only make sense once it is known; values may go before it. */
const FOLLOWS: ReadonlySet<Shift> = new Set<Shift>(['request', 'agreement', 'curiosity', 'admiration'])
/** How many sentences after the push the ask may stand. */
const REACH = 2

/**
 * The place behind the sentence where `ask` is said, if it is said after `region`, close by, and nothing else that
 * pushes, or must stay, stands there: `others` tells of such a place. Its start is the end of the region.
 */
export function behindAsk(
  reading: Reading,
  shift: Shift,
  ask: Span,
  region: Region,
  others: (place: Span) => boolean,
): Behind | null {
  if (!FOLLOWS.has(shift) || ask.start < region.leverEnd) return null
  const [at] = tokensOf(reading, { start: region.start, end: region.leverEnd })
  const sentence = reading.sentenceOf[tokensOf(reading, ask)[0]] ?? 0
  let last = reading.sentences[sentence]?.[1] ?? 0
  // "Not your salary.", "ONCE": what only underlines the ask stays beside it.
  for (let next = sentence + 1; underlines(reading, next, last); next++)
    last = reading.sentences[next]?.[1] ?? last
  if (sentence - (reading.sentenceOf[at] ?? 0) > REACH + 1) return null
  if (reading.tokens.slice(at + 1, last).some((token) => token.gap >= GAP.paragraph)) return null
  // Where much more is told after what is asked, right behind it.
  const goesOn = plansOn(reading, sentence) ? (lastTold(reading, sentence, REACH) ?? sentence) : sentence
  // "I'll do the airport, and the shopping on the way.": an offer or a question comes after the plan, a wish at once.
  if (goesOn > sentence && shift === 'request') return null
  if (goesOn > sentence) last = reading.sentences[goesOn]?.[1] ?? last
  const end = reading.tokens[last - 1]?.end ?? region.end
  const mark = /^["”’)]*[.!?…]*/.exec(reading.text.slice(end))?.[0] ?? ''
  const place = { start: region.leverEnd, end: end + mark.length }
  if (others(place)) return null
  const between = reading.text.slice(place.start, place.end)
  if (between.includes(BARRIER) || /\n[ \t]*\r?\n/.test(between)) return null
  return { ...place, mark, joint: jointAfter(reading, Math.max(goesOn, sentence), last, mark) }
}

/** "I'll do the airport": what goes on with what is asked, where other news does not. */
const PLANS = /^(?:i|we|it|you|they|there|that) (?:will|can|could|would|am|is|are|only|just|should)$/

function plansOn({ sentences, tokens }: Reading, sentence: number): boolean {
  const words = tokens.slice(...(sentences[sentence + 1] ?? [0, 0])).filter((token) => !token.skip)
  return PLANS.test(
    words
      .slice(0, 2)
      .map(({ norm }) => norm)
      .join(' '),
  )
}

/** Fewer words than this say goodbye, or call someone. */
const TELLS = 2
/** How many sentences may be told after the push before it is answered. */
const FAR = 4

/**
 * The place behind what is told after `region` to the end of its paragraph, where what answers the push can refer to
 * it; null where nothing is told, a question stands there (unless `asks` says it may), or it pushes again.
 */
export function behindTold(
  reading: Reading,
  region: Region,
  others: (place: Span) => boolean,
  asks: boolean,
): Behind | null {
  const [at] = tokensOf(reading, { start: region.leverEnd - 1, end: region.leverEnd })
  const own = reading.sentenceOf[at] ?? 0
  const sentence = lastTold(reading, own, FAR)
  // "You are so lazy, them pans have been there since Sunday": what stays of its own sentence tells it.
  if (sentence === null || (sentence === own && !region.right)) return null
  const [from = 0, last = 0] = reading.sentences[sentence] ?? []
  if (reading.tokens.slice(from, last).filter((token) => !token.skip).length < TELLS) return null
  const end = reading.tokens[last - 1]?.end ?? region.end
  const mark = /^["”’)]*[.!?…]*/.exec(reading.text.slice(end))?.[0] ?? ''
  const place = { start: region.leverEnd, end: end + mark.length }
  const between = reading.text.slice(region.end, place.end)
  if (others(place) || (asks ? /\n/ : /[?\n]/).test(between) || between.includes(BARRIER)) return null
  return { ...place, mark, joint: jointAfter(reading, sentence, last, mark) }
}

/** The last sentence of the paragraph after `sentence`, itself where it is that one; null where it is more than `reach` on. */
function lastTold(reading: Reading, sentence: number, reach: number): number | null {
  let last = sentence
  for (let next = sentence + 1; ; next++) {
    const [from, to] = reading.sentences[next] ?? [0, 0]
    if (to === 0 || (reading.tokens[from]?.gap ?? GAP.paragraph) >= GAP.paragraph) break
    const begins = reading.tokens[from]?.start ?? 0
    const line = reading.text.slice(reading.tokens[from - 1]?.end, begins).includes('\n')
    // "Ever yours, Winifred" on a line of its own is no part of it.
    if ((line && to - from <= FEW) || signs(reading, from, to)) break
    if (!underlines(reading, next, from)) last = next
    if (last - sentence > reach) return null
  }
  return last
}

/** "Henrik", "J": a name alone at the end of a paragraph. */
const signs = ({ text, tokens }: Reading, from: number, to: number) =>
  (tokens[to]?.gap ?? GAP.paragraph) >= GAP.paragraph &&
  to - from <= 2 &&
  tokens.slice(from, to).every(({ start, end }) => /^\p{Lu}\p{Ll}*$/u.test(text.slice(start, end))) &&
  !/[?!]/.test(text.slice(tokens[to - 1]?.end, tokens[to]?.start))

/** Up to this many words underline. */
const FEW = 4

function underlines(reading: Reading, sentence: number, after: number): boolean {
  const [from, to] = reading.sentences[sentence] ?? [0, 0]
  if (to === 0 || to - from > FEW || (reading.tokens[from]?.gap ?? GAP.paragraph) >= GAP.paragraph)
    return false
  const said = new Set(reading.tokens.slice(Math.max(0, after - 20), after).map(({ norm }) => norm))
  const words = reading.tokens.slice(from, to).map(({ norm }) => norm)
  return words[0] === 'not' || words.every((word) => said.has(word))
}

const WONDERING = /^(?:what|when|where|how|why|which)$/
const INVERTED = /^(?:can|could|will|would|shall|do|did|are|is|have|may|should)$/
const SUBJECT = /^(?:you|we|i|it|that|this)$/
const DOER = /^(?:you|we|i)$/

function jointAfter(reading: Reading, sentence: number, last: number, mark: string): string {
  if (/[.!?…]/.test(mark)) return ' '
  const word = reading.tokens[last - 1]
  if (/^\p{Extended_Pictographic}/u.test(reading.text.slice(word?.start, word?.end))) return ' '
  const [from = 0] = reading.sentences[sentence] ?? []
  const opening = reading.tokens.slice(from, from + 4).filter((token) => !token.skip)
  const asks = opening.some(
    ({ norm }, i) =>
      i < 2 &&
      ((i === 0 && WONDERING.test(norm)) ||
        // "do it today" orders.
        (INVERTED.test(norm) && (norm === 'do' ? DOER : SUBJECT).test(opening[i + 1]?.norm ?? ''))),
  )
  // "Can you come Saturday, I'll do the curry"
  const goesOn = reading.tokens
    .slice(from + 1, last)
    .some(({ gap, norm }) => gap === GAP.comma && /^(?:i|we|it|that|he|she|they|there)$/.test(norm))
  return asks && !goesOn ? '? ' : '. '
}
