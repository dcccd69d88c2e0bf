import { describe, expect, it } from 'vitest'
import { intsOf } from '../src/core/store/ints.ts'
import { draftOf } from '../src/core/text/draft.ts'
import { lexiconOf } from '../src/core/text/lexicon.ts'
import { PATTERNS } from '../src/core/types.ts'
import { ENDS, LONGEST, networkOf, PLACES, ROLES, seenIn, UNSEEN, WIDTHS } from '../src/core/weigh/network.ts'
import {
  type LearnedNetwork,
  packNetwork,
  wholeNetwork,
  writeNetwork,
} from '../src/core/weigh/network-file.ts'
import { chanceFrom } from '../src/evaluation/training/chance.ts'
import { learnNetwork, type Passage } from '../src/evaluation/training/network.ts'

const lexicon = lexiconOf({ spellings: {}, fillers: [], openers: [] }, () => false)
const read = (text: string) => draftOf(text, lexicon).own
const packed = (network: LearnedNetwork) => packNetwork(writeNetwork(network))

/** The odds of a sentence, worked out word for word as the shape says; each sentence is its end mark, then its words. */
function plainOdds(network: LearnedNetwork, sentences: readonly string[][], at: number): number[] {
  const { filters, hidden, dimensions } = network
  const seen = seenIn(network)
  const says = (word: string, place: number, filter: number) => {
    const meaning = network.words.get(word) ?? network.words.get(UNSEEN) ?? []
    const from = (place * filters + filter) * dimensions
    return Array.from(meaning).reduce(
      (sum, value, d) => sum + value * (network.places[from + d] as number),
      0,
    )
  }
  const fitsOf = (words: readonly string[] | undefined) => {
    if (!words) return [...Array(WIDTHS.length * filters).fill(0), 0, 0, 0, 1]
    const [end = '', ...said] = words
    const ends = ENDS.map((one) => Number(one === end))
    let first = 0
    const fits = WIDTHS.flatMap((width, kind) => {
      const before = first
      first += width
      return Array.from({ length: filters }, (_none, filter) => {
        const runs = Array.from({ length: said.length + width - 1 }, (_run, i) => {
          let sum = 0
          for (let place = 0; place < width; place++) {
            const word = said[i + 1 - width + place]
            if (word !== undefined) sum += says(word, before + place, filter)
          }
          return sum
        })
        return Math.max(0, Math.max(...runs) + (network.biases[kind * filters + filter] as number))
      })
    })
    return [...fits, ...ends]
  }
  const own = fitsOf(sentences[at])
  const units = Array.from({ length: hidden }, (_none, h) => {
    let sum = network.units[seen * ROLES.length * hidden + h] as number
    for (const [role, beside] of ROLES.entries())
      for (const [k, fit] of fitsOf(sentences[at + beside]).entries())
        sum += fit * (network.units[(k * ROLES.length + role) * hidden + h] as number)
    return Math.max(0, sum)
  })
  return PATTERNS.map((_pattern, c) =>
    [...units, ...own].reduce(
      (sum, value, row) => sum + value * (network.columns[row * PATTERNS.length + c] as number),
      network.columns[(hidden + seen) * PATTERNS.length + c] as number,
    ),
  )
}

function anyNetwork(seed: number): LearnedNetwork {
  const { normal } = chanceFrom(seed)
  const shape = { filters: 4, hidden: 3, dimensions: 5, told: PATTERNS.length }
  const some = (count: number) =>
    Float32Array.from({ length: count }, () => Math.round(normal() * 1000) / 1000)
  const seen = seenIn(shape)
  return {
    ...shape,
    words: new Map([UNSEEN, 'come', 'home', 'or', 'else'].map((word) => [word, some(5)])),
    places: some(PLACES * 4 * 5),
    biases: some(WIDTHS.length * 4),
    units: some((seen * ROLES.length + 1) * 3),
    columns: some((3 + seen + 1) * PATTERNS.length),
  }
}

describe('the network', () => {
  it('gives, packed in bytes, nearly the odds that its matrices give', () => {
    for (const seed of [1, 2, 3]) {
      const network = anyNetwork(seed)
      const long = Array.from({ length: LONGEST }, (_none, i) => (i % 3 === 0 ? 'come' : 'home'))
      const text = `Come home? Or else! ${long.join(' ')} or else. Fine.`
      const odds = networkOf(intsOf(packed(network)))?.(read(text))
      const words = [
        ['?', 'come', 'home'],
        ['!', 'or', 'else'],
        ['', ...long],
        ['', 'fine'],
      ]
      for (const at of words.keys())
        for (const [c, plain] of plainOdds(network, words, at).entries())
          expect(Math.abs((odds?.(at)[c] ?? Number.NaN) - plain)).toBeLessThan(0.6)
    }
  })

  it('is none where none was learned, and is cut out of what follows it', () => {
    expect(networkOf(intsOf(packNetwork('')))).toBeNull()
    const all = packed(anyNetwork(4))
    expect(wholeNetwork(intsOf(Int32Array.of(...all, 1, 2, 3)))).toEqual(all)
  })

  it('is refused where it is cut off, of other patterns or without a word for all others', () => {
    const text = writeNetwork(anyNetwork(5))
    const refused = /cut off or of other patterns; learn it anew/
    expect(() => packNetwork(text.slice(0, 200))).toThrow(refused)
    expect(() => packNetwork(writeNetwork({ ...anyNetwork(5), told: 5 }))).toThrow(refused)
    expect(() => packNetwork(text.replace(`${UNSEEN}\t`, 'seen\t'))).toThrow(refused)
  })

  it('learns what a sentence says together with the one before it', () => {
    const chance = chanceFrom(7)
    const words = ['red', 'green', 'blue', 'grey']
    const passages: Passage[] = Array.from({ length: 3000 }, () => {
      const said = [0, 1].map(() => words[Math.floor(chance.next() * words.length)] as string)
      const both = said.join(' ') === 'red blue' || said.join(' ') === 'blue red'
      return said.map((word, i) => ({ words: [word], end: '' as const, labels: [i === 1 && both] }))
    })
    const learned = learnNetwork(passages, 1)
    // The test's own columns: as many as PATTERNS, the first of which was learned.
    const columns = Float32Array.from({ length: learned.columns.length * PATTERNS.length }, (_none, i) =>
      i % PATTERNS.length === 0 ? (learned.columns[i / PATTERNS.length] as number) : 0,
    )
    const network = networkOf(intsOf(packed({ ...learned, columns, told: PATTERNS.length })))
    const odds = (text: string) => network?.(read(text))(1)[0] ?? Number.NaN
    expect(odds('Red. Blue.')).toBeGreaterThan(0)
    expect(odds('Blue. Red.')).toBeGreaterThan(0)
    expect(odds('Red. Red.')).toBeLessThan(0)
    expect(odds('Blue. Blue.')).toBeLessThan(0)
    expect(odds('Green. Blue.')).toBeLessThan(0)
  }, 60_000)
})
