/** The place of `number` among the numbers `[from, to)` of `sorted`, which stand in order; -1 where it is not. */
export function placeIn(sorted: Uint16Array, number: number, from = 0, to = sorted.length): number {
  let low = from
  let high = to - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const there = sorted[middle] as number
    if (there === number) return middle
    if (there < number) low = middle + 1
    else high = middle - 1
  }
  return -1
}
