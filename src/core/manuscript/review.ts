import type { Engine } from '../engine/engine.ts'
import { type ReviewOptions, review } from '../review.ts'
import type { Review } from '../types.ts'
import type { Manuscript } from './manuscript.ts'
import { placed, readable } from './placed.ts'

/** Reviews what a file's writer says in it; spans are places in the source. */
export function reviewManuscript(
  engine: Engine,
  manuscript: Manuscript,
  options: ReviewOptions = {},
): Review {
  return placed(manuscript, reviewRead(engine, manuscript, options))
}

/** The same with spans of the read text. */
export function reviewRead(engine: Engine, { text, ignores }: Manuscript, options: ReviewOptions): Review {
  return readable(review(engine, text, ignores.length > 0 ? { ...options, ignores } : options))
}
