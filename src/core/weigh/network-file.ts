import { hashOf } from '../store/hash.ts'
import { type Ints, joined } from '../store/ints.ts'
import { writeTable } from '../store/table.ts'
import { PATTERNS } from '../types.ts'
import { HEAD, type NetworkShape, PLACES, ROLES, seenIn, UNITS, UNSEEN, WIDTHS } from './network.ts'

/**
 * A network as it is learned: every matrix row by row.
 * - `words` · what each word means, `dimensions` numbers each
 * - `places` · for each place of a word in the runs of WIDTHS and each filter there, one number a dimension
 * - `biases` · one a filter
 * - `units` · for each thing seen, role and hidden unit a number, then their biases
 * - `columns` · for each hidden unit, then each thing seen, one number for each of PATTERNS, then their biases
 */
export interface LearnedNetwork extends NetworkShape {
  readonly dimensions: number
  /** How many columns it tells of. */
  readonly told: number
  readonly words: ReadonlyMap<string, ArrayLike<number>>
  readonly places: ArrayLike<number>
  readonly biases: ArrayLike<number>
  readonly units: ArrayLike<number>
  readonly columns: ArrayLike<number>
}

/**
 * A network as `npm run train` writes it and git keeps it: a line for the shape, then lines of a name and its values in
 * thousandths, words last and sorted.
 */
export type NetworkText = string

const UNIT = 1000
const TAB = '\t'
const PARTS = ['places', 'biases', 'units', 'columns'] as const

export function writeNetwork(network: LearnedNetwork): NetworkText {
  const row = (values: ArrayLike<number>) => Array.from(values, (value) => Math.round(value * UNIT)).join(' ')
  const words = [...network.words].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `${[
    [network.dimensions, network.filters, network.hidden, network.told].join(' '),
    ...PARTS.map((part) => part + TAB + row(network[part])),
    ...words.map(([word, values]) => word + TAB + row(values)),
  ].join('\n')}\n`
}

/** Throws where it is no whole network of today's patterns. */
function readNetwork(text: NetworkText): LearnedNetwork {
  const [shape = '', ...lines] = text.trimEnd().split('\n')
  const [dimensions = 0, filters = 0, hidden = 0, told = 0] = shape.split(' ').map(Number)
  const rows = lines.map((line) => {
    const tab = line.indexOf(TAB)
    const values = line.slice(tab + 1).split(' ')
    return [line.slice(0, tab), Float32Array.from(values, (value) => Number(value) / UNIT)] as const
  })
  const words = new Map(rows.slice(PARTS.length))
  const part = (i: number, count: number) => {
    const [name, values] = rows[i] ?? []
    if (name !== PARTS[i] || values?.length !== count || values.some(Number.isNaN)) throw broken()
    return values
  }
  const seen = seenIn({ filters, hidden })
  const whole = [...words.values()].every((word) => word.length === dimensions)
  if (told !== PATTERNS.length || filters % INT !== 0 || !words.has(UNSEEN) || !whole) throw broken()
  return {
    dimensions,
    filters,
    hidden,
    told,
    places: part(0, PLACES * filters * dimensions),
    biases: part(1, WIDTHS.length * filters),
    units: part(2, (seen * ROLES.length + 1) * hidden),
    columns: part(3, (hidden + seen + 1) * told),
    words,
  }
}

const INT = 4
const broken = () =>
  new Error('rules/weighed/network.txt is cut off or of other patterns; learn it anew with "npm run train"')

/** The largest a byte holds. */
const BYTE = 127

/**
 * A network as it is run: what each word says to each filter in each place is worked out beforehand, in bytes. Nothing
 * where there is none.
 */
export function packNetwork(text: NetworkText): Int32Array {
  if (text === '') return Int32Array.of(HEAD.size, ...new Int32Array(HEAD.size - 1))
  const network = readNetwork(text)
  const { filters, hidden } = network
  const said = [...network.words.values()].map((word) => saidBy(network, word))
  const most = said.reduce((max, row) => row.reduce((a, b) => Math.max(a, Math.abs(b)), max), 0)
  const rows = said.map((row) => {
    const bytes = Int8Array.from(row, (value) => Math.round((value / most) * BYTE))
    return new Int32Array(bytes.buffer)
  })
  const words = writeTable(
    1,
    [...network.words.keys()].map((word, i) => [hashOf(word), [i]]),
  )
  const floats = (values: ArrayLike<number>) => new Int32Array(Float32Array.from(values).buffer)
  const parts = [words, joined(rows), floats(network.biases), floats(network.units), floats(network.columns)]
  let at: number = HEAD.size
  const starts = parts.map((part) => {
    at += part.length
    return at - part.length
  })
  const head = Int32Array.of(at, filters, hidden, Math.round((most / BYTE) * UNITS), ...starts)
  return joined([head, ...parts])
}

/** All of a packed network, of which `ints` may go on. */
export const wholeNetwork = (ints: Ints): Int32Array => ints.read(0, ints.read(0, 1)[HEAD.length] ?? 0)

/** What a word says to each filter in each place. */
function saidBy({ dimensions, filters, places }: LearnedNetwork, word: ArrayLike<number>): Float32Array {
  return Float32Array.from({ length: PLACES * filters }, (_none, k) => {
    let sum = 0
    for (let d = 0; d < dimensions; d++) sum += (places[k * dimensions + d] as number) * (word[d] as number)
    return sum
  })
}
