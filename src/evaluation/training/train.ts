import type { Lexicon } from '../../core/text/lexicon.ts'
import { PATTERNS } from '../../core/types.ts'
import { inColumns } from '../../core/weigh/columns.ts'
import { type NetworkText, writeNetwork } from '../../core/weigh/network-file.ts'
import { type Weights, writeWeights } from '../../core/weigh/weights.ts'
import type { LabelledDraft } from '../corpus.ts'
import { learnDangers } from './dangers.ts'
import { learnNetwork } from './network.ts'
import { regress } from './regression.ts'
import { isSafe, pushPassage, pushRows } from './samples.ts'

/** Learns the weights of all columns from labelled drafts. Those with danger teach nothing of patterns: their pushes are not labelled. */
export function train(drafts: readonly LabelledDraft[], lexicon: Lexicon): Weights {
  const pushes = regress(
    drafts.filter(isSafe).flatMap((draft) => pushRows(draft, lexicon)),
    PATTERNS.length,
  )
  const dangers = learnDangers(drafts, lexicon)
  const features = new Set([...pushes.weights.keys(), ...dangers.weights.keys()])
  const none = (biases: readonly number[]) => biases.map(() => 0)
  return writeWeights(
    inColumns(pushes.biases, dangers.biases),
    [...features].map((feature) => [
      feature,
      inColumns(
        pushes.weights.get(feature) ?? none(pushes.biases),
        dangers.weights.get(feature) ?? none(dangers.biases),
      ),
    ]),
  )
}

/** Learns the network of the patterns from the same drafts. */
export const trainNetwork = (drafts: readonly LabelledDraft[], lexicon: Lexicon): NetworkText =>
  writeNetwork(
    learnNetwork(
      drafts.filter(isSafe).map((draft) => pushPassage(draft, lexicon)),
      PATTERNS.length,
    ),
  )
