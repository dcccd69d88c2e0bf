import type { Cue } from './keys.ts'

/** Gives the numbers that programs tell things by. */
export interface Numbers {
  word(word: string): number
  /** The cue of some words that lists begin with. */
  cue(cue: Cue): number
  /** A phrase list as a program of its own. */
  list(name: string): number
  /** The cue that a phrase list can start with; NO_CUE where it may start with any word, or hold none. */
  listCue(name: string): number
  tag(tag: string): number
  regex(source: string): number
  slot(name: string): number
}

/** The numbers of some words, from the lowest. */
export const wordNumbers = (words: ReadonlySet<string>, { word }: Numbers): number[] =>
  [...words].map(word).sort((a, b) => a - b)
