import { known } from '../known.ts'
import type { Cue, Keys } from '../match/keys.ts'

/** Cues by number; cues that share phrase lists share what those stand for. */
export interface CueNumbers {
  of(cue: Cue): number
  /** How many there are so far. */
  count(): number
  /** Every word that stands for some cue. */
  words(): Iterable<string>
  /** Every cue that a word stands for, also through the lists that hold it; in order. */
  standsFor(word: string): readonly number[]
}

export function cueNumbers(keys: Keys): CueNumbers {
  const ids = new Map<string, number>()
  const byWord = new Map<string, number[]>()
  /** For each cue those that name it as a list. */
  const holders: number[][] = []
  function add(cue: Cue): number {
    const id = holders.push([]) - 1
    for (const word of cue.words) known(byWord, word, (): number[] => []).push(id)
    for (const list of cue.lists) holders[ofList(list)]?.push(id)
    return id
  }
  const ofList = (list: string): number => known(ids, `list ${list}`, () => add(keys.list(list)))
  return {
    of(cue) {
      const [only, ...others] = cue.lists
      if (only && others.length === 0 && cue.words.size === 0) return ofList(only)
      const name = [...cue.words].sort().join(' ') + [...cue.lists].sort().join(' ')
      return known(ids, name, () => add(cue))
    },
    count: () => holders.length,
    words: () => byWord.keys(),
    standsFor: (word) => withHolders(byWord.get(word) ?? [], holders),
  }
}

/** `cues` and all that hold them, in order. */
function withHolders(cues: readonly number[], holders: readonly (readonly number[])[]): readonly number[] {
  const all = new Set<number>()
  const add = (cue: number) => {
    if (all.has(cue)) return
    all.add(cue)
    for (const holder of holders[cue] ?? []) add(holder)
  }
  for (const cue of cues) add(cue)
  return [...all].sort((a, b) => a - b)
}
