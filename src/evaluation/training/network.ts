import {
  ENDS,
  LONGEST,
  type NetworkShape,
  PLACES,
  ROLES,
  seenIn,
  UNSEEN,
  WIDTHS,
} from '../../core/weigh/network.ts'
import type { LearnedNetwork } from '../../core/weigh/network-file.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type Learner, learner, learnerOfRows } from './learner.ts'

/** One sentence to learn from. */
interface Sentence {
  readonly words: readonly string[]
  readonly end: (typeof ENDS)[number]
  /** Whether each column is so here. */
  readonly labels: readonly boolean[]
}
/** The sentences of a draft, in their order. */
export type Passage = readonly Sentence[]

const SHAPE: NetworkShape = { filters: 96, hidden: 64 }
const DIMENSIONS = 100
/** Passes over all drafts, so many drafts at a time. */
const PASSES = 8
const BATCH = 64
const RATE = 2e-3
/** Batches over which the rate grows to that; then it falls along a half cosine. */
const WARM_UP = 300
const DECAY = 0.01
/** Parts left out by chance while learning, so that nothing hangs on a single one: words, filters, hidden units. */
const DROPPED = { words: 0.08, filters: 0.4, hidden: 0.3 }
/** A word seen less often stays unseen. */
const FEWEST = 3
const START_ODDS = -3

/** A sentence as numbers of words. */
interface Row {
  readonly words: Int32Array
  readonly end: number
  readonly labels: readonly boolean[]
}

/** Learns a network from passages. The same passages give the same network. */
export function learnNetwork(passages: readonly Passage[], columns: number): LearnedNetwork {
  const chance = chanceFrom(1)
  const vocabulary = vocabularyOf(passages)
  const numbers = new Map(vocabulary.map((word, number) => [word, number]))
  const drafts = passages.map((passage) => passage.map((sentence) => rowOf(sentence, numbers)))
  const net = startNetwork(vocabulary.length, columns, chance)
  const batches = Math.ceil(drafts.length / BATCH)
  let step = 0
  for (let pass = 0; pass < PASSES; pass++) {
    const order = chance.shuffled(drafts.length)
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = Array.from(order.subarray(from, from + BATCH), (at) => drafts[at] as Row[])
      learnFrom(net, batch, chance)
      step++
      const rate =
        RATE * Math.min(1, step / WARM_UP) * 0.5 * (1 + Math.cos((Math.PI * step) / (PASSES * batches)))
      for (const part of Object.values(net.learners)) part.learn(rate)
    }
  }
  return { ...learned(net, vocabulary), ...SHAPE, dimensions: DIMENSIONS, told: columns }
}

/** Plain ASCII only, which Node reads fastest. */
function vocabularyOf(passages: readonly Passage[]): string[] {
  const counts = new Map<string, number>()
  for (const passage of passages)
    for (const { words } of passage) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const often = [...counts].filter(([word, count]) => count >= FEWEST && /^[!-~]+$/.test(word))
  return [UNSEEN, ...often.map(([word]) => word)]
}

const rowOf = ({ words, end, labels }: Sentence, numbers: ReadonlyMap<string, number>): Row => ({
  words: Int32Array.from(words.slice(0, LONGEST), (word) => numbers.get(word) ?? 0),
  end: ENDS.indexOf(end),
  labels,
})

const FILTERS = WIDTHS.length * SHAPE.filters
const SEEN = seenIn(SHAPE)
const SAID = PLACES * SHAPE.filters
const { hidden: HIDDEN } = SHAPE

interface Net {
  readonly columns: number
  readonly learners: {
    readonly words: Learner
    readonly places: Learner
    readonly biases: Learner
    readonly units: Learner
    readonly unitBiases: Learner
    readonly outs: Learner
    readonly outBiases: Learner
  }
}

function startNetwork(words: number, columns: number, chance: Chance): Net {
  const net: Net = {
    columns,
    learners: {
      words: learnerOfRows(words, DIMENSIONS, () => 0.1 * chance.normal()),
      places: learner(SAID * DIMENSIONS, () => 0.05 * chance.normal(), DECAY),
      biases: learner(FILTERS),
      units: learner(SEEN * ROLES.length * HIDDEN, () => 0.05 * chance.normal(), DECAY),
      unitBiases: learner(HIDDEN),
      outs: learner((HIDDEN + SEEN) * columns, () => 0.05 * chance.normal(), DECAY),
      outBiases: learner(columns, () => START_ODDS),
    },
  }
  return net
}

const learned = ({ learners }: Net, vocabulary: readonly string[]) => {
  const joined = (a: Float32Array, b: Float32Array) => Float32Array.of(...a, ...b)
  return {
    words: new Map(
      vocabulary.map((word, i) => [
        word,
        learners.words.values.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS),
      ]),
    ),
    places: learners.places.values,
    biases: learners.biases.values,
    units: joined(learners.units.values, learners.unitBiases.values),
    columns: joined(learners.outs.values, learners.outBiases.values),
  }
}

