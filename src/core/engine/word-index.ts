import { known } from '../known.ts'
import { joined, packShorts } from '../store/ints.ts'

/** What a match string needs before it is worth a try. */
export interface Needs {
  /** Its most telling cue; NO_CUE where it may match anywhere. */
  readonly key: number
  /** The other cues. */
  readonly others: readonly number[]
  /** Over how many sentence ends it may go. */
  readonly breaks: number
}

/** An inverted index: for the cues that a word stands for, the match strings that it makes possible. */
export interface WordIndex {
  /** The row of a word, as in WORD_ROW. */
  row(word: number, cues: readonly number[]): Int32Array
}

/** Of `needs` each has the place that is the number of its match string. */
export function wordIndexOf(needs: readonly Needs[]): WordIndex {
  const within = postings()
  const across = postings()
  for (const [number, { key, others, breaks }] of needs.entries()) {
    const side = breaks > 0 ? across : within
    known(side.byKey, key, () => []).push(number)
    for (const cue of others) side.marks.add(cue)
  }
  const breaksOf = (number: number) => needs[number]?.breaks ?? 0
  return {
    row(word, cues) {
      const marks = cues.filter((cue) => within.marks.has(cue))
      const keys = cues.flatMap((cue) => within.byKey.get(cue) ?? [])
      const acrossMarks = cues.filter((cue) => across.marks.has(cue))
      const farthestFirst = cues
        .flatMap((cue) => across.byKey.get(cue) ?? [])
        .sort((a, b) => breaksOf(b) - breaksOf(a))
      const lists = [cues, marks, keys, acrossMarks, farthestFirst]
      return joined([Int32Array.of(word, ...lists.map((list) => list.length)), packShorts(lists.flat())])
    },
  }
}

interface Postings {
  readonly byKey: Map<number, number[]>
  /** Cues that are needed beside a most telling one. */
  readonly marks: Set<number>
}

const postings = (): Postings => ({ byKey: new Map(), marks: new Set() })
