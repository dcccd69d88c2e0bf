import { known } from '../known.ts'
import type { Reading } from '../text/draft.ts'
import type { Token } from '../text/token.ts'
import type { CueIndex } from './index.ts'

/** Which match strings can match in a reading at all, and the tokens they may start at. */
export interface Prefilter {
  /** The rules' own match strings that can match, each with the tokens it may start at, in order. */
  startsIn(reading: Reading): ReadonlyMap<number, readonly number[]>
  /** The tokens at which any match string may start; none when it cannot match. For conditions, asked one by one. */
  startsOf(reading: Reading, number: number): readonly number[]
}

type Range = readonly [from: number, to: number]

const NONE: ReadonlySet<number> = new Set()

export function prefilterOf(index: CueIndex): Prefilter {
  const closures = new Map<string, ReadonlySet<number>>()
  const crossing = new Set(index.crossing)
  /** Cue -> the rules' match strings whose most telling cue it is. */
  const byCue = new Map<number, number[]>()
  const cueless: number[] = []
  for (const [number, [, key]] of index.matches.slice(0, index.mains).entries()) {
    if (key === undefined) cueless.push(number)
    else known(byCue, key, (): number[] => []).push(number)
  }
  /** For each cue, the number of the stretch of words last seen to have a word of it. */
  interface Marks {
    readonly seen: Int32Array
    stretch: number
  }
  const marksOf = (): Marks => ({ seen: new Int32Array(index.within.length), stretch: 0 })
  // One array serves all sentences, one all whole drafts.
  const inSentence = marksOf()
  const inDraft = marksOf()
  let drafted: Reading | undefined

  /** Every cue that a word stands for, also through the lists that hold its own. */
  function cuesOfWord(word: string): ReadonlySet<number> {
    if (!Object.hasOwn(index.words, word)) return NONE
    return known(closures, word, () => {
      const all = new Set<number>()
      const add = (cue: number) => {
        if (all.has(cue)) return
        all.add(cue)
        for (const outer of index.within[cue] ?? []) add(outer)
      }
      for (const cue of index.words[word] ?? []) add(cue)
      return all
    })
  }

  function stands(token: Token, cue: number): boolean {
    if (cuesOfWord(token.norm).has(cue)) return true
    if (token.fused !== undefined && cuesOfWord(token.fused).has(cue)) return true
    return token.also?.some((word) => cuesOfWord(word).has(cue)) ?? false
  }

  /** Marks the cues that tokens `[from, to)` have a word of, and tells each as it is first seen. */
  function mark(marks: Marks, { tokens }: Reading, [from, to]: Range, tell: (cue: number) => void): void {
    const stretch = ++marks.stretch
    const add = (word: string) => {
      for (const cue of cuesOfWord(word)) {
        if (marks.seen[cue] === stretch) continue
        marks.seen[cue] = stretch
        tell(cue)
      }
    }
    for (let at = from; at < to; at++) {
      const { norm, also, fused } = tokens[at] as Token
      add(norm)
      if (fused !== undefined) add(fused)
      if (also) for (const word of also) add(word)
    }
  }

  /** Where in `range` a match string may start, given that the range is marked. */
  function starts(marks: Marks, { tokens }: Reading, [from, to]: Range, number: number): readonly number[] {
    const [first = -1, ...keys] = index.matches[number] ?? []
    if (!keys.every((cue) => marks.seen[cue] === marks.stretch)) return []
    const found: number[] = []
    for (let at = from; at < to; at++) if (first < 0 || stands(tokens[at] as Token, first)) found.push(at)
    return found
  }

  const whole = (reading: Reading): Range => [0, reading.tokens.length]

  return {
    startsIn(reading) {
      const found = new Map<number, number[]>()
      const collect = (range: Range, wanted: (number: number) => boolean) => {
        const likely: number[] = cueless.filter(wanted)
        mark(inSentence, reading, range, (cue) => {
          for (const number of byCue.get(cue) ?? []) if (wanted(number)) likely.push(number)
        })
        for (const number of likely) {
          const at = starts(inSentence, reading, range, number)
          if (at.length > 0) known(found, number, (): number[] => []).push(...at)
        }
      }
      for (const sentence of reading.sentences) collect(sentence, (number) => !crossing.has(number))
      collect(whole(reading), (number) => crossing.has(number))
      return found
    },
    startsOf(reading, number) {
      if (drafted !== reading) mark(inDraft, reading, whole(reading), () => {})
      drafted = reading
      return starts(inDraft, reading, whole(reading), number)
    },
  }
}
