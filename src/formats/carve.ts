import { bisect } from '../core/bisect.ts'
import { type Piece, sourceSpan, sourceStart, type Traced } from '../core/manuscript/traced.ts'
import { BARRIER } from '../core/text/tokenize.ts'
import type { Span } from '../core/types.ts'

/**
 * A stretch to be read as something else: '' as if it weren't there, OPAQUE as one word that is not the writer's.
 * BLOCK sets apart what is around it and is never touched by an edit of its neighbours.
 */
export interface Carving extends Span {
  readonly as: string | typeof BLOCK
}
export const BLOCK = Symbol('block')
/** Zero-width: what follows is a paragraph of its own. */
export const PARAGRAPH = '\n\n'

/** Puts a traced text together, part by part, in the order of the source. */
export interface Transcript {
  /** Takes over `[start, end)` of `base`. */
  keep(base: Traced, start: number, end: number): void
  /** `text` for the place `[from, to)` of the source. */
  say(text: string, from: number, to: number): void
  block(from: number, to: number): void
  done(): Traced
}

export function transcriptOf(source: string): Transcript {
  const parts: string[] = []
  const pieces: Piece[] = []
  let at = 0
  function add(length: number, from: number, to: number): void {
    if (length === 0) return
    const last = pieces.at(-1)
    const runsOn = last && last.to === from && last.to - last.from === last.length && to - from === length
    if (runsOn) pieces[pieces.length - 1] = { ...last, length: last.length + length, to }
    else pieces.push({ at, length, from, to })
    at += length
  }
  const transcript: Transcript = {
    keep(base, start, end) {
      if (end <= start) return
      parts.push(base.text.slice(start, end))
      const first = bisect(base.pieces.length, (i) => endOf(base.pieces[i]) <= start)
      for (let i = first; i < base.pieces.length; i++) {
        const piece = base.pieces[i]
        if (!piece || piece.at >= end) break
        const from = Math.max(start, piece.at)
        const to = Math.min(end, piece.at + piece.length)
        const matched = piece.to - piece.from === piece.length
        if (matched) add(to - from, piece.from + from - piece.at, piece.from + to - piece.at)
        else add(to - from, piece.from, piece.to)
      }
    },
    say(text, from, to) {
      parts.push(text)
      add(text.length, from, to)
    },
    block(from, to) {
      transcript.say(PARAGRAPH, from, from)
      transcript.say(BARRIER, from, to)
      transcript.say(PARAGRAPH, to, to)
    },
    done: () => ({ source, text: parts.join(''), pieces }),
  }
  return transcript
}

/** Where a piece ends in the read text. */
const endOf = (piece: Piece | undefined) => (piece ? piece.at + piece.length : 0)

/** `base` with its carvings made; one that begins inside another is left out with it. */
export function carve(base: Traced, carvings: readonly Carving[]): Traced {
  if (carvings.length === 0) return base
  const transcript = transcriptOf(base.source)
  let done = 0
  for (const { start, end, as } of carvings.toSorted((a, b) => a.start - b.start || order(a, b))) {
    if (start < done) continue
    transcript.keep(base, done, start)
    const from = sourceStart(base, start)
    const { end: to } = sourceSpan(base, { start, end })
    if (as === BLOCK) transcript.block(from, to)
    else transcript.say(as, from, to)
    done = end
  }
  transcript.keep(base, done, base.text.length)
  return transcript.done()
}

/** Zero-width ones first, then the longest. */
function order(a: Span, b: Span): number {
  const length = ({ start, end }: Span) => (end === start ? Number.POSITIVE_INFINITY : end - start)
  return Math.sign(length(b) - length(a)) || 0
}

/** `keep` of `base`, with all that stands between them set apart. */
export function keepOnly(base: Traced, keep: readonly Span[]): Traced {
  const gaps: Carving[] = []
  let done = 0
  for (const { start, end } of keep) {
    if (start > done) gaps.push({ start: done, end: start, as: BLOCK })
    done = end
  }
  if (done < base.text.length) gaps.push({ start: done, end: base.text.length, as: BLOCK })
  return carve(base, gaps)
}
