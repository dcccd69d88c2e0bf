import { placesIn } from './place.ts'
import type { Reviewed } from './record.ts'
import { nothing, type Report } from './report.ts'
import { visible } from './visible.ts'

const quoted = (quote: string) => (quote === '' ? '' : ` "${visible(quote)}"`)

function linesOf({ path, text, review }: Reviewed): string {
  const at = placesIn(path, text)
  const lines = [
    ...review.safety.map(
      (mark) => `${at(mark.start)}: ${mark.kind}:${quoted(mark.words ?? mark.quote)} is left as it is`,
    ),
    ...review.findings.map(
      ({ start, severity, pattern, shift, quote, words, ruleId }) =>
        `${at(start)}: ${severity} ${pattern} → ${shift}:${quoted(words ?? quote)} (${ruleId})`,
    ),
    ...review.notices.map((notice) => `${at(notice.start)}: ${notice.message}`),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** `path:line:column: severity pattern → shift: "quote" (rule)`, a line a finding, for editors and grep. */
export function lineReport(): Report {
  return { head: '', draft: linesOf, failure: nothing, tail: nothing }
}
