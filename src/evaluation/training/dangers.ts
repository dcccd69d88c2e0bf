import { draftOf } from '../../core/text/draft.ts'
import type { Lexicon } from '../../core/text/lexicon.ts'
import { DANGERS } from '../../core/types.ts'
import type { LabelledDraft } from '../corpus.ts'
import { type Model, type Row, regress } from './regression.ts'
import { dangersOf, featuresIn } from './samples.ts'

/** Labels say that a draft holds danger, not where: which sentences show it is worked out in rounds. */
const ROUNDS = 3
/** A sentence shows it where its odds are even, or this near to those of the one that shows it most. */
const EVEN = 0
const NEAR = 0.5
/** One with such odds says nothing of it. */
const SILENT = -1.5

interface Sample {
  readonly sentences: readonly (readonly string[])[]
  readonly dangers: readonly boolean[]
}

/** At first every sentence of a draft with danger is taken for a sign, the less the more there are. */
function firstRows({ sentences, dangers }: Sample): Row[] {
  const weight = dangers.includes(true) ? 1 / Math.sqrt(sentences.length) : 1
  return sentences.map((features) => ({ features, labels: dangers, weight }))
}

/** Then those that the last round's model finds telling, and the others where it is sure. */
function tellingRows({ sentences, dangers }: Sample, model: Model): Row[] {
  if (!dangers.includes(true)) return sentences.map((features) => ({ features, labels: dangers }))
  const odds = sentences.map((features) => model.odds(features))
  const most = DANGERS.map((_kind, k) => Math.max(...odds.map((one) => one[k] as number)))
  return sentences.map((features, i) => ({
    features,
    labels: dangers.map((held, k) => {
      if (!held) return null
      const here = odds[i]?.[k] as number
      if (here > EVEN || here >= (most[k] as number) - NEAR) return true
      return here < SILENT ? false : null
    }),
  }))
}

/** Learns from whole drafts how much a sentence speaks for each kind of danger, quoted words included (multiple-instance learning). */
export function learnDangers(drafts: readonly LabelledDraft[], lexicon: Lexicon): Model {
  const samples = drafts.map(
    (draft): Sample => ({
      sentences: featuresIn(draftOf(draft.text, lexicon).heard),
      dangers: dangersOf(draft),
    }),
  )
  let model = regress(samples.flatMap(firstRows), DANGERS.length)
  for (let round = 1; round < ROUNDS; round++)
    model = regress(
      samples.flatMap((sample) => tellingRows(sample, model)),
      DANGERS.length,
    )
  return model
}
