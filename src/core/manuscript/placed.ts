import { OPAQUE } from '../text/tokenize.ts'
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
  return { ...edit, start, end, text: before + writtenOut(manuscript, edit) + after }
}

/** The text of an edit with the code and pictures that it keeps of what it replaces, in their order, as the source has them. */
function writtenOut(manuscript: Manuscript, { start, end, text }: Span & { readonly text: string }): string {
  if (!text.includes(OPAQUE)) return text
  const things = [...manuscript.text.slice(start, end).matchAll(new RegExp(OPAQUE, 'g'))].map(({ index }) => {
    const at = sourceSpan(manuscript, { start: start + index, end: start + index + 1 })
    return manuscript.source.slice(at.start, at.end)
  })
  return text.replaceAll(OPAQUE, () => things.shift() ?? '')
}

/** What a person is shown for code, a picture or an address within words. */
const shown = (text: string) => text.replaceAll(OPAQUE, '…')

/** A review whose quotes with a placeholder in them say how they are shown. */
export function readable(review: Review): Review {
  const say = <T extends Quote>(one: T): T & { readonly words?: string } =>
    one.quote.includes(OPAQUE) ? { ...one, words: shown(one.quote) } : one
  return {
    ...review,
    findings: review.findings.map(say),
    safety: review.safety.map(say),
    strengths: review.strengths.map(say),
  }
}

/** A review of a manuscript's text with every span where it stands in the source. */
export function placed(manuscript: Manuscript, review: Review): Review {
  const place = <T extends Quote>(one: T): T & { readonly words?: string } => {
    const span = sourceSpan(manuscript, one)
    const quote = manuscript.source.slice(span.start, span.end)
    const words = shown(one.quote)
    return { ...one, ...span, quote, ...(quote !== words && { words }) }
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
