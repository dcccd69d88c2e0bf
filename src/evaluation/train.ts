import { draftOf } from '../core/text/draft.ts'
import type { Lexicon } from '../core/text/lexicon.ts'
import { PATTERNS } from '../core/types.ts'
import { BY_NAME, featuresOf } from '../core/weigh/features.ts'
import { type Weights, writeWeights } from '../core/weigh/weights.ts'
import type { LabelledDraft } from './corpus.ts'

/** A sentence with its features by number, and which patterns its label names. */
interface Sample {
  readonly features: readonly string[]
  readonly labels: readonly boolean[]
}

/** A sentence carries a labelled push when they share this part of the shorter of both. */
const SHARED = 0.5
const PASSES = 25
const RATE = 0.5
/** Pulls every weight a little towards nothing, so that only features that tell something keep one. */
const SHRINK = 0.0005
const DECAY = 2e-5
const START = -2
/** A feature seen once may be chance; one whose weights are all smaller than this changes no result. */
const FEWEST = 2
const SMALLEST = 0.1

function samplesOf(drafts: readonly LabelledDraft[], lexicon: Lexicon): Sample[] {
  return drafts.flatMap((draft) => {
    const { own } = draftOf(draft.text, lexicon)
    const spans = draft.spans.map(({ quote, pattern }) => {
      const start = draft.text.indexOf(quote)
      return { pattern: pattern.replaceAll('_', '-'), start, end: start + quote.length }
    })
    return own.sentences.map(([from, to], sentence) => {
      const start = own.tokens[from]?.start ?? 0
      const end = own.tokens[to - 1]?.end ?? start
      const carries = (span: { start: number; end: number }) =>
        Math.min(span.end, end) - Math.max(span.start, start) >
        SHARED * Math.min(span.end - span.start, end - start)
      const labels = PATTERNS.map((pattern) =>
        spans.some((span) => span.pattern === pattern && carries(span)),
      )
      return { features: [...featuresOf(own, sentence, BY_NAME)], labels }
    })
  })
}

/** Numbers in an order that looks like chance and is the same each time. */
function shuffled(count: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  let state = seed
  for (let i = count - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const j = state % (i + 1)
    const other = order[j] ?? 0
    order[j] = order[i] ?? 0
    order[i] = other
  }
  return order
}

/**
 * Logistic regression on sparse features with AdaGrad and soft thresholding (Duchi, Hazan & Singer 2011), one pattern
 * against the rest. The same drafts give the same weights.
 */
export function train(drafts: readonly LabelledDraft[], lexicon: Lexicon): Weights {
  const samples = samplesOf(drafts, lexicon)
  const counts = new Map<string, number>()
  for (const { features } of samples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  // Plain ASCII only, which Node reads fastest.
  const names = [...counts]
    .filter(([feature, count]) => count >= FEWEST && /^[ -~]+$/.test(feature))
    .map(([feature]) => feature)
  const numbers = new Map(names.map((feature, number) => [feature, number]))
  const rows = samples.map(({ features }) =>
    Int32Array.from(features.flatMap((feature) => numbers.get(feature) ?? [])),
  )
  const biases: number[] = []
  const columns = PATTERNS.map((_pattern, p) => {
    const weights = new Float64Array(names.length)
    const squares = new Float64Array(names.length).fill(1e-6)
    let bias = START
    for (let pass = 0; pass < PASSES; pass++) {
      for (const at of shuffled(rows.length, pass + 1)) {
        const row = rows[at] ?? new Int32Array()
        const norm = 1 / Math.sqrt((samples[at]?.features.length ?? 0) + 1)
        let odds = bias
        for (const k of row) odds += (weights[k] ?? 0) * norm
        const error = (samples[at]?.labels[p] ? 1 : 0) - 1 / (1 + Math.exp(-odds))
        for (const k of row) {
          const slope = error * norm - DECAY * (weights[k] ?? 0)
          const square = (squares[k] ?? 0) + slope * slope
          squares[k] = square
          const rate = RATE / Math.sqrt(square)
          const moved = (weights[k] ?? 0) + rate * slope
          weights[k] = Math.sign(moved) * Math.max(0, Math.abs(moved) - rate * SHRINK)
        }
        bias += 0.01 * error
      }
    }
    biases.push(bias)
    return weights
  })
  const entries = names
    .map((name, k): [string, number[]] => [name, columns.map((column) => column[k] ?? 0)])
    .filter(([, values]) => values.some((value) => Math.abs(value) >= SMALLEST))
  return writeWeights(biases, entries)
}
