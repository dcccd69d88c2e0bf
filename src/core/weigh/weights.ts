import { hashOf } from '../store/hash.ts'
import type { Hashes } from '../store/hashes.ts'
import { type Ints, joined, partOf } from '../store/ints.ts'
import { tableOf, wholeTable, writeTable } from '../store/table.ts'
import type { Odds } from './columns.ts'

/**
 * What many labelled drafts taught about words: for each feature of a sentence, how much it speaks for or against each
 * of the COLUMNS. `npm run train` writes it from `fixtures/corpus`; it is a text that a person can
 * read: a line for the biases, then sorted lines of a feature and its weights, in hundredths.
 */
export type Weights = string

/** The log odds of each column for a sentence with these features, told by number. */
export type Weigher = (features: Hashes) => Odds

/** Weights are kept as whole hundredths. */
const UNIT = 100
const TAB = '\t'

export function writeWeights(
  biases: readonly number[],
  weights: Iterable<readonly [feature: string, weights: readonly number[]]>,
): Weights {
  const row = (values: readonly number[]) => values.map((value) => Math.round(value * UNIT)).join(' ')
  const sorted = [...weights].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `${[row(biases), ...sorted.map(([feature, values]) => feature + TAB + row(values))].join('\n')}\n`
}

/** Weights as they are looked up: how many columns there are, their biases, then a table of features. */
export function packWeights(weights: Weights): Int32Array {
  const [first = '', ...lines] = weights.trimEnd().split('\n')
  const numbers = (text: string) => text.split(' ').map(Number)
  const biases = weights === '' ? [] : numbers(first)
  const table = writeTable(
    Math.ceil(biases.length / 2),
    lines.map((line) => {
      const tab = line.indexOf(TAB)
      return [hashOf(line.slice(0, tab)), packed(numbers(line.slice(tab + 1)))]
    }),
  )
  return joined([Int32Array.of(biases.length, ...biases), table])
}

/** All of packed weights, of which `weights` may go on. */
export function wholeWeights(weights: Ints): Int32Array {
  const [columns = 0] = weights.read(0, 1)
  return joined([weights.read(0, 1 + columns), wholeTable(partOf(weights, 1 + columns))])
}

/** Two weights to an integer. */
function packed(values: readonly number[]): number[] {
  const pairs: number[] = []
  for (const [i, value] of values.entries()) {
    if (value !== (value << 16) >> 16) throw new Error('a weight is too large to be kept')
    if (i % 2 === 0) pairs.push(value & 0xffff)
    else pairs.push((pairs.pop() ?? 0) | (value << 16))
  }
  return pairs
}

export function weigherOf(weights: Ints): Weigher {
  const [columns = 0] = weights.read(0, 1)
  const biases = Float64Array.from(weights.read(1, columns), (bias) => bias / UNIT)
  if (columns === 0) return () => biases
  const table = tableOf(partOf(weights, 1 + columns))
  return (features) => {
    const { rows, places } = table.findAll(features)
    const odds = biases.slice()
    // A long sentence has more features, not more of a push.
    const norm = Math.sqrt(features.size + 1)
    for (let column = 0; column < columns; column += 2) {
      let [even, odd] = [0, 0]
      for (let i = 0; i < places.length; i++) {
        const pair = rows[(places[i] as number) + (column >> 1)] as number
        even += (pair << 16) >> 16
        odd += pair >> 16
      }
      odds[column] = (odds[column] as number) + even / UNIT / norm
      if (column + 1 < columns) odds[column + 1] = (odds[column + 1] as number) + odd / UNIT / norm
    }
    return odds
  }
}
