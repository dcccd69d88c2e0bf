import { isDanger, type Review, SEVERITIES, type Severity } from '../core/types.ts'
import type { Summary } from '../reporters/record.ts'
import { EXIT } from './io.ts'

/** Adds up what a run saw, for its summary and its exit code. */
export interface Outcome {
  add(review: Review): void
  fail(count?: number): void
  summary(): Summary
  exitCode(): number
}

export function outcomeOf(failOn: Severity): Outcome {
  const seen = { drafts: 0, findings: 0, held: 0, errors: 0 }
  let code: number = EXIT.clean
  const raise = (to: number) => {
    code = Math.max(code, to)
  }
  return {
    add(review) {
      seen.drafts++
      seen.findings += review.findings.length
      if (review.safety.some((mark) => isDanger(mark.kind))) {
        seen.held++
        raise(EXIT.danger)
      }
      const counts = review.findings.some(
        ({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn),
      )
      if (counts) raise(EXIT.findings)
    },
    fail(count = 1) {
      seen.errors += count
      if (count > 0) raise(EXIT.failed)
    },
    summary: () => ({ ...seen }),
    exitCode: () => code,
  }
}
