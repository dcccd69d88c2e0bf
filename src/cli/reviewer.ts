import { known } from '../core/known.ts'
import type { Manuscript } from '../core/manuscript/manuscript.ts'
import type { ReviewOptions } from '../core/review.ts'
import type { Review } from '../core/types.ts'
import { reviewHere, withLanguage } from './language.ts'
import { openPool, type Pool, type SharedRules } from './pool.ts'
import type { Settings } from './settings.ts'

/** Reviews drafts: here, or in worker threads once there are many. */
export interface Reviewer {
  /** How many drafts to have under way at once. */
  readonly width: number
  /** Reviews what the writer says in a manuscript; spans are those of its text, not of its source. */
  review(manuscript: Manuscript, settings: Settings): Promise<Review>
  close(): Promise<void>
}

/** Up to so many drafts are reviewed here: a thread has to load the rules first. */
const FEW = 40
/** UTF-16 units of a draft that may take more memory than a thread is given. */
const LONG = 50_000
/** Drafts under way for each thread, some of them on their way, so that none waits for the report. */
const AHEAD = 40

/** For a run over so many drafts. Many are left to `jobs` threads, even to one, whose memory has bounds. */
export function reviewerFor(drafts: number, jobs: number): Reviewer {
  const few = drafts <= FEW
  let pool: Promise<Pool> | undefined
  const shared = new Map<string, SharedRules>()
  const sharedOf = ({ signature, bytes }: Settings) =>
    known(shared, signature, () => ({ signature, bytes: bytes() }))
  const make = async (text: string, settings: Settings, options: ReviewOptions): Promise<Review> => {
    if (few || text.length > LONG) return reviewHere(settings.engine, text, options)
    pool ??= openPool(jobs)
    try {
      return await withLanguage(text, await (await pool).run({ text, rules: sharedOf(settings), options }))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error
      return reviewHere(settings.engine, text, options)
    }
  }
  return {
    width: jobs * AHEAD,
    async review({ text, ignores }, settings) {
      const options = ignores.length > 0 ? { ...settings.review, ignores } : settings.review
      return make(text, settings, options)
    },
    async close() {
      if (pool) await (await pool).close()
    },
  }
}
