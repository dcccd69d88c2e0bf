import type { Engine } from '../core/engine/engine.ts'
import { known } from '../core/known.ts'
import type { Review } from '../core/types.ts'
import { engineIn } from './builtin.ts'
import { reviewHere } from './language.ts'
import type { Task } from './pool.ts'

/** By the signature of their rules. */
const engines = new Map<string, Engine>()

/** What a worker thread does: reviews some drafts. */
export default async function work(tasks: readonly Task[]): Promise<readonly Review[]> {
  const reviews: Review[] = []
  for (const { text, rules, options } of tasks) {
    const engine = known(engines, rules.signature, () => engineIn(rules.bytes))
    reviews.push(await reviewHere(engine, text, options))
  }
  return reviews
}
