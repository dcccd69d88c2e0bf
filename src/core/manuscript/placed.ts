import { type Finding, overlap, type Quote, type Review, type Span } from '../types.ts'
import type { Manuscript } from './manuscript.ts'
import { sourceSpan } from './traced.ts'

/** The place of an edit, grown over marks that it would leave alone, or with those it would part put into its text. */
export function placedEdit<T extends Span & { readonly text: string }>(manuscript: Manuscript, edit: T): T {
  let { start, end } = sourceSpan(manuscript, edit)
  const near = manuscript.marks.filter(
    ([open, close]) => overlap(open, { start, end }) || overlap(close, { start, end }),
  )
  let before = ''
  let after = ''
  // Inner pairs come last, and their marks stand nearest to the words.
  for (const [open, close] of near.toReversed()) {
    const opens = start <= open.start && open.end <= end
    const closes = start <= close.start && close.end <= end
    if (opens === closes) continue
    if (opens && close.start === end) end = close.end
    else if (closes && open.end === start) start = open.start
    else if (opens) before = manuscript.source.slice(open.start, open.end) + before
    else after += manuscript.source.slice(close.start, close.end)
  }
  return { ...edit, start, end, text: before + edit.text + after }
}

/** A review of a manuscript's text with every span where it stands in the source. */
export function placed(manuscript: Manuscript, review: Review): Review {
  const place = <T extends Quote>(one: T): T & { readonly words?: string } => {
    const span = sourceSpan(manuscript, one)
    const quote = manuscript.source.slice(span.start, span.end)
    return { ...one, ...span, quote, ...(quote !== one.quote && { words: one.quote }) }
  }
  return {
    findings: review.findings.map((finding): Finding => {
      const there = place(finding)
      return {
        ...there,
        ...(manuscript.encoded.some((span) => overlap(span, there)) && { encoded: true }),
        suggestions: finding.suggestions.map((one) => placedEdit(manuscript, one)),
      }
    }),
    safety: review.safety.map(place),
    notices: review.notices.map((notice) => ({ ...notice, ...sourceSpan(manuscript, notice) })),
    strengths: review.strengths.map(place),
    ...(review.unused && { unused: review.unused }),
  }
}
