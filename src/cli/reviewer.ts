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
/** Drafts under way for each thread, so that none waits for the report. */
const AHEAD = 4

/** For a run over so many drafts. Many of them are left to `jobs` threads, so that the rules are not loaded here too. */
export function reviewerFor(drafts: number, jobs: number, cache: Cache | null): Reviewer {
  const alone = jobs === 1 || drafts <= FEW
  let pool: Promise<Pool> | undefined
  async function make(text: string, { engine, ruleFolders, review: options }: Settings): Promise<Review> {
    if (alone) return withLanguage(engine, text, review(engine, text, options))
    pool ??= openPool(jobs)
    return (await pool).run({ text, ruleFolders, options })
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
