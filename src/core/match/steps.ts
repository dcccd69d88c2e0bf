import type { Reading } from '../text/draft.ts'
import { GAP } from '../text/token.ts'
import { gapAt } from './edges.ts'

/** Fillers a match may step over between two of its parts. */
const MAX_SKIP = 3

/** How far the words of a match may stand from each other. */
export interface Reach {
  readonly reading: Reading
  /** Where the match starts: its first token needs no closeness to what is before it. */
  origin: number
  /** Where `//` allowed the end of a sentence; -1 where it did not. */
  breakAt: number
}

/** Whether token `at` stands near enough to the one before it to go on with the match. */
export function near({ reading, origin, breakAt }: Reach, at: number): boolean {
  if (at === origin) return true
  const gap = gapAt(reading, at)
  return gap <= GAP.comma || (at === breakAt && gap <= GAP.paragraph)
}

/** The next word of a match may stand at `at`, or after some fillers: the first such place, or -1. */
export const firstPlace = (reach: Reach, at: number): number =>
  at < reach.reading.tokens.length && near(reach, at) ? at : -1

/** The place after `place`, given that the search began at `at`; -1 where there is none. */
export function nextPlace({ reading, origin }: Reach, at: number, place: number): number {
  if (place === origin || place - at >= MAX_SKIP || !reading.tokens[place]?.skip) return -1
  return gapAt(reading, place + 1) <= GAP.comma ? place + 1 : -1
}
