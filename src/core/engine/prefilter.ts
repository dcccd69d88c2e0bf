import { NO_CUE } from '../match/program.ts'
import type { Scan, WordOf } from '../match/words.ts'
import { MATCH, MOST_NEEDS } from './compile.ts'
import type { IndexedWord } from './vocabulary.ts'

/** A match string that may match in a sentence, by number: the sentence has a word for each cue that it needs. */
export interface Candidate {
  readonly match: number
  readonly sentence: number
}

/** The match strings that can match in a reading at all, by number, then by sentence. */
export type Prefilter = (scan: Scan<IndexedWord>) => readonly Candidate[]

/** Over how many sentence ends one match may go: no match string has more breaks. */
export const MOST_BREAKS = 3

/** Most stamps: then they begin anew. */
const LAST_STAMP = 2 ** 30

/**
 * `matches` are rows as in MATCH. Match strings are found by the words of their most telling cue, then asked whether the
 * words of the others were seen. Each sentence stamps what it sees; sentences are gone through from the last to the
 * first, so that the stamp of a cue tells in how many sentences from here it is seen next.
 */
export function prefilterOf(
  matches: Uint16Array,
  wordOf: WordOf<IndexedWord>,
  counts: { readonly cues: number; readonly words: number },
): Prefilter {
  const seen = new Int32Array(counts.cues)
  const wordSeen = new Int32Array(counts.words)
  const taken = new Int32Array(matches.length / MATCH.size)
  const everywhere = wordOf('')
  let stamp = 0

  function nextStamp(sentences: number): number {
    if (stamp + sentences > LAST_STAMP) {
      for (const stamps of [seen, wordSeen, taken]) stamps.fill(0)
      stamp = 0
    }
    const first = stamp + MOST_BREAKS + 1
    stamp = first + sentences
    return first
  }
  /** Whether a match string has all its other cues in sentences that were stamped `since` or later. */
  function possible(match: number, since: number): boolean {
    const row = match * MATCH.size
    for (let i = 0; i < MOST_NEEDS; i++) {
      const cue = matches[row + MATCH.needs + i] as number
      if (cue === NO_CUE) return true
      if ((seen[cue] as number) < since) return false
    }
    return true
  }

  return ({ reading: { sentences }, variants }) => {
    const found: Candidate[] = []
    const first = nextStamp(sentences.length)
    const acrossIn: number[][] = []
    for (let sentence = sentences.length - 1; sentence >= 0; sentence--) {
      const now = first + sentences.length - 1 - sentence
      const words: IndexedWord[] = everywhere ? [everywhere] : []
      const [from, to] = sentences[sentence] ?? [0, 0]
      for (let at = from; at < to; at++) {
        for (const word of variants[at] ?? []) {
          if (wordSeen[word.id] === now) continue
          wordSeen[word.id] = now
          words.push(word)
          const { marks } = word
          for (let i = 0; i < marks.length; i++) seen[marks[i] as number] = now
        }
      }
      const take = (match: number, since: number) => {
        if (taken[match] === now || !possible(match, since)) return
        taken[match] = now
        found.push({ match, sentence })
      }
      const across: number[] = []
      for (const word of words) {
        const { keys } = word
        for (let i = 0; i < keys.length; i++) take(keys[i] as number, now)
        for (const match of word.across) across.push(match)
      }
      acrossIn[sentence] = across
      for (let next = sentence; next <= sentence + MOST_BREAKS; next++)
        for (const match of acrossIn[next] ?? []) take(match, now - MOST_BREAKS)
    }
    return found.sort((a, b) => a.match - b.match || a.sentence - b.sentence)
  }
}
