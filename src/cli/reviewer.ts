import type { Cache } from '../cache/cache.ts'
import { review } from '../core/review.ts'
import type { Review } from '../core/types.ts'
import { withLanguage } from './language.ts'
import { openPool, type Pool } from './pool.ts'
import type { Settings } from './settings.ts'

/** Reviews drafts: from the cache, here, or in worker threads once there are many. */
export interface Reviewer {
  /** How many drafts to have under way at once. */
  readonly width: number
  /** `kind` tells how a draft is read (its extension): two files with the same bytes need not be read alike. */
  review(text: string, kind: string, settings: Settings): Promise<Review>
  close(): Promise<void>
}

/** Up to so many drafts are reviewed here: a thread has to load the rules first. */
const FEW = 40
/** UTF-16 units of a draft that may take more memory than a thread is given. */
const LONG = 50_000
/** Drafts under way for each thread, so that none waits for the report. */
const AHEAD = 4

/** For a run over so many drafts. Many are left to `jobs` threads, even to one, whose memory has bounds. */
export function reviewerFor(drafts: number, jobs: number, cache: Cache | null): Reviewer {
  const few = drafts <= FEW
  let pool: Promise<Pool> | undefined
  const make = async (text: string, settings: Settings): Promise<Review> => {
    if (few || text.length > LONG) return reviewHere(text, settings)
    pool ??= openPool(jobs)
    try {
      return await (await pool).run({ text, ruleFolders: settings.ruleFolders, options: settings.review })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error
      return reviewHere(text, settings)
    }
  }
  return {
    width: jobs * AHEAD,
    async review(text, kind, settings) {
      if (!cache) return make(text, settings)
      const key = cache.keyOf(text, [kind, settings.signature, JSON.stringify(settings.review)])
      const before = cache.get(key, text, settings.engine.rules, settings.review)
      if (before) return before
      const made = await make(text, settings)
      cache.put(key, text, made, settings.engine.rules, settings.review)
      return made
    },
    async close() {
      if (pool) await (await pool).close()
    },
  }
}

const reviewHere = (text: string, { engine, review: options }: Settings): Promise<Review> =>
  withLanguage(engine, text, review(engine, text, options))
