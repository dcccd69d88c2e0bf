import { known } from '../known.ts'
import type { HasTag, Match, Matcher } from '../match/matcher.ts'
import type { Reading } from '../text/draft.ts'
import type { CueIndex } from './index.ts'

/** Finds the matches of match strings in one reading; each string is searched once. */
export interface Search {
  readonly reading: Reading
  /** Every match of `source`, in order of place. */
  all(source: string): readonly Match[]
}

/** Which words of a reading are in which of the index's word sets, and where. */
function placesBySet(reading: Reading, index: CueIndex): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>()
  for (const [word, positions] of reading.positions) {
    for (const set of Object.hasOwn(index.sets, word) ? (index.sets[word] ?? []) : []) {
      const list = known(places, set, (): number[] => [])
      for (const at of positions) list.push(at)
    }
  }
  return places
}

export function searchOf(
  reading: Reading,
  index: CueIndex,
  matcherOf: (source: string) => Matcher,
  hasTag: HasTag,
): Search {
  const places = placesBySet(reading, index)
  const found = new Map<string, readonly Match[]>()
  // A first run assumes the best of every tag; only a match that asked for tags is run again with the tagger.
  let asked = false
  const assumed: HasTag = (_reading, _at, _tag, negated) => {
    asked = true
    return !negated
  }
  function matchAt(matcher: Matcher, at: number): Match | null {
    asked = false
    const likely = matcher(reading, at, assumed)
    return likely && asked ? matcher(reading, at, hasTag) : likely
  }
  function search(source: string): readonly Match[] {
    const cues = index.matches[source]
    if (!cues) throw new Error(`not indexed: ${source}`)
    if (!cues.keys.every((set) => places.has(set))) return []
    const starts =
      cues.first < 0
        ? reading.tokens.map((_token, i) => i)
        : [...new Set(places.get(cues.first) ?? [])].sort((a, b) => a - b)
    if (starts.length === 0) return []
    const matcher = matcherOf(source)
    return starts
      .map((at) => matchAt(matcher, at))
      .filter((match) => match !== null && match.to > match.from) as Match[]
  }
  return {
    reading,
    all: (source) => known(found, source, () => search(source)),
  }
}
