import { isDanger, type Review, SEVERITIES, type Severity } from '../core/types.ts'
import type { Summary } from '../reporters/record.ts'
import { EXIT } from './io.ts'

/** Adds up what a run saw, for its summary and its exit code. */
export interface Outcome {
  /** Counts a review; findings at or above `failOn` count against it. */
  add(review: Review, failOn: Severity): void
  fail(count?: number): void
  summary(): Summary
  exitCode(): number
}

/** `most` findings are let pass. */
export function outcomeOf(most: number): Outcome {
  const seen = { drafts: 0, findings: 0, held: 0, errors: 0 }
  let code: number = EXIT.clean
  let failing = 0
  const raise = (to: number) => {
    code = Math.max(code, to)
  }
  return {
    add(review, failOn) {
      seen.drafts++
      seen.findings += review.findings.length
      if (review.safety.some((mark) => isDanger(mark.kind))) {
        seen.held++
        raise(EXIT.danger)
      }
      failing += review.findings.filter(
        ({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn),
      ).length
      if (failing > most) raise(EXIT.findings)
    },
    fail(count = 1) {
      seen.errors += count
      if (count > 0) raise(EXIT.failed)
    },
    summary: () => ({ ...seen }),
    exitCode: () => code,
  }
}
