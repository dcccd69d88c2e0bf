import { type Point, pointsOf } from '../core/text/point.ts'

const BYTE_ORDER_MARK = '\ufeff'

/**
 * Turns offsets of a file's text into the places that editors show. A byte order mark is no column, though it counts in
 * offsets.
 */
export function placesOf(text: string): (offset: number) => Point {
  const point = pointsOf(text)
  if (!text.startsWith(BYTE_ORDER_MARK)) return point
  return (offset) => {
    const { line, column } = point(offset)
    return { offset, line, column: line === 1 ? Math.max(1, column - 1) : column }
  }
}
