import { patternHits } from '../detect/detect.ts'
import type { Engine } from '../engine/engine.ts'
import { safetyOf } from '../safety/safety.ts'
import { draftOf } from '../text/draft.ts'
import type { Suggestion } from '../types.ts'

/** Beyond this only the neighbourhood of an edit is read again, so that long drafts stay cheap. */
const WHOLE = 2500
const AROUND = 800

/** Whether the patterns find nothing in what `edit` puts into `text`, and it brings no danger. */
export function isSilent(engine: Engine, text: string, edit: Pick<Suggestion, 'start' | 'end' | 'text'>): boolean {
  const whole = text.length <= WHOLE
  const before = whole ? text.slice(0, edit.start) : text.slice(cutAt(text, edit.start - AROUND), edit.start)
  const after = whole ? text.slice(edit.end) : text.slice(edit.end, edit.end + AROUND)
  const draft = draftOf(before + edit.text + after, engine.lexicon)
  const search = engine.search(draft.own)
  const start = before.length
  const end = start + edit.text.length
  if (patternHits(engine, search).some(({ hit }) => hit.start < end && start < hit.end)) return false
  const heard = draft.heard === draft.own ? search : engine.search(draft.heard)
  return !safetyOf(engine.rules.safety, heard).stop
}

/** The paragraph or sentence start after `at`. */
function cutAt(text: string, at: number): number {
  if (at <= 0) return 0
  const found = /[.!?\n]\s+/.exec(text.slice(at, at + AROUND / 2))
  return found ? at + found.index + found[0].length : at
}
