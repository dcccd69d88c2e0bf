import type { Point } from '../core/text/point.ts'
import { isDanger, type Severity } from '../core/types.ts'
import { placesOf } from './points.ts'
import type { Reviewed } from './record.ts'
import { visible } from './visible.ts'

/** One thing that a report says of a place in a draft, whatever its format. */
export interface Remark {
  readonly kind: 'danger' | 'kept' | 'finding' | 'notice'
  /** A rule's id, `safety/<kind>` or `notice`. */
  readonly id: string
  readonly severity: Severity
  readonly start: Point
  readonly end: Point
  /** "threat → request", "a limit", … */
  readonly title: string
  /** What and why, without the draft's words. */
  readonly message: string
  /** The draft's words, safe to show; '' where they are left out. */
  readonly quote: string
}

/** The titles of what is no finding, by kind. */
export const TITLES = { danger: 'left untouched', kept: 'kept as it is', notice: 'to think about' } as const

/** What a remark says, behind the words that it is about where they are shown. */
export const withQuote = ({ quote, message }: Remark): string =>
  quote === '' ? message : `“${quote}” ${message}`

/**
 * All that is to be said of a draft, in order of place. A draft that holds danger, and a limit that is kept, are told
 * once for each kind, where the first sign of it stands, with the same note in every format.
 */
export function remarksOf({ text, review, safetyNote }: Reviewed): Remark[] {
  const point = placesOf(text)
  const note = safetyNote.join(' ')
  const firsts = review.safety.filter(
    (mark, i) => review.safety.findIndex((other) => other.kind === mark.kind) === i,
  )
  const remarks = [
    ...firsts.map((mark): Remark => {
      const danger = isDanger(mark.kind)
      return {
        kind: danger ? 'danger' : 'kept',
        id: `safety/${mark.kind}`,
        severity: danger ? 'error' : 'note',
        start: point(mark.start),
        end: point(mark.end),
        title: danger ? TITLES.danger : TITLES.kept,
        message: note,
        // Reports such as these travel; words about danger stay in the draft.
        quote: danger ? '' : visible(mark.words ?? mark.quote),
      }
    }),
    ...review.findings.map(
      (finding): Remark => ({
        kind: 'finding',
        id: finding.ruleId,
        severity: finding.severity,
        start: point(finding.start),
        end: point(finding.end),
        title: `${finding.pattern} → ${finding.shift}`,
        message: `${finding.message} ${finding.note}`,
        quote: visible(finding.words ?? finding.quote),
      }),
    ),
    ...review.notices.map(
      (notice): Remark => ({
        kind: 'notice',
        id: 'notice',
        severity: 'note',
        start: point(notice.start),
        end: point(notice.end),
        title: TITLES.notice,
        message: notice.message,
        quote: '',
      }),
    ),
  ]
  return remarks.sort((a, b) => a.start.offset - b.start.offset)
}
