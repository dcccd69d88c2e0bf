import { chanceFrom } from './chance.ts'

/** One sentence to learn from. */
export interface Row {
  readonly features: readonly string[]
  /** Whether each column is so here; null where nobody knows. */
  readonly labels: readonly (boolean | null)[]
  /** How much it counts; 1 unless given. */
  readonly weight?: number
}

export interface Model {
  readonly biases: readonly number[]
  /** For each feature that tells something, its weight in each column. */
  readonly weights: ReadonlyMap<string, readonly number[]>
  /** The log odds of each column. */
  odds(features: readonly string[]): readonly number[]
}

const PASSES = 25
const RATE = 0.5
const BIAS_RATE = 0.01
/** Pulls every weight a little towards nothing, so that only features that tell something keep one. */
const SHRINK = 0.0005
const DECAY = 2e-5
const START = -2
/** A feature seen less often may be chance; one whose weights are all smaller than this changes no result. */
const FEWEST = 4
const SMALLEST = 0.3

/** A long sentence has more features, not more of what is looked for. */
const scaleOf = (features: readonly string[]) => 1 / Math.sqrt(features.length + 1)

function featuresWorth(rows: readonly Row[]): string[] {
  const counts = new Map<string, number>()
  for (const { features } of rows)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  // Plain ASCII only, which Node reads fastest.
  return [...counts]
    .filter(([feature, count]) => count >= FEWEST && /^[ -~]+$/.test(feature))
    .map(([feature]) => feature)
}

interface Column {
  readonly bias: number
  readonly weights: Float64Array
}

function columnOf(rows: readonly Row[], known: readonly Int32Array[], size: number, column: number): Column {
  const weights = new Float64Array(size)
  const squares = new Float64Array(size).fill(1e-6)
  const told = chanceFrom(1)
    .shuffled(rows.length)
    .filter((at) => rows[at]?.labels[column] !== null)
  let bias = START
  for (let pass = 0; pass < PASSES; pass++) {
    for (const next of chanceFrom(pass + 1).shuffled(told.length)) {
      const at = told[next] as number
      const { features, labels, weight = 1 } = rows[at] as Row
      const row = known[at] as Int32Array
      const scale = scaleOf(features)
      let odds = bias
      for (const k of row) odds += (weights[k] as number) * scale
      const error = weight * ((labels[column] ? 1 : 0) - 1 / (1 + Math.exp(-odds)))
      for (const k of row) {
        const before = weights[k] as number
        const slope = error * scale - DECAY * before
        const square = (squares[k] as number) + slope * slope
        squares[k] = square
        const rate = RATE / Math.sqrt(square)
        const moved = before + rate * slope
        weights[k] = Math.sign(moved) * Math.max(0, Math.abs(moved) - rate * SHRINK)
      }
      bias += BIAS_RATE * error
    }
  }
  return { bias, weights }
}

/**
 * Logistic regression on sparse features with AdaGrad and soft thresholding (Duchi, Hazan & Singer 2011), each column
 * for itself. The same rows give the same model.
 */
export function regress(rows: readonly Row[], columns: number): Model {
  const names = featuresWorth(rows)
  const numbers = new Map(names.map((feature, number) => [feature, number]))
  const known = rows.map(({ features }) =>
    Int32Array.from(features.flatMap((feature) => numbers.get(feature) ?? [])),
  )
  const learned = Array.from({ length: columns }, (_, column) => columnOf(rows, known, names.length, column))
  const biases = learned.map(({ bias }) => bias)
  const weights = telling(
    names.map((name, k) => [name, learned.map((column) => column.weights[k] as number)]),
  )
  return modelOf(biases, weights)
}

const modelOf = (biases: Model['biases'], weights: Model['weights']): Model => ({
  biases,
  weights,
  odds(features) {
    const scale = scaleOf(features)
    const sums = [...biases]
    for (const feature of features)
      for (const [i, value] of (weights.get(feature) ?? []).entries())
        sums[i] = (sums[i] as number) + value * scale
    return sums
  },
})

/** The features whose weights change a result. */
const telling = (weights: readonly (readonly [feature: string, weights: readonly number[]])[]) =>
  new Map(weights.filter(([, values]) => values.some((value) => Math.abs(value) >= SMALLEST)))

/** The model whose odds are halfway between those of two models of the same columns. */
export function meanOf(a: Model, b: Model): Model {
  const halfway = (some: readonly number[] = [], others: readonly number[] = []) =>
    a.biases.map((_bias, i) => ((some[i] ?? 0) + (others[i] ?? 0)) / 2)
  const features = new Set([...a.weights.keys(), ...b.weights.keys()])
  return modelOf(
    halfway(a.biases, b.biases),
    telling([...features].map((one) => [one, halfway(a.weights.get(one), b.weights.get(one))])),
  )
}
