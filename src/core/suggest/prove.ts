import type { Crossing } from '../crossing.ts'
import { pushesIn } from '../detect/pushes.ts'
import type { Engine } from '../engine/engine.ts'
import type { Search } from '../engine/search.ts'
import { safetyOf } from '../safety/safety.ts'
import { draftOf } from '../text/draft.ts'
import { isDanger, overlap, type Span, type Suggestion } from '../types.ts'

/** Only the neighbourhood of an edit is read again: rules look two sentences far, and a letter stays cheap. */
const AROUND = 240
const SENTENCE_END = /[.!?…]["”’)]*\s+|\n\s*/g

/** Whether the patterns find nothing in what `edit` puts into the text of `whole`, and it brings no danger. */
export function isSilent(
  engine: Engine,
  whole: Search,
  edit: Pick<Suggestion, 'start' | 'end' | 'text'>,
): boolean {
  const { text } = whole.reading
  const before = text.slice(startBefore(text, edit.start), edit.start)
  const after = text.slice(edit.end, endAfter(text, edit.end))
  const draft = draftOf(before + edit.text + after, engine.lexicon)
  const search = whole.again(draft.own)
  const start = before.length
  const end = start + edit.text.length
  if (pushesIn(engine, search).some(({ hit }) => hit.start < end && start < hit.end)) return false
  const heard = draft.heard === draft.own ? search : whole.again(draft.heard)
  // The rest of the draft was looked at as a whole, where a sentence weighs less than here.
  return !safetyOf(engine.rules, heard).marks.some(
    (mark) => (isDanger(mark.kind) || mark.kind === 'no-contact') && overlap(mark, { start, end }),
  )
}

/** Whether what is left beside the cut `edit` is found to push no more than it did: `known` gives the pushes of the draft at a place. */
export function leavesSilence(
  engine: Engine,
  whole: Search,
  edit: Pick<Suggestion, 'start' | 'end' | 'text'>,
  known: Crossing<Span>,
): boolean {
  const { text } = whole.reading
  const from = startBefore(text, edit.start)
  const before = text.slice(from, edit.start)
  const after = text.slice(edit.end, endAfter(text, edit.end))
  const search = whole.again(draftOf(before + edit.text + after, engine.lexicon).own)
  const join = before.length + edit.text.length
  return pushesIn(engine, search).every(({ hit }) => {
    const start = hit.start < before.length ? from + hit.start : hit.start - join + edit.end
    const end = hit.end <= before.length ? from + hit.end : hit.end - join + edit.end
    return known({ start, end }).length > 0
  })
}

/** The first beginning of a sentence in the stretch before `at`. */
function startBefore(text: string, at: number): number {
  const from = at - AROUND
  if (from <= 0) return 0
  SENTENCE_END.lastIndex = from
  const found = SENTENCE_END.exec(text)
  return found && found.index + found[0].length <= at ? found.index + found[0].length : from
}

/** The last end of a sentence in the stretch after `at`. */
function endAfter(text: string, at: number): number {
  if (at + AROUND >= text.length) return text.length
  const ends = [...text.slice(at, at + AROUND).matchAll(SENTENCE_END)]
  const last = ends.at(-1)
  return last ? at + last.index + last[0].length : at + AROUND
}
