import type { Programs } from './instructions.ts'
import type { Captured } from './match.ts'
import type { Reach } from './steps.ts'
import { type HasTag, type Tags, tagsFrom } from './tags.ts'
import type { Scan } from './words.ts'

/** What running programs over a reading changes; each way of a match that fails undoes what it changed. */
export interface State extends Reach {
  readonly scan: Scan
  readonly programs: Programs
  readonly tags: Tags
  /** Where the match ended. */
  end: number
  captures: Captured
}

/** Most matches capture nothing, and most attempts are none. */
const NOTHING: Captured = new Map()

export function stateOf(scan: Scan, programs: Programs, hasTag: HasTag): State {
  const { reading } = scan
  return {
    reading,
    scan,
    programs,
    tags: tagsFrom(hasTag),
    origin: 0,
    breakAt: -1,
    end: -1,
    captures: NOTHING,
  }
}

export function beginAt(state: State, from: number): void {
  state.origin = from
  state.breakAt = -1
  state.end = -1
  state.captures = NOTHING
}
