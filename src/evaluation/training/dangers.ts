import { draftOf } from '../../core/text/draft.ts'
import type { Lexicon } from '../../core/text/lexicon.ts'
import { DANGERS } from '../../core/types.ts'
import type { LabelledDraft } from '../corpus.ts'
import { type Model, type Row, regress } from './regression.ts'
import { dangersOf, featuresIn } from './samples.ts'

/** Labels say that a draft holds danger, not where: how much each sentence answers for it is worked out in rounds. */
const ROUNDS = 4

interface Sample {
  readonly sentences: readonly (readonly string[])[]
  readonly dangers: readonly boolean[]
}

/** At first every sentence of a draft with danger is taken for a sign, the less the more there are. */
function firstRows({ sentences, dangers }: Sample): Row[] {
  const weight = dangers.includes(true) ? 1 / Math.sqrt(sentences.length) : 1
  return sentences.map((features) => ({ features, labels: dangers, weight }))
}

const chance = (odds: number) => 1 / (1 + Math.exp(-odds))

/**
 * Then, for each kind, a sentence is one as far as it answers for the draft by the last round's model: its own chance by
 * that of any sentence (noisy-or); for the rest it is none.
 */
function answeringRows({ sentences, dangers }: Sample, model: Model): Row[] {
  if (!dangers.includes(true)) return sentences.map((features) => ({ features, labels: dangers }))
  const chances = sentences.map((features) => model.odds(features).map(chance))
  return dangers.flatMap((held, k) => {
    if (!held) return []
    const any = 1 - chances.reduce((none, one) => none * (1 - (one[k] as number)), 1)
    const only = (sign: boolean) => DANGERS.map((_kind, other) => (other === k ? sign : null))
    return sentences.flatMap((features, i): Row[] => {
      const part = Math.min(1, (chances[i]?.[k] as number) / any)
      return [
        { features, labels: only(true), weight: part },
        { features, labels: only(false), weight: 1 - part },
      ]
    })
  })
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
      samples.flatMap((sample) => answeringRows(sample, model)),
      DANGERS.length,
    )
  return model
}
