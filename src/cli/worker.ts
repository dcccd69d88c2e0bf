import { review } from '../core/review.ts'
import type { Review } from '../core/types.ts'
import { rulesIn } from './engines.ts'
import { withLanguage } from './language.ts'
import type { Task } from './pool.ts'

/** What a worker thread does: reviews one draft. */
export default async function work({ text, ruleFolders, options }: Task): Promise<Review> {
  const { engine } = await rulesIn(ruleFolders)
  return withLanguage(engine, text, review(engine, text, options))
}
