import { pushesIn } from './detect/pushes.ts'
import type { Engine } from './engine/engine.ts'
import { safetyOf } from './safety/safety.ts'
import type { Draft } from './text/draft.ts'

/** Whether the review of a draft, with no options, has nothing to say: told without the means to suggest anything. */
export function isQuiet(engine: Engine, { own, heard }: Draft): boolean {
  const search = engine.search(own)
  const { marks, notices } = safetyOf(engine.rules, heard === own ? search : search.again(heard))
  return marks.length === 0 && notices.length === 0 && pushesIn(engine, search).length === 0
}
