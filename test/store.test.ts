import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf, hashOn, NOTHING } from '../src/core/store/hash.ts'
import { noHashes } from '../src/core/store/hashes.ts'
import { intsOf } from '../src/core/store/ints.ts'
import { type Table, tableOf, writeTable } from '../src/core/store/table.ts'
import { draftOf } from '../src/core/text/draft.ts'
import { BY_NAME, BY_NUMBER, featuresOf } from '../src/core/weigh/features.ts'
import { packWeights, weigherOf, writeWeights } from '../src/core/weigh/weights.ts'
import { engine } from './engine.ts'

/** The first number of the row kept for a word. */
const rowOf = (table: Table, word: string): number | undefined => table.find(hashOf(word))?.[0]

describe('what is kept by hash', () => {
  it('is found again, and nothing else is, both before and after the whole is read', () => {
    const words = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 300 })
    fc.assert(
      fc.property(words, words, (some, others) => {
        const written = writeTable(
          1,
          some.map((word, i) => [hashOf(word), [i]]),
        )
        const all = intsOf(written)
        for (const table of [tableOf(all), tableOf({ ...all, atHand: false })])
          for (let round = 0; round < 3; round++) {
            for (const [i, word] of some.entries()) expect(rowOf(table, word)).toBe(i)
            for (const word of others) if (!some.includes(word)) expect(rowOf(table, word)).toBeUndefined()
          }
      }),
      { numRuns: 40 },
    )
  })
  it('is found all at once, in order', () => {
    const words = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 300 })
    fc.assert(
      fc.property(words, words, fc.boolean(), (some, others, atHand) => {
        const written = writeTable(
          2,
          some.map((word, i) => [hashOf(word), [i, -i]]),
        )
        const table = tableOf({ ...intsOf(written), atHand })
        const hashes = noHashes()
        for (const word of [...others, ...some]) hashes.add(hashOf(word))
        const { rows, places } = table.findAll(hashes)
        // What is looked up later takes nothing from what was found.
        table.findAll(noHashes().add(hashOf('later')))
        for (const word of some) table.find(hashOf(word))
        const found = Array.from(places, (at) => some[rows[at] ?? -1])
        expect(found).toEqual([...new Set([...others, ...some])].filter((word) => some.includes(word)))
      }),
      { numRuns: 40 },
    )
  })
  it('stays as it was found, whatever is looked up after it', () => {
    const written = writeTable(
      1,
      Array.from({ length: 3000 }, (_, i) => [hashOf(`word ${i}`), [i]]),
    )
    const table = tableOf({ ...intsOf(written), atHand: false })
    const found = Array.from({ length: 3000 }, (_, i) => table.find(hashOf(`word ${i}`)))
    expect(found.map((row) => row?.[0])).toEqual(found.map((_row, i) => i))
  })
  it('has the same hash in pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(hashOn(hashOn(NOTHING, a), b)).toBe(hashOf(a + b))
      }),
    )
  })
})

describe('hashes, each once', () => {
  it('keep their order however many come, and again once wiped', () => {
    const hashes = noHashes()
    for (const many of [3, 5000, 20]) {
      hashes.wipe()
      const added = Array.from({ length: many }, (_, i) => hashOf(`word ${i}`))
      for (const hash of [...added, ...added]) hashes.add(hash)
      expect([...hashes.all.subarray(0, hashes.size)]).toEqual(added)
    }
  })
})

describe('the weight of words', () => {
  it('tells the same features by name and by number', () => {
    const text = 'You never listen to me. Tom said 3 times, and you never listen to me? I did.'
    const { own } = draftOf(text, engine.lexicon)
    for (const sentence of own.sentences.keys()) {
      const names = [...featuresOf(own, sentence, BY_NAME)]
      const { all, size } = featuresOf(own, sentence, BY_NUMBER)
      expect([...all.subarray(0, size)]).toEqual(names.map(hashOf))
    }
  })
  it('adds up, for any number of columns', () => {
    const weights = writeWeights(
      [-1, 0.5, 2],
      [
        ['you never', [1.5, -10.64, 0]],
        ['*you', [0.25, 0, 3]],
      ],
    )
    const weigh = weigherOf(intsOf(packWeights(weights)))
    const features = noHashes()
    for (const name of ['*you', 'you never', 'unknown', '*you']) features.add(hashOf(name))
    expect(Array.from(weigh(features))).toEqual([-0.125, -4.82, 3.5])
    expect(weigherOf(intsOf(packWeights('')))(noHashes())).toHaveLength(0)
  })
})
