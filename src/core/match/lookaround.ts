import { GAP } from '../text/token.ts'
import { gapAt } from './edges.ts'
import type { Program } from './instructions.ts'
import type { Frame, State } from './state.ts'

/** A look behind tries up to so many words back, across no sentence. */
const MAX_BEHIND = 8

/**
 * Whether what is looked for from `pc` on matches at `at`; what it captures and allows is not kept. `unwanted` where it
 * had better not.
 */
export function aside(
  state: State,
  code: Program,
  pc: number,
  at: number,
  unwanted: boolean,
  frame: Frame | null = null,
): boolean {
  const { breakAt, captures, tags } = state
  const { negated } = tags
  tags.negated = negated !== unwanted
  const found = state.step(state, code, pc, at, frame)
  tags.negated = negated
  state.breakAt = breakAt
  state.captures = captures
  return found
}

/** The same for a match that begins at one of the tokens before `at`, like a match of its own, and ends there. */
export function behind(state: State, code: Program, pc: number, at: number, unwanted: boolean): boolean {
  const { reading, origin, breakAt } = state
  if (gapAt(reading, at) >= GAP.sentence) return false
  const end: Frame = { code, pc, at, count: 0, up: null }
  let found = false
  for (let i = at - 1; i >= Math.max(0, at - MAX_BEHIND) && !found; i--) {
    state.origin = i
    state.breakAt = -1
    found = aside(state, code, pc, i, unwanted, end)
    if (gapAt(reading, i) >= GAP.sentence) break
  }
  state.origin = origin
  state.breakAt = breakAt
  return found
}
