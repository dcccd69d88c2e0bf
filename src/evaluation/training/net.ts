import { type NetworkShape, PLACES, ROLES, seenIn, WIDTHS } from '../../core/weigh/network.ts'
import type { Chance } from './chance.ts'
import { type Learner, learner, learnerOfRows } from './learner.ts'

export const SHAPE: NetworkShape = { filters: 96, hidden: 64 }
export const DIMENSIONS = 100
/** Parts left out by chance while learning, so that nothing hangs on a single one: words, filters, hidden units. */
export const DROPPED = { words: 0.08, filters: 0.4, hidden: 0.3 }
const DECAY = 0.01
const START_ODDS = -3

export const FILTERS = WIDTHS.length * SHAPE.filters
export const SEEN = seenIn(SHAPE)
export const SAID = PLACES * SHAPE.filters
export const { hidden: HIDDEN } = SHAPE

/** A network while it learns. */
export interface Net {
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

export function startNetwork(words: number, columns: number, chance: Chance): Net {
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

/** What a network has learned, part by part. */
export const learned = ({ learners }: Net, vocabulary: readonly string[]) => {
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
