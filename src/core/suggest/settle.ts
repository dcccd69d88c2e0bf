import type { Finding, Span, SuggestionKind } from '../types.ts'
import { applyEdits, type Edit, editsOf } from './compose.ts'

/** Rounds after which what still shows stays. */
const ROUNDS = 3

/**
 * The edits of a draft with those of what they leave: a push that only shows once the one beside it is gone goes too, so
 * that rewriting twice changes nothing more. `look` finds what pushes in a text.
 */
export function settledEdits(
  text: string,
  findings: readonly Finding[],
  prefer: SuggestionKind | undefined,
  look: (text: string) => readonly Finding[],
): readonly Edit[] {
  const edits = settled(text, editsOf(text, findings, prefer), look)
  if (edits.length > 0 || findings.length < 2) return edits
  // Two that push only beside each other: the one is answered first, then what is left of the other.
  const partly = settled(text, editsOf(text, findings, prefer, true), look)
  return partly.length > 0 && look(applyEdits(text, partly)).length === 0 ? partly : []
}

function settled(
  text: string,
  first: readonly Edit[],
  look: (text: string) => readonly Finding[],
): readonly Edit[] {
  let edits = first
  for (let round = 1; round < ROUNDS && edits.length > 0; round++) {
    const rewritten = applyEdits(text, edits)
    // What is asked is said by now.
    const more = editsOf(rewritten, look(rewritten), 'smallest')
    if (more.length === 0) break
    // From the last on, so that the places of those before it stay true.
    edits = more.reduceRight((before: readonly Edit[], next) => chained(text, before, next), edits)
  }
  return edits
}

/** `edits` of `text`, and after them `next`, which is one of what they make, all as edits of `text`. */
function chained(text: string, edits: readonly Edit[], next: Edit): readonly Edit[] {
  const rewritten = applyEdits(text, edits)
  let grown = 0
  const made = edits.map((edit) => {
    const start = edit.start + grown
    grown += edit.text.length - (edit.end - edit.start)
    return { edit, start, end: start + edit.text.length, grown }
  })
  const touched = made.filter(({ start, end }) => start <= next.end && next.start <= end)
  const [first, last] = [touched[0], touched.at(-1)]
  const place: Span = {
    start: Math.min(first?.start ?? next.start, next.start),
    end: Math.max(last?.end ?? next.end, next.end),
  }
  const grownBefore = (at: number) => made.findLast(({ end }) => end < at)?.grown ?? 0
  const start = place.start === first?.start ? first.edit.start : place.start - grownBefore(place.start)
  const end =
    place.end === last?.end ? last.edit.end : place.end - (last ?? { grown: grownBefore(place.end) }).grown
  const merged: Edit = {
    start,
    end,
    text: rewritten.slice(place.start, next.start) + next.text + rewritten.slice(next.end, place.end),
    finding: first?.edit.finding ?? { ...next.finding, start, end, quote: text.slice(start, end) },
  }
  return [...edits.filter((edit) => !touched.some((one) => one.edit === edit)), merged].toSorted(
    (a, b) => a.start - b.start,
  )
}
