import { bisect } from '../bisect.ts'

/** A place in a text: offset in UTF-16 units from 0, line and column from 1. */
export interface Point {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** Turns offsets of `text` into points; the line starts are worked out once, when first asked for. CRLF, LF and CR end a line. */
export function pointsOf(text: string): (offset: number) => Point {
  let starts: readonly number[] | undefined
  return (offset) => {
    starts ??= startsOf(text)
    const line = bisect(starts.length, (i) => (starts?.[i] ?? 0) <= offset)
    return { offset, line, column: offset - (starts[line - 1] ?? 0) + 1 }
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length)
  return starts
}
