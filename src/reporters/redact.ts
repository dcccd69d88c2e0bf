import type { Review } from '../core/types.ts'
import type { Reviewed } from './record.ts'

/** The same review without a word of the draft: quotes are empty, asks null, and nothing is suggested. */
export function redacted({ review, ...rest }: Reviewed): Reviewed {
  const silent: Review = {
    findings: review.findings.map((finding) => ({ ...finding, quote: '', ask: null, suggestions: [] })),
    safety: review.safety.map((mark) => ({ ...mark, quote: '' })),
    notices: review.notices,
    strengths: review.strengths.map((strength) => ({ ...strength, quote: '' })),
  }
  return { ...rest, review: silent }
}
