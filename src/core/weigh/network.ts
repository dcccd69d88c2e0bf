import { known } from '../known.ts'
import { hashOf } from '../store/hash.ts'
import { type Ints, partOf } from '../store/ints.ts'
import { tableOf } from '../store/table.ts'
import type { Reading } from '../text/draft.ts'
import { PATTERNS } from '../types.ts'
import type { PatternOdds } from './columns.ts'
import { endMark, wordsOf } from './features.ts'

/**
 * A small convolutional network over the words of a sentence and of the two beside it (Kim 2014). Filters look at runs
 * of one to three words and keep how well their best place fits; what they see in a sentence together with what they see
 * before and after it is more than single features tell.
 */
export interface NetworkShape {
  /** Filters for runs of each width. */
  readonly filters: number
  readonly hidden: number
}

/** How many words the runs have. */
export const WIDTHS = [1, 2, 3] as const
/** Places of words in all those runs: 1 + 2 + 3. */
export const PLACES = WIDTHS.reduce((sum: number, width) => sum + width, 0)
/** How a sentence ends; the last stands for one that is not there. */
export const ENDS = ['', '?', '!', 'none'] as const
/** What a hidden unit looks at: the sentence, the one before, the one after. */
export const ROLES = [0, -1, 1] as const

/** Longer sentences are cut, here and while learning: a run-on of hundreds of words would outweigh all others. */
export const LONGEST = 48

/** What is seen in a sentence: the best fit of each filter, then 1 for how it ends. */
export const seenIn = ({ filters }: NetworkShape): number => WIDTHS.length * filters + ENDS.length

/** The log odds of each of PATTERNS for a sentence of a reading; null where the rules have no network. */
export type Network = (reading: Reading) => (sentence: number) => PatternOdds

/** The first integers of a packed network: how long it is, its shape, what a byte stands for, where each part begins. */
export const HEAD = {
  length: 0,
  filters: 1,
  hidden: 2,
  unit: 3,
  words: 4,
  rows: 5,
  biases: 6,
  units: 7,
  columns: 8,
  size: 9,
} as const
/** `HEAD.unit` is told in these parts of one. */
export const UNITS = 1e6
const INT = 4

const floatsOf = (ints: Int32Array) => new Float32Array(ints.buffer, ints.byteOffset, ints.length)

/** The words that stand for those the network never saw. */
export const UNSEEN = '#unseen'

export function networkOf(ints: Ints): Network | null {
  const { filters, hidden, ...head } = headOf(ints)
  if (filters === 0) return null
  const seen = seenIn({ filters, hidden })
  const all = WIDTHS.length * filters
  const floats = (place: 'biases' | 'units' | 'columns', count: number) =>
    once(() => floatsOf(ints.read(head[place], count)))
  // Read when a sentence first asks: most drafts never do.
  const biases = floats('biases', all)
  const units = floats('units', (seen * ROLES.length + 1) * hidden)
  const columns = floats('columns', (hidden + seen + 1) * PATTERNS.length)
  const rowOf = rowsOf(ints, head, (PLACES * filters) / INT)
  const sums = new Int32Array(filters)
  const best = new Int32Array(filters)

  function see(reading: Reading, sentence: number): Float32Array {
    const fits = new Float32Array(seen)
    if (sentence < 0 || sentence >= reading.sentences.length) {
      fits[all + ENDS.indexOf('none')] = 1
      return fits
    }
    const said = wordsOf(reading, sentence).slice(0, LONGEST).map(rowOf)
    let [kind, first] = [0, 0]
    for (const width of WIDTHS) {
      best.fill(LEAST)
      for (let start = 1 - width; start < said.length; start++) {
        sums.fill(0)
        for (let place = 0; place < width; place++) {
          const row = said[start + place]
          if (row) addSaid(sums, row, (first + place) * filters)
        }
        keepMost(best, sums)
      }
      putFits(fits, kind * filters, best, head.unit, biases())
      kind++
      first += width
    }
    fits[all + ENDS.indexOf(endMark(reading, sentence))] = 1
    return fits
  }

  return (reading) => {
    const sights: Float32Array[] = []
    const seenAt = (sentence: number) => {
      sights[sentence + 1] ??= see(reading, sentence)
      return sights[sentence + 1] as Float32Array
    }
    return (sentence) => {
      const taken = units().slice(seen * ROLES.length * hidden)
      for (let role = 0; role < ROLES.length; role++) {
        const fits = seenAt(sentence + (ROLES[role] as number))
        for (let k = 0; k < seen; k++) addTimes(taken, fits[k] as number, units(), k * ROLES.length + role)
      }
      const odds = Float64Array.from(columns().subarray((hidden + seen) * PATTERNS.length))
      for (let h = 0; h < hidden; h++) addSpoken(odds, taken[h] as number, columns(), h)
      const fits = seenAt(sentence)
      for (let k = 0; k < seen; k++) addSpoken(odds, fits[k] as number, columns(), hidden + k)
      return odds
    }
  }
}

