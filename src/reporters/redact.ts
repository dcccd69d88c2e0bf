import type { Finding, Review, SafetyMark, Strength } from '../core/types.ts'
import type { Reviewed } from './record.ts'

// Each names the fields that may pass, so that a field added later can't carry words out.
const finding = (one: Finding): Finding => ({
  ruleId: one.ruleId,
  pattern: one.pattern,
  shift: one.shift,
  severity: one.severity,
  start: one.start,
  end: one.end,
  quote: '',
  ask: null,
  message: one.message,
  note: one.note,
  suggestions: [],
  ...(one.encoded && { encoded: true }),
})
const mark = ({ kind, start, end, rewrite }: SafetyMark): SafetyMark => ({
  kind,
  start,
  end,
  quote: '',
  rewrite,
})
const strength = ({ shift, start, end }: Strength): Strength => ({ shift, start, end, quote: '' })

/** The same review without a word of the draft: quotes are empty, asks null, and nothing is suggested. */
export function redacted({ path, text, review, safetyNote }: Reviewed): Reviewed {
  const silent: Review = {
    findings: review.findings.map(finding),
    safety: review.safety.map(mark),
    notices: review.notices,
    strengths: review.strengths.map(strength),
  }
  return { path, text, review: silent, safetyNote }
}
