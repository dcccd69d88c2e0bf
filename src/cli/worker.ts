import { review } from '../core/review.ts'
import type { Review } from '../core/types.ts'
import { rulesIn } from './engines.ts'
import { withLanguage } from './language.ts'
import type { Task } from './pool.ts'

/** What a worker thread does: reviews some drafts. */
export default async function work(tasks: readonly Task[]): Promise<readonly Review[]> {
  const reviews: Review[] = []
  for (const { text, ruleFolders, options } of tasks) {
    const { engine } = await rulesIn(ruleFolders)
    reviews.push(await withLanguage(engine, text, review(engine, text, options)))
  }
  return reviews
}
