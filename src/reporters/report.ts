import type { Reviewed, Summary } from './record.ts'

/** An input that could not be looked at, and the sentence that says what to do. */
export interface Failure {
  readonly path: string
  readonly message: string
}

/** A report in pieces, so that any number of drafts can be written as they come. Each piece ends with a line end or is empty. */
export interface Report {
  readonly head: string
  draft(reviewed: Reviewed): string
  failure(failure: Failure): string
  tail(summary: Summary): string
}

/** A piece that has nothing to say. */
export const nothing = (): string => ''
