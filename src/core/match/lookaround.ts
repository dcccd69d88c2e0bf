import { GAP } from '../text/token.ts'
import { gapAt } from './edges.ts'
import type { State } from './state.ts'

/** A look behind tries up to so many words back, across no sentence. */
const MAX_BEHIND = 8

/** Whether `attempt` succeeds; what it captures and allows is not kept. `unwanted` where it had better fail. */
export function aside(state: State, unwanted: boolean, attempt: () => boolean): boolean {
  const { breakAt, captures, tags } = state
  const { negated } = tags
  tags.negated = negated !== unwanted
  const found = attempt()
  tags.negated = negated
  state.breakAt = breakAt
  state.captures = captures
  return found
}

/** The same for an attempt from one of the tokens before `at`; each begins like a match of its own. */
export function behind(
  state: State,
  at: number,
  unwanted: boolean,
  attempt: (from: number) => boolean,
): boolean {
  const { reading, origin, breakAt } = state
  if (gapAt(reading, at) >= GAP.sentence) return false
  let found = false
  for (let i = at - 1; i >= Math.max(0, at - MAX_BEHIND) && !found; i--) {
    state.origin = i
    state.breakAt = -1
    found = aside(state, unwanted, () => attempt(i))
    if (gapAt(reading, i) >= GAP.sentence) break
  }
  state.origin = origin
  state.breakAt = breakAt
  return found
}
