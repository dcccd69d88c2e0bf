/** Rows of numbers below 65,536, each put in once: two bytes a number, where many arrays would take ten times that. */
export interface Rows {
  put(row: number, numbers: ArrayLike<number>): void
  /** Those of a row; it is not to be written to. */
  of(row: number): Uint16Array
}

const ROOM = 1024

export function noRows(count: number): Rows {
  const starts = new Int32Array(count)
  const ends = new Int32Array(count)
  let all = new Uint16Array(ROOM)
  let size = 0
  return {
    put(row, numbers) {
      const end = size + numbers.length
      if (end > all.length) {
        const before = all
        all = new Uint16Array(Math.max(end, 2 * before.length))
        all.set(before)
      }
      all.set(numbers, size)
      starts[row] = size
      ends[row] = end
      size = end
    },
    of: (row) => all.subarray(starts[row], ends[row]),
  }
}
