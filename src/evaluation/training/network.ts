import { ENDS, LONGEST, UNSEEN } from '../../core/weigh/network.ts'
import type { LearnedNetwork } from '../../core/weigh/network-file.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { DIMENSIONS, learned, type Net, SHAPE, startNetwork } from './net.ts'
import { weighSentence } from './odds.ts'
import { backToWords, type Row, sayingsOf, see } from './sights.ts'

/** One sentence to learn from. */
interface Sentence {
  readonly words: readonly string[]
  readonly end: (typeof ENDS)[number]
  /** Whether each column is so here. */
  readonly labels: readonly boolean[]
}
/** The sentences of a draft, in their order. */
export type Passage = readonly Sentence[]

/** Passes over all drafts, so many drafts at a time. */
const PASSES = 8
const BATCH = 64
const RATE = 2e-3
/** Batches over which the rate grows to that; then it falls along a half cosine. */
const WARM_UP = 300
/** A word seen less often stays unseen. */
const FEWEST = 3

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
