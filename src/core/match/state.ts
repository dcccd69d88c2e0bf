import type { Program, Programs } from './instructions.ts'
import type { Captured } from './match.ts'
import type { Reach } from './steps.ts'
import { type HasTag, type Tags, tagsFrom } from './tags.ts'
import type { Scan } from './words.ts'

/** What is left to do once the part of a program that runs is through; shared by the ways that a match may go. */
export interface Frame {
  /** Where a phrase list was called, and where it goes on. */
  readonly code: Program
  readonly pc: number
  /** Where a capture or a round of a repeat began, or where a look behind has to end. */
  readonly at: number
  /** Rounds of a repeat. */
  readonly count: number
  readonly up: Frame | null
}

/** Runs a program from `pc` on at token `at`, then what `frame` has left to do; true where that ends a match. */
export type Step = (state: State, code: Program, pc: number, at: number, frame: Frame | null) => boolean

/** What running programs over a reading changes; each way of a match that fails undoes what it changed. */
export interface State extends Reach {
  readonly scan: Scan
  readonly programs: Programs
  readonly tags: Tags
  /** How other files go on with a program. They get no closures: making those takes a tenth of all matching. */
  readonly step: Step
  /** Where the match ended. */
  end: number
  captures: Captured
}

/** Most matches capture nothing, and most attempts are none. */
const NOTHING: Captured = new Map()

export const stateOf = (scan: Scan, programs: Programs, hasTag: HasTag, step: Step): State => ({
  reading: scan.reading,
  scan,
  programs,
  tags: tagsFrom(hasTag),
  step,
  origin: 0,
  breakAt: -1,
  end: -1,
  captures: NOTHING,
})

export function beginAt(state: State, from: number): void {
  state.origin = from
  state.breakAt = -1
  state.end = -1
  state.captures = NOTHING
}
