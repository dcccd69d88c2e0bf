import type Tinypool from 'tinypool'
import type { ReviewOptions } from '../core/review.ts'
import type { Read } from './language.ts'
import { optimiseLater } from './optimise-later.ts'

/** Rules that threads share: what tells them from others, and their bytes. */
export interface SharedRules {
  readonly signature: string
  readonly bytes: SharedArrayBuffer
}

/** One draft to review elsewhere; plain data. */
export interface Task {
  readonly text: string
  readonly rules: SharedRules
  readonly options: ReviewOptions
}

/** Threads that review drafts. */
export interface Pool {
  run(task: Task): Promise<Read>
  close(): Promise<void>
}

/** A worker's heap in MB, low enough for many workers; the second for short-lived things. */
const HEAP = 80
const YOUNG = 24

/** Drafts that go to a thread together, unless they are long: handing them over takes as long as reviewing a short one. */
const TOGETHER = 16
const TOGETHER_UNITS = 64_000

interface Waiting {
  readonly task: Task
  resolve(read: Read): void
  reject(error: unknown): void
}

/** The only door to tinypool. The threads start with the first task. */
export async function openPool(threads: number): Promise<Pool> {
  const { default: Pool } = (await import('tinypool')) as { default: typeof Tinypool }
  optimiseLater()
  const pool = new Pool({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
    resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: YOUNG },
  })
  let waiting: Waiting[] = []
  let units = 0
  async function send(): Promise<void> {
    const sent = waiting
    waiting = []
    units = 0
    if (sent.length === 0) return
    try {
      const read: readonly Read[] = await pool.run(sent.map(({ task }) => task))
      for (const [i, { resolve }] of sent.entries()) resolve(read[i] as Read)
    } catch (error) {
      for (const { reject } of sent) reject(error)
    }
  }
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject })
        units += task.text.length
        if (waiting.length >= TOGETHER || units >= TOGETHER_UNITS) void send()
        else if (waiting.length === 1) setImmediate(() => void send())
      }),
    close: () => pool.destroy(),
  }
}
