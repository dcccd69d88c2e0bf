import type Tinypool from 'tinypool'
import type { ReviewOptions } from '../core/review.ts'
import type { Review } from '../core/types.ts'

/** One draft to review elsewhere; plain data. */
export interface Task {
  readonly text: string
  readonly ruleFolders: readonly string[]
  readonly options: ReviewOptions
}

/** Threads that review drafts. */
export interface Pool {
  run(task: Task): Promise<Review>
  close(): Promise<void>
}

/** A worker's heap in MB: twice what the rules take, and low enough for many workers; the second for short-lived things. */
const HEAP = 144
const YOUNG = 4

/** The only door to tinypool. The threads start with the first task. */
export async function openPool(threads: number): Promise<Pool> {
  const { default: Pool } = (await import('tinypool')) as { default: typeof Tinypool }
  const pool = new Pool({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
    resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: YOUNG },
  })
  return { run: (task) => pool.run(task) as Promise<Review>, close: () => pool.destroy() }
}
