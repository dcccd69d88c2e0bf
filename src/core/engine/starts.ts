import { known } from '../known.ts'
import { FIRST, NO_CUE, type Program } from '../match/instructions.ts'
import { type Scan, stands, type Word } from '../match/words.ts'

/** The tokens of a sentence at which something that can start with a cue may match, in order. */
export type Starts = (cue: number, sentence: number) => readonly number[]

interface Sentence {
  /** Its words, each with the tokens that may be read as it. */
  readonly places: ReadonlyMap<Word, readonly number[]>
  readonly byCue: Map<number, readonly number[]>
}

/** Each cue of a sentence is worked out once, and from the words that differ: a long sentence says most words often. */
export function startsIn(scan: Scan): Starts {
  const sentences: Sentence[] = []
  const all: (readonly number[])[] = []
  return (cue, sentence) => {
    const [from, to] = scan.reading.sentences[sentence] ?? [0, 0]
    if (cue === NO_CUE) {
      all[sentence] ??= Array.from({ length: to - from }, (_, i) => from + i)
      return all[sentence]
    }
    sentences[sentence] ??= { places: placesIn(scan, from, to), byCue: new Map() }
    const { places, byCue } = sentences[sentence]
    return known(byCue, cue, () => placesOf(cue, places))
  }
}

function placesIn({ variants }: Scan, from: number, to: number): Map<Word, number[]> {
  const places = new Map<Word, number[]>()
  for (let at = from; at < to; at++) {
    const words = variants[at]
    if (!words) continue
    for (const word of words) {
      const before = places.get(word)
      if (before) before.push(at)
      else places.set(word, [at])
    }
  }
  return places
}

const NONE: readonly number[] = []

function placesOf(cue: number, words: ReadonlyMap<Word, readonly number[]>): readonly number[] {
  let found = NONE
  let many = 0
  for (const [word, places] of words) {
    if (!stands(word, cue)) continue
    found = many++ === 0 ? places : [...found, ...places]
  }
  // A token that may be read as two of the words is one place.
  return many < 2 ? found : [...new Set(found)].sort((a, b) => a - b)
}

/** Which of some programs can start with a word. */
export interface Starters {
  readonly programs: readonly Program[]
  readonly byWord: (word: Word) => readonly number[]
  /** Those that can start with any word. */
  readonly anywhere: readonly number[]
}

/** So few programs are asked faster than remembered. */
const FEW = 4

export function startersAmong(programs: readonly Program[]): Starters {
  const firsts = programs.map((program) => program[FIRST] as number)
  const met = new Map<number, readonly number[]>()
  const startingWith = (word: Word): readonly number[] => {
    const found: number[] = []
    for (let i = 0; i < firsts.length; i++) if (stands(word, firsts[i] as number)) found.push(i)
    return found.length === 0 ? NONE : found
  }
  return {
    programs,
    byWord: firsts.length <= FEW ? startingWith : (word) => known(met, word.id, () => startingWith(word)),
    anywhere: [...firsts.keys()].filter((i) => firsts[i] === NO_CUE),
  }
}
