import type { Engine } from './engine/engine.ts'
import { type ReviewOptions, review } from './review.ts'
import { applyEdits, type Edit, editsOf } from './suggest/compose.ts'
import { type Finding, isDanger, type SafetyMark, type SuggestionKind } from './types.ts'

export interface Rewritten {
  /** The whole draft with an edit at each finding that has one; the draft itself where safety stopped. */
  readonly text: string
  /** In order of place, with offsets of the draft that was given. */
  readonly edits: readonly Edit[]
  /** What could not be rewritten without the writer's own words, and is left as it is. */
  readonly left: readonly Finding[]
  readonly safety: readonly SafetyMark[]
}

export interface RewriteOptions extends ReviewOptions {
  readonly prefer?: SuggestionKind
}

/** Rewrites one draft. Everything outside the edits stays byte for byte; a dangerous draft stays whole. */
export function rewrite(engine: Engine, text: string, options: RewriteOptions = {}): Rewritten {
  const { findings, safety } = review(engine, text, options)
  if (safety.some((mark) => isDanger(mark.kind))) return { text, edits: [], left: [], safety }
  const edits = editsOf(text, findings, options.prefer)
  const left = findings.filter(
    (finding) => !edits.some((edit) => edit.start < finding.end && finding.start < edit.end),
  )
  return { text: applyEdits(text, edits), edits, left, safety }
}
