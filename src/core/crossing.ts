import { bisect } from './bisect.ts'
import { overlap, type Span } from './types.ts'

/**
 * Which of `spans` overlap a place, by index: the first of them and the one after the last. The spans stand in order and
 * none within another.
 */
export function rangeOver(spans: readonly Span[], place: Span): readonly [from: number, to: number] {
  const from = bisect(spans.length, (i) => (spans[i] as Span).end <= place.start)
  const to = bisect(spans.length, (i) => (spans[i] as Span).start < place.end)
  return [from, Math.max(from, to)]
}

/** All of `spans`, which stand as for `rangeOver`, that one of `places` overlaps, by index. */
export function indexesOver(spans: readonly Span[], places: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const place of places) {
    const [from, to] = rangeOver(spans, place)
    for (let i = from; i < to; i++) found.add(i)
  }
  return found
}

/** Gives those of some spans that overlap a place, in order of where they start; however they lie, few are looked at. */
export type Crossing<T extends Span> = (place: Span) => readonly T[]

export function crossing<T extends Span>(spans: readonly T[]): Crossing<T> {
  const ordered = spans.toSorted((a, b) => a.start - b.start)
  let most = Number.NEGATIVE_INFINITY
  /** How far each of them and those before it reach. */
  const reach = ordered.map(({ end }) => {
    most = Math.max(most, end)
    return most
  })
  return (place) => {
    const to = bisect(ordered.length, (i) => (ordered[i] as T).start < place.end)
    let from = to
    while (from > 0 && (reach[from - 1] as number) > place.start) from--
    return ordered.slice(from, to).filter((span) => overlap(span, place))
  }
}
