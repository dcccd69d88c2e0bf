import { NO_CUE } from '../match/instructions.ts'
import type { Scan, WordOf } from '../match/words.ts'
import { MATCH, MOST_NEEDS } from './layout.ts'
import { RULE_LISTS } from './lists.ts'
import type { IndexedWord } from './vocabulary.ts'

/** Numbers of match strings, for each of RULE_LISTS. */
export type Candidates = readonly (readonly number[])[]

/** Tells which match strings can match at all: those for which words stand there for each cue that they need. */
export interface Prefilter {
  /** Of those that stay within a sentence, the ones that can match in `sentence`. */
  within(scan: Scan<IndexedWord>, sentence: number): Candidates
  /** Tells for each sentence, from the last to the first, those that may go on over its end and can match from there on. */
  across(scan: Scan<IndexedWord>, tell: (sentence: number, candidates: Candidates) => void): void
}

const nobody = (): number[][] => RULE_LISTS.map(() => [])

/** Over how many sentence ends a match is followed. */
export const MOST_BREAKS = 3

/** Most stamps: then they begin anew. */
const LAST_STAMP = 2 ** 30

/**
 * `matches` are rows as in MATCH. Match strings are found by the words of their most telling cue, then asked whether words
 * of the others were seen. What is seen gets a stamp, of which later ones are larger, so that nothing is ever wiped.
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
  let last = 0

  /** The first of `count` new stamps, with as many free ones before it as a match can have breaks. */
  function stamps(count: number): number {
    if (last + count > LAST_STAMP) {
      for (const all of [seen, wordSeen, taken]) all.fill(0)
      last = 0
    }
    const first = last + MOST_BREAKS + 1
    last = first + count
    return first
  }
  /** The words of a sentence, each once, their marks stamped. */
  function wordsIn(
    { reading, variants }: Scan<IndexedWord>,
    sentence: number,
    stamp: number,
    marksOf: (word: IndexedWord) => Uint16Array,
  ): IndexedWord[] {
    const words: IndexedWord[] = everywhere ? [everywhere] : []
    const [from, to] = reading.sentences[sentence] ?? [0, 0]
    for (let at = from; at < to; at++) {
      const known = variants[at]
      if (!known) continue
      for (const word of known) {
        if (wordSeen[word.id] === stamp) continue
        wordSeen[word.id] = stamp
        words.push(word)
        const marks = marksOf(word)
        for (let i = 0; i < marks.length; i++) seen[marks[i] as number] = stamp
      }
    }
    return words
  }
  const reach = (number: number) =>
    Math.min(MOST_BREAKS, matches[number * MATCH.size + MATCH.breaks] as number)
  function put(number: number, stamp: number, found: number[][]): void {
    if (taken[number] === stamp) return
    taken[number] = stamp
    found[matches[number * MATCH.size + MATCH.list] as number]?.push(number)
  }
  /** Adds to `found`, each to those of its list, those of `numbers` whose cues are all seen in the sentence stamped `stamp`. */
  function takeWithin(numbers: Uint16Array, stamp: number, found: number[][]): void {
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i] as number
      if (possible(number, stamp)) put(number, stamp, found)
    }
  }
  /**
   * The same for those whose most telling cue is seen in the sentence `ahead` of the one stamped `stamp`,
   * that reach so far, have their other cues there and are not yet in it. Those that reach farther come first.
   */
  function takeAcross(numbers: Uint16Array, ahead: number, stamp: number, found: number[][]): void {
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i] as number
      const far = reach(number)
      if (far < ahead) return
      if (possible(number, stamp - far)) put(number, stamp, found)
    }
  }
  function possible(number: number, since: number): boolean {
    const needs = number * MATCH.size + MATCH.needs
    for (let at = needs; at < needs + MOST_NEEDS; at++) {
      const cue = matches[at] as number
      if (cue === NO_CUE) return true
      if ((seen[cue] as number) < since) return false
    }
    return true
  }

  return {
    within(scan, sentence) {
      const stamp = stamps(1)
      const found = nobody()
      for (const { keys } of wordsIn(scan, sentence, stamp, ({ marks }) => marks))
        takeWithin(keys, stamp, found)
      return found
    },
    across(scan, tell) {
      const count = scan.reading.sentences.length
      const first = stamps(count)
      /** The words of a sentence and of those that a match may go on to. */
      let reached: readonly IndexedWord[][] = []
      // From the last to the first, so that the stamp of a cue tells in how many sentences from here it is seen next.
      for (let sentence = count - 1; sentence >= 0; sentence--) {
        const stamp = first + count - 1 - sentence
        const words = wordsIn(scan, sentence, stamp, ({ acrossMarks }) => acrossMarks)
        reached = [words, ...reached.slice(0, MOST_BREAKS)]
        const here = nobody()
        for (let ahead = 0; ahead < reached.length; ahead++)
          for (const { across } of reached[ahead] ?? []) takeAcross(across, ahead, stamp, here)
        tell(sentence, here)
      }
    },
  }
}
