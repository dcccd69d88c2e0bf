import type { Engine } from '../core/engine/engine.ts'
import { known } from '../core/known.ts'
import { engineIn } from './builtin.ts'
import { type Read, read } from './language.ts'
import type { Task } from './pool.ts'

/** By the signature of their rules. */
const engines = new Map<string, Engine>()

/** What a worker thread does: reviews some drafts. */
export default (tasks: readonly Task[]): readonly Read[] =>
  tasks.map(({ text, rules, options }) =>
    read(
      known(engines, rules.signature, () => engineIn(rules.bytes)),
      text,
      options,
    ),
  )
