import type { Point } from '../core/text/point.ts'
import type { Review, Span } from '../core/types.ts'
import { placesOf } from './points.ts'

/** A reviewed draft, ready to be reported. */
export interface Reviewed {
  /** The file, `<stdin>` or `<argument>`. */
  readonly path: string
  readonly text: string
  readonly review: Review
  /** What to say of its safety marks, line by line; none for a draft without any. */
  readonly safetyNote: readonly string[]
}

export interface Summary {
  readonly drafts: number
  readonly findings: number
  /** Drafts that were left untouched because of a dangerous kind. */
  readonly held: number
  /** Inputs that could not be read. */
  readonly errors: number
}

type Placed<T extends Span> = Omit<T, 'start' | 'end'> & { readonly start: Point; readonly end: Point }

/** Spans of a text with its points, as the JSON contract has them. */
export function placedIn(text: string): <T extends Span>(item: T) => Placed<T> {
  const point = placesOf(text)
  return (item) => ({ ...item, start: point(item.start), end: point(item.end) })
}

/** A review as the JSON contract has it: every span with its points. */
export function recordOf(text: string, review: Review) {
  const point = placesOf(text)
  const placed = placedIn(text)
  return {
    findings: review.findings.map((finding) => ({
      ...placed(finding),
      suggestions: finding.suggestions.map((suggestion) => placed(suggestion)),
    })),
    safety: review.safety.map((mark) => placed(mark)),
    notices: review.notices.map(({ message, start }) => ({ message, start: point(start) })),
    strengths: review.strengths.map((strength) => placed(strength)),
  }
}
