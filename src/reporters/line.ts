import { pointsOf } from '../core/text/point.ts'
import type { Reviewed } from './record.ts'
import { visible } from './visible.ts'

/** `path:line:column: severity pattern → shift: "quote" (rule)`, a line a finding, for editors and grep. */
export function lineReport({ path, text, review }: Reviewed): string {
  const point = pointsOf(text)
  const at = (offset: number) => {
    const { line, column } = point(offset)
    return `${path}:${line}:${column}`
  }
  const lines = [
    ...review.safety.map(
      (mark) => `${at(mark.start)}: ${mark.kind}: "${visible(mark.words ?? mark.quote)}" is left as it is`,
    ),
    ...review.findings.map(
      ({ start, severity, pattern, shift, quote, words, ruleId }) =>
        `${at(start)}: ${severity} ${pattern} → ${shift}: "${visible(words ?? quote)}" (${ruleId})`,
    ),
    ...review.notices.map((notice) => `${at(notice.start)}: ${notice.message}`),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