// Loops that run thousands of times a sentence, each a function of its own: they are optimised soon, and what calls them need not be.

/** Less than any sum of bytes. */
const LEAST = -(2 ** 31)

/** Adds what a word says, from `at` on, to the sum of each filter. */
function addSaid(sums: Int32Array, row: Int8Array, at: number): void {
  for (let f = 0; f < sums.length; f++) sums[f] = (sums[f] as number) + (row[at + f] as number)
}

function keepMost(best: Int32Array, sums: Int32Array): void {
  for (let f = 0; f < best.length; f++)
    if ((sums[f] as number) > (best[f] as number)) best[f] = sums[f] as number
}

/** Puts how well the best place of each filter fits where it is seen, from `at` on. */
function putFits(fits: Float32Array, at: number, best: Int32Array, unit: number, biases: Float32Array): void {
  for (let f = 0; f < best.length; f++)
    fits[at + f] = Math.max(0, (best[f] as number) * unit + (biases[at + f] as number))
}

/** Adds `fit` times a row of `units` to what each hidden unit takes. */
function addTimes(taken: Float32Array, fit: number, units: Float32Array, row: number): void {
  if (fit === 0) return
  const from = row * taken.length
  for (let h = 0; h < taken.length; h++) taken[h] = (taken[h] as number) + fit * (units[from + h] as number)
}

/** Adds `value` times a row of `columns` to the odds, where it is anything. */
function addSpoken(odds: Float64Array, value: number, columns: Float32Array, row: number): void {
  if (value <= 0) return
  const from = row * odds.length
  for (let c = 0; c < odds.length; c++) odds[c] = (odds[c] as number) + value * (columns[from + c] as number)
}

function headOf(ints: Ints) {
  const head = ints.read(0, HEAD.size)
  const at = (place: keyof typeof HEAD) => head[HEAD[place]] ?? 0
  return {
    filters: at('filters'),
    hidden: at('hidden'),
    unit: at('unit') / UNITS,
    words: at('words'),
    rows: at('rows'),
    biases: at('biases'),
    units: at('units'),
    columns: at('columns'),
  }
}

/** Gives the row of a word, of `width` integers: what it says to each filter in each place, in bytes. */
function rowsOf(ints: Ints, head: { readonly words: number; readonly rows: number }, width: number) {
  const words = tableOf(partOf(ints, head.words))
  const rows = new Map<string, Int8Array>()
  const read = (word: string): Int8Array | null => {
    const place = words.find(hashOf(word))
    if (!place) return null
    const row = ints.read(head.rows + (place[0] as number) * width, width)
    return new Int8Array(row.buffer, row.byteOffset, width * INT)
  }
  const unseen = once(() => read(UNSEEN) ?? new Int8Array(width * INT))
  return (word: string): Int8Array => known(rows, word, () => read(word) ?? unseen())
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
