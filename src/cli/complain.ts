import type { RuleError } from '../rules/problem.ts'
import { CallError, type Io, write } from './io.ts'
import { messageOf } from './message.ts'

/** Says each thing that is wrong once on stderr, however many drafts it concerns, and calls `fail` each time. */
export function complainer(fail: () => void, io: Io): (error: CallError | RuleError) => Promise<void> {
  const said = new Set<string>()
  return async (error) => {
    fail()
    if (said.has(error.message)) return
    said.add(error.message)
    await write(io.stderr, messageOf(error))
  }
}

/** Waits for `work`; what a user can do about its failure is told and hides nothing else of the run. */
export async function orTold(work: Promise<void>, tell: (error: CallError) => Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    await tell(error)
  }
}
