import { ENDS, WIDTHS } from '../../core/weigh/network.ts'
import type { Chance } from './chance.ts'
import { DIMENSIONS, DROPPED, FILTERS, type Net, SAID, SEEN, SHAPE } from './net.ts'

/** A sentence as numbers of words. */
export interface Row {
  readonly words: Int32Array
  readonly end: number
  readonly labels: readonly boolean[]
}

/** What was seen in a sentence, and by what. */
export interface Sight {
  readonly words: Int32Array
  /** What each filter saw, after dropping; then 1 for the end. */
  readonly fits: Float32Array
  /** Where the best run of each filter starts. */
  readonly starts: Int16Array
  /** By how much each filter's share in the loss goes back to its run; 0 where it saw nothing or was dropped. */
  readonly kept: Float32Array
  readonly slopes: Float32Array
}

export const NO_SIGHT = sightOf(new Int32Array(), ENDS.indexOf('none'))

function sightOf(words: Int32Array, end: number): Sight {
  const fits = new Float32Array(SEEN)
  fits[FILTERS + end] = 1
  return {
    words,
    fits,
    starts: new Int16Array(FILTERS),
    kept: new Float32Array(FILTERS),
    slopes: new Float32Array(SEEN),
  }
}

/** What a word says to each filter in each place, worked out once a batch. */
export function sayingsOf({ learners: { words, places } }: Net): (word: number) => Float32Array {
  const known = new Map<number, Float32Array>()
  return (word) => {
    const before = known.get(word)
    if (before) return before
    const said = new Float32Array(SAID)
    const meaning = words.values.subarray(word * DIMENSIONS, (word + 1) * DIMENSIONS)
    for (let k = 0; k < SAID; k++) {
      const from = k * DIMENSIONS
      let sum = 0
      for (let d = 0; d < DIMENSIONS; d++) sum += (places.values[from + d] as number) * (meaning[d] as number)
      said[k] = sum
    }
    known.set(word, said)
    return said
  }
}

const sums = new Float32Array(SHAPE.filters)

/** What the filters see in a sentence, some words and filters dropped by chance. */
export function see(net: Net, row: Row, said: (word: number) => Float32Array, chance: Chance): Sight {
  const words = row.words.map((word) => (chance.is(DROPPED.words) ? 0 : word))
  const sight = sightOf(words, row.end)
  const { fits, starts, kept } = sight
  const { filters } = SHAPE
  const sayings = Array.from(words, said)
  let first = 0
  for (const [kind, width] of WIDTHS.entries()) {
    const from = kind * filters
    fits.fill(Number.NEGATIVE_INFINITY, from, from + filters)
    for (let start = 1 - width; start < sayings.length; start++) {
      sums.fill(0)
      for (let place = 0; place < width; place++) {
        const saying = sayings[start + place]
        if (!saying) continue
        const offset = (first + place) * filters
        for (let f = 0; f < filters; f++) sums[f] = (sums[f] as number) + (saying[offset + f] as number)
      }
      for (let f = 0; f < filters; f++) {
        if ((sums[f] as number) <= (fits[from + f] as number)) continue
        fits[from + f] = sums[f] as number
        starts[from + f] = start
      }
    }
    first += width
  }
  const scale = 1 / (1 - DROPPED.filters)
  for (let k = 0; k < FILTERS; k++) {
    const fit = (fits[k] as number) + (net.learners.biases.values[k] as number)
    kept[k] = fit > 0 && !chance.is(DROPPED.filters) ? scale : 0
    fits[k] = fit > 0 ? fit * (kept[k] as number) : 0
  }
  return sight
}

/** What the sights of a sentence learned, back to the filters and to the words of their best runs. */
export function backToWords({ learners: { words, places, biases } }: Net, sight: Sight): void {
  const { filters } = SHAPE
  let first = 0
  for (const [kind, width] of WIDTHS.entries()) {
    for (let f = 0; f < filters; f++) {
      const k = kind * filters + f
      const slope = (sight.slopes[k] as number) * (sight.kept[k] as number)
      if (slope === 0) continue
      biases.slopes[k] = (biases.slopes[k] as number) + slope
      for (let place = 0; place < width; place++) {
        const word = sight.words[(sight.starts[k] as number) + place]
        if (word === undefined) continue
        words.touch(word)
        const [here, there] = [((first + place) * filters + f) * DIMENSIONS, word * DIMENSIONS]
        for (let d = 0; d < DIMENSIONS; d++) {
          places.slopes[here + d] =
            (places.slopes[here + d] as number) + slope * (words.values[there + d] as number)
          words.slopes[there + d] =
            (words.slopes[there + d] as number) + slope * (places.values[here + d] as number)
        }
      }
    }
    first += width
  }
}
