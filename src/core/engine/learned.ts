import { sectionsOf } from '../store/sections.ts'
import { wholeNetwork } from '../weigh/network-file.ts'
import { wholeWeights } from '../weigh/weights.ts'
import { type Compiled, SECTIONS } from './layout.ts'

/** What was learned of words, packed. */
export interface Learned {
  readonly weights: Int32Array
  readonly network: Int32Array
}

/** What was learned of words, as compiled rules hold it. */
export function learnedIn({ ints }: Compiled): Learned {
  const { weights, network } = sectionsOf(SECTIONS, ints)
  return { weights: wholeWeights(weights), network: wholeNetwork(network) }
}
