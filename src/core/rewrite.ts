import type { Engine } from './engine/engine.ts'
import { asItStands, type Manuscript } from './manuscript/manuscript.ts'
import { placed, placedEdit } from './manuscript/placed.ts'
import { reviewRead } from './manuscript/review.ts'
import { type ReviewOptions, review } from './review.ts'
import { applyEdits, type Edit } from './suggest/compose.ts'
import { settledEdits } from './suggest/settle.ts'
import { type Finding, isDanger, overlap, type SafetyMark, type Span, type SuggestionKind } from './types.ts'

export interface Rewritten {
  /** The whole draft with an edit at each finding that has one; the draft itself where safety stopped. */
  readonly text: string
  /** In order of place, with offsets of the draft that was given. */
  readonly edits: readonly Edit[]
  /** What could not be rewritten without the writer's own words, or in its writing, and is left as it is. */
  readonly left: readonly Finding[]
  readonly safety: readonly SafetyMark[]
}

export interface RewriteOptions extends ReviewOptions {
  readonly prefer?: SuggestionKind
}

/** Rewrites one draft or file. Everything outside the edits stays byte for byte; a dangerous draft stays whole. */
export function rewrite(engine: Engine, draft: string | Manuscript, options: RewriteOptions = {}): Rewritten {
  const manuscript = typeof draft === 'string' ? asItStands(draft) : draft
  const { source } = manuscript
  const read = reviewRead(engine, manuscript, options)
  const { findings, safety } = placed(manuscript, read)
  if (safety.some((mark) => isDanger(mark.kind))) return { text: source, edits: [], left: [], safety }
  const writingAt = (place: Span) => manuscript.encoded.find((one) => overlap(one, place))
  const open = read.findings.filter((_finding, i) => {
    const writing = findings[i] && writingAt(findings[i])
    return !writing || writing.write
  })
  // What a comment keeps quiet, or another writing holds, is only known of the text as it stands.
  const plain = manuscript.ignores.length === 0 && manuscript.encoded.length === 0
  const look = (text: string) => (plain ? review(engine, text, options).findings : [])
  const edits = settledEdits(manuscript.text, open, options.prefer, look).map((edit) => {
    const there = placedEdit(manuscript, edit)
    return { ...there, text: writingAt(there)?.write?.(there.text) ?? there.text }
  })
  const left = findings.filter((finding) => !edits.some((edit) => overlap(edit, finding)))
  return { text: applyEdits(source, edits), edits, left, safety }
}
