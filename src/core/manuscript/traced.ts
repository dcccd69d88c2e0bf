import { bisect } from '../bisect.ts'
import type { Span } from '../types.ts'

/** A stretch of a read text and its place in the source; with equal lengths they match unit by unit. */
export interface Piece {
  /** Offset in the read text. */
  readonly at: number
  readonly length: number
  /** Place in the source. */
  readonly from: number
  readonly to: number
}

/** A text that knows where in the source each of its units stands. */
export interface Traced {
  readonly source: string
  readonly text: string
  /** In order, without a hole in `text`. */
  readonly pieces: readonly Piece[]
}

/** A text read just as it stands. */
export function verbatim(source: string, start = 0, end = source.length): Traced {
  const length = end - start
  const pieces = length > 0 ? [{ at: 0, length, from: start, to: end }] : []
  return { source, text: source.slice(start, end), pieces }
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  const after = bisect(pieces.length, (i) => (pieces[i]?.at ?? 0) <= offset)
  return pieces[Math.max(0, after - 1)]
}

/** Where in the source the unit of the text at `offset` begins; at the end of the text, where its last one ends. */
export function sourceStart(traced: Traced, offset: number): number {
  const piece = pieceAt(traced.pieces, offset)
  if (!piece) return 0
  if (offset >= piece.at + piece.length) return piece.to
  return piece.to - piece.from === piece.length ? piece.from + offset - piece.at : piece.from
}

/** The place in the source of `span` of the text. */
export function sourceSpan(traced: Traced, { start, end }: Span): Span {
  const from = sourceStart(traced, start)
  if (end <= start) return { start: from, end: from }
  const last = pieceAt(traced.pieces, end - 1)
  if (!last) return { start: from, end: from }
  const to = last.to - last.from === last.length ? last.from + end - last.at : last.to
  return { start: from, end: Math.max(from, to) }
}

/** The stretch of the text that was read from `span` of the source. */
export function readSpan({ pieces, text }: Traced, span: Span): Span {
  const first = pieces.find(({ to }) => to > span.start)
  const last = pieces.findLast(({ from }) => from < span.end)
  if (!first || !last) return { start: text.length, end: text.length }
  const matched = ({ from, to, length }: Piece) => to - from === length
  const start = first.at + (matched(first) ? Math.max(0, span.start - first.from) : 0)
  const end = last.at + (matched(last) ? Math.min(last.length, span.end - last.from) : last.length)
  return { start, end: Math.max(start, end) }
}
