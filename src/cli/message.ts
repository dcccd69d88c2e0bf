import { visible } from '../reporters/visible.ts'
import { RuleError } from '../rules/problem.ts'
import type { CallError } from './io.ts'

/**
 * What stderr is told of a mistake; names in it, of files and from options, can't move the cursor or begin a line. Of
 * rules every problem has a line.
 */
export function messageOf(error: CallError | RuleError): string {
  const lines = error instanceof RuleError ? error.message.split('\n') : [error.message]
  return `invite-coach: ${lines.map(visible).join('\n')}\n`
}
