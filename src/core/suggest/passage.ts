import { bisect } from '../bisect.ts'
import { BARRIER } from '../text/tokenize.ts'
import type { Span } from '../types.ts'

/** Gives the stretch around a place that nothing parts: what overlaps it is of one passage with the place. */
export type Passages = (place: Span) => Span

/** Parted by empty lines and by somebody else's words. */
export const paragraphsOf = (text: string): Passages =>
  passagesOf(text, new RegExp(`\n(?=([ \t]*\r?\n))|${BARRIER}`, 'g'))

/** Parted by somebody else's words alone. */
export const handsOf = (text: string): Passages => passagesOf(text, new RegExp(BARRIER, 'g'))

/** `parting` matches the first character of what parts, and captures the rest of it. */
function passagesOf(text: string, parting: RegExp): Passages {
  const parts = Array.from(text.matchAll(parting), ({ index, 1: rest = '' }) => ({
    start: index,
    end: index + 1 + rest.length,
  }))
  return (place) => {
    const before = bisect(parts.length, (i) => (parts[i] as Span).end <= place.start)
    const after = bisect(parts.length, (i) => (parts[i] as Span).start < place.end)
    // What parts must stand whole between two places, so a place may reach into it.
    return {
      start: parts[before - 1]?.start ?? Number.NEGATIVE_INFINITY,
      end: parts[after]?.end ?? Number.POSITIVE_INFINITY,
    }
  }
}
