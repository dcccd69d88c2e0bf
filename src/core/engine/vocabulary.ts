import type { Word, WordOf } from '../match/words.ts'
import { hashOf } from '../store/hash.ts'
import { type Ints, shortsOf } from '../store/ints.ts'
import type { Sections } from '../store/sections.ts'
import { tableOf } from '../store/table.ts'
import { type Section, WORD_ROW } from './layout.ts'

/** A word with the match strings that it makes possible. */
export interface IndexedWord extends Word {
  /** Those of its cues that some match string needs beside its most telling one. */
  readonly marks: Uint16Array
  /** The match strings whose most telling cue it stands for. */
  readonly keys: Uint16Array
  /** The same for match strings that may go on over the end of a sentence; first those that go over most. */
  readonly acrossMarks: Uint16Array
  readonly across: Uint16Array
}

/** Words that are remembered not to be known. */
const REMEMBERED = 20_000
/** UTF-16 units. A longer word is a slice that would keep the whole draft in memory (V8 copies shorter ones). */
const LONGEST_KNOWN = 12

/** The words of the rules, each read when it is first met. */
export function vocabularyOf({ words, wordRows }: Sections<Section>): WordOf<IndexedWord> {
  const table = tableOf(words)
  const met = new Map<string, IndexedWord | null>()
  return (written) => {
    const before = met.get(written)
    if (before !== undefined) return before
    const place = table.find(hashOf(written))
    const word = place && indexed(wordRows, place[0] as number, place[1] as number)
    if (written.length <= LONGEST_KNOWN && met.size < REMEMBERED) met.set(written, word)
    return word
  }
}

function indexed(rows: Ints, at: number, length: number): IndexedWord {
  const row = rows.read(at, length)
  let from = 0
  const list = (field: number) => {
    const count = row[field] as number
    const found = all.subarray(from, from + count)
    from += count
    return found
  }
  const all = shortsOf(row, WORD_ROW.lists, (length - WORD_ROW.lists) * 2)
  return {
    id: row[WORD_ROW.id] as number,
    cues: list(WORD_ROW.cues),
    marks: list(WORD_ROW.marks),
    keys: list(WORD_ROW.keys),
    acrossMarks: list(WORD_ROW.acrossMarks),
    across: list(WORD_ROW.across),
  }
}
