import type { Manuscript } from '../../core/manuscript/manuscript.ts'
import { placedEdit } from '../../core/manuscript/placed.ts'
import { sourceSpan } from '../../core/manuscript/traced.ts'
import { applyEdits } from '../../core/suggest/compose.ts'
import { type Finding, isDanger, overlap, type Review, type Span } from '../../core/types.ts'

/** A draft as it was read just now; the spans of `review` stand in `manuscript.text`. */
export interface Reading {
  readonly manuscript: Manuscript
  readonly review: Review
}

/** A push that the writer chose to keep: its place in the source. */
interface Kept extends Span {
  readonly ruleId: string
}

/** What went and what came, as the writer reads it. */
export interface Change {
  readonly before: string
  readonly after: string
}

/** How far the writer has come through a draft. Plain data: every step makes a new one. */
export interface Walk {
  readonly text: string
  readonly kept: readonly Kept[]
  readonly changes: readonly Change[]
}

/** The next thing to decide. */
export interface Place {
  readonly finding: Finding
  readonly number: number
  readonly of: number
  /** The file writes these words in a way that others can't be put in. */
  readonly sealed: boolean
}

/** Words put into the draft, not yet agreed on. */
export interface Put {
  readonly walk: Walk
  /** Where they stand in the new text. */
  readonly span: Span
}

/** So many marks may end a sentence. */
const LONGEST_MARK = 8

export const walkOf = (text: string): Walk => ({ text, kept: [], changes: [] })

export const isHeld = ({ review }: Reading): boolean => review.safety.some((mark) => isDanger(mark.kind))

const writingAt = ({ encoded }: Manuscript, span: Span) => encoded.find((one) => overlap(one, span))

/** The first push that the writer has not decided on; null when there is none left. */
export function nextPlace({ kept, changes }: Walk, { manuscript, review }: Reading): Place | null {
  const open = review.findings.filter((finding) => {
    const span = sourceSpan(manuscript, finding)
    return !kept.some((one) => one.ruleId === finding.ruleId && overlap(one, span))
  })
  const [finding] = open
  if (!finding) return null
  const decided = kept.length + changes.length
  const writing = writingAt(manuscript, sourceSpan(manuscript, finding))
  const sealed = writing !== undefined && writing.write === undefined
  return { finding, number: decided + 1, of: decided + open.length, sealed }
}

/** Goes on with these findings left as they are. */
export function keep(walk: Walk, { manuscript }: Reading, findings: readonly Finding[]): Walk {
  const more = findings.map((one) => ({ ...sourceSpan(manuscript, one), ruleId: one.ruleId }))
  return { ...walk, kept: [...walk.kept, ...more] }
}

/** Puts `words` in the place of `span` of the read text. Every other byte stays, and so does what was kept elsewhere. */
export function put(walk: Walk, { manuscript }: Reading, span: Span, words: string): Put {
  const there = placedEdit(manuscript, { ...span, text: words })
  const edit = { ...there, text: writingAt(manuscript, there)?.write?.(there.text) ?? there.text }
  const longer = edit.text.length - (edit.end - edit.start)
  const kept = walk.kept
    .filter((one) => !overlap(one, edit))
    .map((one) => (one.start < edit.end ? one : { ...one, start: one.start + longer, end: one.end + longer }))
  const change = { before: manuscript.text.slice(span.start, span.end), after: words }
  return {
    walk: { text: applyEdits(walk.text, [edit]), kept, changes: [...walk.changes, change] },
    span: { start: edit.start, end: edit.start + edit.text.length },
  }
}

/** The writer's words at a finding, with what ends their sentence: what they can type over. */
export function ownWords({ manuscript: { text } }: Reading, { start, end }: Span): Span {
  const mark = /^[.!?…]*/.exec(text.slice(end, end + LONGEST_MARK))?.[0] ?? ''
  return { start, end: end + mark.length }
}

/** What still pushes in the words that were put in, read anew. */
export function stillPushing({ span }: Put, { manuscript, review }: Reading): readonly Finding[] {
  return review.findings.filter((finding) => overlap(sourceSpan(manuscript, finding), span))
}
