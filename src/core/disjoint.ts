import type { Span } from './types.ts'

/** Of spans that overlap, the one that comes first in `preferred`; in order of place. */
export function disjoint<T extends Span>(preferred: Iterable<T>): T[] {
  const kept: T[] = []
  for (const span of preferred) {
    let low = 0
    let high = kept.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((kept[middle]?.end ?? 0) <= span.start) low = middle + 1
      else high = middle
    }
    const next = kept[low]
    if (!next || next.start >= span.end) kept.splice(low, 0, span)
  }
  return kept
}
