import type { Edge } from './node.ts'

/** Stands for no cue: any word will do. */
export const NO_CUE = 0xffff

/**
 * A match string as a row of numbers below 65,536: nothing is left to be read or put together when a draft is looked at.
 * Words, cues, phrase lists and so on are told by number. Places are counted from the start of the row.
 */
export type Program = Uint16Array

/** What a program does at a place; what follows each is named behind it. */
export const OP = {
  /** The end of a match, or of a phrase list that was called. */
  end: 0,
  /** word */
  word: 1,
  /** how many, words in order */
  words: 2,
  any: 3,
  /** A name. */
  name: 4,
  /** tag */
  tag: 5,
  /** expression */
  regex: 6,
  /** where it goes on; then what may not start here, up to `stop` */
  not: 7,
  /** whether ahead, whether wanted, where it goes on; then what is looked for, up to `stop` or `stopHere` */
  peek: 8,
  /** a jump table, see jump-table.ts; then the alternatives */
  alt: 9,
  /** least, most, whether as few as can be, where it goes on; then what repeats, up to `again` */
  repeat: 10,
  /** where the repeat begins */
  again: 11,
  /** Then what is captured, up to `close`. */
  open: 12,
  /** slot */
  close: 13,
  /** edge */
  edge: 14,
  /** phrase list, the cue it can start with */
  call: 15,
  stop: 16,
  /** Stops where the look behind began. */
  stopHere: 17,
  /** where it goes on */
  jump: 18,
} as const

export const EDGE_CODES: readonly Edge[] = ['^', '^^', '$', '$$', ',', '//', '$?']

/** Before the program itself: the cue it can start with. */
export const FIRST = 0
export const START = 1

/** What programs name by number. */
export interface Programs {
  list(number: number): Program
  tag(number: number): string
  regex(number: number): RegExp
  slot(number: number): string
}