/** What was seen in a sentence, and by what. */
interface Sight {
  readonly words: Int32Array
  /** What each filter saw, after dropping; then 1 for the end. */
  readonly fits: Float32Array
  /** Where the best run of each filter starts. */
  readonly starts: Int16Array
  /** By how much each filter's share in the loss goes back to its run; 0 where it saw nothing or was dropped. */
  readonly kept: Float32Array
  readonly slopes: Float32Array
}

const NO_SIGHT = sightOf(new Int32Array(), ENDS.indexOf('none'))

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

/** Adds to the slopes of all learners what a batch of drafts tells. */
function learnFrom(net: Net, batch: readonly (readonly Row[])[], chance: Chance): void {
  const said = sayingsOf(net)
  const sights = batch.map((rows) => rows.map((row) => see(net, row, said, chance)))
  const count = batch.reduce((sum, rows) => sum + rows.length, 0)
  for (const [i, rows] of batch.entries())
    for (const [at, { labels }] of rows.entries())
      weighSentence(net, sights[i] ?? [], at, labels, 1 / count, chance)
  for (const sight of sights.flat()) backToWords(net, sight)
}

/** What a word says to each filter in each place, worked out once a batch. */
function sayingsOf({ learners: { words, places } }: Net): (word: number) => Float32Array {
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

function see(net: Net, row: Row, said: (word: number) => Float32Array, chance: Chance): Sight {
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

/** The odds of one sentence and what its labels say to them, back to what was seen. */
function weighSentence(
  { columns, learners }: Net,
  sights: readonly Sight[],
  at: number,
  labels: readonly boolean[],
  weight: number,
  chance: Chance,
): void {
  const { units, unitBiases, outs, outBiases } = learners
  const roles = ROLES.map((beside) => sights[at + beside] ?? NO_SIGHT)
  const own = roles[0] as Sight
  const taken = unitBiases.values.slice()
  for (const [role, { fits }] of roles.entries()) {
    for (let k = 0; k < SEEN; k++) {
      const fit = fits[k] as number
      if (fit === 0) continue
      const from = (k * ROLES.length + role) * HIDDEN
      for (let h = 0; h < HIDDEN; h++)
        taken[h] = (taken[h] as number) + fit * (units.values[from + h] as number)
    }
  }
  const scale = 1 / (1 - DROPPED.hidden)
  const open = Float32Array.from(taken, (value) => (value > 0 && !chance.is(DROPPED.hidden) ? scale : 0))
  const back = new Float32Array(HIDDEN)
  for (let c = 0; c < columns; c++) {
    let odds = outBiases.values[c] as number
    for (let h = 0; h < HIDDEN; h++)
      odds += (taken[h] as number) * (open[h] as number) * (outs.values[h * columns + c] as number)
    for (let k = 0; k < SEEN; k++)
      odds += (own.fits[k] as number) * (outs.values[(HIDDEN + k) * columns + c] as number)
    const slope = weight * (1 / (1 + Math.exp(-odds)) - (labels[c] ? 1 : 0))
    outBiases.slopes[c] = (outBiases.slopes[c] as number) + slope
    for (let h = 0; h < HIDDEN; h++) {
      if (open[h] === 0) continue
      const there = h * columns + c
      outs.slopes[there] = (outs.slopes[there] as number) + slope * (taken[h] as number) * (open[h] as number)
      back[h] = (back[h] as number) + slope * (open[h] as number) * (outs.values[there] as number)
    }
    for (let k = 0; k < SEEN; k++) {
      const there = (HIDDEN + k) * columns + c
      outs.slopes[there] = (outs.slopes[there] as number) + slope * (own.fits[k] as number)
      own.slopes[k] = (own.slopes[k] as number) + slope * (outs.values[there] as number)
    }
  }
  for (let h = 0; h < HIDDEN; h++)
    unitBiases.slopes[h] = (unitBiases.slopes[h] as number) + (back[h] as number)
  for (const [role, { fits, slopes, kept }] of roles.entries()) {
    for (let k = 0; k < SEEN; k++) {
      const fit = fits[k] as number
      // A filter that was dropped, or saw nothing, neither speaks nor learns.
      if (fit === 0 && (kept[k] ?? 0) === 0) continue
      const from = (k * ROLES.length + role) * HIDDEN
      let slope = 0
      for (let h = 0; h < HIDDEN; h++) {
        units.slopes[from + h] = (units.slopes[from + h] as number) + (back[h] as number) * fit
        slope += (back[h] as number) * (units.values[from + h] as number)
      }
      slopes[k] = (slopes[k] as number) + slope
    }
  }
}

/** What the sights of a sentence learned, back to the filters and to the words of their best runs. */
function backToWords({ learners: { words, places, biases } }: Net, sight: Sight): void {
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
