import { known } from '../known.ts'
import { NAME_WORD } from '../match/keys.ts'
import { dictionaryOf } from '../sorted-lines.ts'
import type { Reading } from '../text/draft.ts'
import type { Token } from '../text/token.ts'
import type { CueIndex } from './index.ts'

/** Which match strings can match in a reading at all, and the tokens they may start at. */
export interface Prefilter {
  /** The match strings that can match, by number, each with the tokens it may start at, in order. */
  startsIn(reading: Reading): ReadonlyMap<number, readonly number[]>
  /** Whether a phrase list can start with `token`; without one, whether it might match no words at all. */
  listStarts(list: string, token: Token | undefined): boolean
}

/** Over how many sentence ends one match may go: no match string has more breaks. */
export const MOST_BREAKS = 3

type Range = readonly [from: number, to: number]

/** Every cue that a word stands for, also through the lists that hold its own. */
interface CuesOfWord {
  readonly all: ReadonlySet<number>
  /** Those of them that some match string needs. */
  readonly needed: Int32Array
}

export function prefilterOf(index: CueIndex): Prefilter {
  const crossing = new Set(index.crossing)
  const neededCues = new Set(index.matches.flatMap(([, ...cues]) => cues))
  /** Match strings by their most telling cue: those that stay within a sentence, and those that may cross its end. */
  const within = filed((number) => !crossing.has(number))
  const across = filed((number) => crossing.has(number))
  // For each cue, the number of the stretch of words last seen to have a word of it; one array serves all stretches.
  const seen = new Int32Array(index.within.length)
  let stretch = 0

  interface Filed {
    readonly byCue: ReadonlyMap<number, readonly number[]>
    readonly cueless: readonly number[]
  }
  function filed(wanted: (number: number) => boolean): Filed {
    const byCue = new Map<number, number[]>()
    const cueless: number[] = []
    for (const [number, [, key]] of index.matches.entries()) {
      if (!wanted(number)) continue
      if (key === undefined) cueless.push(number)
      else known(byCue, key, (): number[] => []).push(number)
    }
    return { byCue, cueless }
  }

  const cuesOfWord = dictionaryOf(index.words, (value): CuesOfWord => {
    const all = new Set<number>()
    const add = (cue: number) => {
      if (all.has(cue)) return
      all.add(cue)
      for (const outer of index.within[cue] ?? []) add(outer)
    }
    for (const cue of value.split(' ')) add(Number(cue))
    return { all, needed: Int32Array.from(all).filter((cue) => neededCues.has(cue)) }
  })

  /** What each reading of a token stands for. */
  function cuesOf({ norm, also, fused, name }: Token): readonly CuesOfWord[] {
    const words = [
      norm,
      ...(name ? [NAME_WORD] : []),
      ...(fused === undefined ? [] : [fused]),
      ...(also ?? []),
    ]
    return words.flatMap((word) => cuesOfWord(word) ?? [])
  }
  const tokenCues = new WeakMap<Token, readonly CuesOfWord[]>()
  function cuesAt(token: Token): readonly CuesOfWord[] {
    const before = tokenCues.get(token)
    if (before) return before
    const cues = cuesOf(token)
    tokenCues.set(token, cues)
    return cues
  }
  function stands(cues: readonly CuesOfWord[], cue: number): boolean {
    for (const one of cues) if (one.all.has(cue)) return true
    return false
  }

  /** Adds to `found` the starts in `[from, to)` of the match strings that have all their cues in `[from, seenTo)`. */
  function collect(
    cues: readonly (readonly CuesOfWord[])[],
    [from, to]: Range,
    seenTo: number,
    strings: Filed,
    found: Map<number, number[]>,
  ): void {
    const likely = [...strings.cueless]
    stretch++
    for (let at = from; at < seenTo; at++) {
      for (const { needed } of cues[at] ?? []) {
        for (const cue of needed) {
          if (seen[cue] === stretch) continue
          seen[cue] = stretch
          const numbers = strings.byCue.get(cue)
          if (numbers) for (const number of numbers) likely.push(number)
        }
      }
    }
    for (const number of likely) {
      const needs = index.matches[number] ?? []
      let all = true
      for (let i = 2; i < needs.length && all; i++) all = seen[needs[i] ?? 0] === stretch
      if (!all) continue
      const first = needs[0] ?? -1
      for (let at = from; at < to; at++) {
        if (first < 0 || stands(cues[at] ?? [], first)) known(found, number, (): number[] => []).push(at)
      }
    }
  }

  return {
    startsIn({ tokens, sentences }) {
      const cues = tokens.map(cuesAt)
      const found = new Map<number, number[]>()
      for (const [i, sentence] of sentences.entries()) {
        collect(cues, sentence, sentence[1], within, found)
        collect(cues, sentence, sentences[i + MOST_BREAKS]?.[1] ?? tokens.length, across, found)
      }
      return found
    },
    listStarts(list, token) {
      const cue = index.lists[list]
      return cue === undefined || (token !== undefined && stands(cuesAt(token), cue))
    },
  }
}
