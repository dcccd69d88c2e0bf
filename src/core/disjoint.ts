import { bisect } from './bisect.ts'
import type { Span } from './types.ts'

/** Of spans that overlap, the one that comes first in `preferred`; in order of place. */
export function disjoint<T extends Span>(preferred: Iterable<T>): T[] {
  const kept: T[] = []
  for (const span of preferred) {
    const place = bisect(kept.length, (i) => (kept[i]?.end ?? 0) <= span.start)
    const next = kept[place]
    if (!next || next.start >= span.end) kept.splice(place, 0, span)
  }
  return kept
}
