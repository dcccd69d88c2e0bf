import { dictionaryOf, sortedLines } from '../sorted-lines.ts'
import { PATTERNS } from '../types.ts'

/**
 * What many labelled drafts taught about words: for each feature of a sentence, how much it speaks for or against each
 * of the six patterns. `npm run train` writes it from `fixtures/corpus`; it is a text that a person can read.
 */
export type Weights = string

/** Weights are kept as whole hundredths. */
const UNIT = 100

/** One line for the biases, then sorted lines of a feature and its six weights in the order of PATTERNS. */
export function writeWeights(
  biases: readonly number[],
  weights: Iterable<readonly [feature: string, weights: readonly number[]]>,
): Weights {
  const row = (values: readonly number[]) => values.map((value) => Math.round(value * UNIT)).join(' ')
  return `${row(biases)}\n${sortedLines([...weights].map(([feature, values]) => [feature, row(values)]))}\n`
}

/** Gives the log odds of each pattern for a sentence with these features. */
export function weigherOf(weights: Weights): (features: ReadonlySet<string>) => readonly number[] {
  const end = weights.indexOf('\n')
  const read = (line: string) => line.split(' ').map((value) => Number(value) / UNIT)
  const biases = read(weights.slice(0, Math.max(0, end)))
  const find = dictionaryOf(weights.slice(end + 1).trimEnd(), read)
  return (features) => {
    const sums = PATTERNS.map(() => 0)
    for (const feature of features) {
      const values = find(feature)
      if (!values) continue
      for (const [i, value] of values.entries()) sums[i] = (sums[i] ?? 0) + value
    }
    // A long sentence has more features, not more of a push.
    const norm = Math.sqrt(features.size + 1)
    return sums.map((sum, i) => (biases[i] ?? 0) + sum / norm)
  }
}
