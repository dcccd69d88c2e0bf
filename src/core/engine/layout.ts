import type { Ints } from '../store/ints.ts'

/** Match strings of a rule set as engines run them, with the index that tells which can match. */
export interface Compiled {
  /** SECTIONS, one behind the other. */
  readonly ints: Ints
  /** What programs name by number. */
  readonly names: Readonly<Record<'tags' | 'regexes' | 'slots', readonly string[]>>
}

/** What engines look up, in the order in which it is written. */
export const SECTIONS = [
  /** How many match strings, programs and cues there are, and how many rows in `wordRows`. */
  'counts',
  /** Word -> where its row begins in `wordRows`, and how long it is. */
  'words',
  'wordRows',
  /** For each match string, numbers as in MATCH. */
  'matches',
  /** Where each program begins in `programs`, and the last ends. */
  'programStarts',
  /** Those of the match strings by number, then those of phrase lists and of all other sources. */
  'programs',
  /** Source -> the number of its program. */
  'sources',
  /** First names. */
  'names',
  /** See core/weigh. */
  'weights',
  'network',
] as const
export type Section = (typeof SECTIONS)[number]

/** A row of `wordRows`: so many numbers, then packed lists. */
export const WORD_ROW = { id: 0, cues: 1, marks: 2, keys: 3, acrossMarks: 4, across: 5, lists: 6 } as const

/**
 * A match string: the cue it can start with, up to MOST_NEEDS more cues it needs, the place of its list in RULE_LISTS and
 * of its rule there, over how many sentence ends it may go; packed.
 */
export const MATCH = { first: 0, needs: 1, list: 4, rule: 5, breaks: 6, size: 7 } as const
export const MOST_NEEDS = 3
