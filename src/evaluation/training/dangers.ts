import { draftOf } from '../../core/text/draft.ts'
import type { Lexicon } from '../../core/text/lexicon.ts'
import { DANGERS, type Span } from '../../core/types.ts'
import type { LabelledDraft } from '../corpus.ts'
import { type Model, meanOf, type Row, regress } from './regression.ts'
import { carries, dangersOf, featuresIn, placesOf, spanOf } from './samples.ts'

/** How often it is worked out anew how much each sentence of a draft answers for its danger. */
const ROUNDS = 4

interface Sample {
  readonly sentences: readonly (readonly string[])[]
  readonly dangers: readonly boolean[]
  /** For each sentence, whether the labels mark it as a sign; null where nobody marked any. */
  readonly signs: readonly boolean[] | null
}

function sampleOf(draft: LabelledDraft, lexicon: Lexicon): Sample {
  const { heard } = draftOf(draft.text, lexicon)
  const marked = draft.signs && placesOf(draft.text, draft.signs)
  const shows = (marks: readonly Span[], i: number) => marks.some((sign) => carries(spanOf(heard, i), sign))
  return {
    sentences: featuresIn(heard),
    dangers: dangersOf(draft),
    signs: marked ? heard.sentences.map((_sentence, i) => shows(marked, i)) : null,
  }
}

/** Where any sentence may be a sign, each is taken for one, the less the more there are. */
const anyWeight = ({ sentences }: Sample) => 1 / Math.sqrt(sentences.length)

/**
 * A row a sentence. In a draft with danger those that its labels mark show it and the others don't; where none shows it by
 * itself, nothing can be learned.
 */
function markedRows(sample: Sample): Row[] {
  const { sentences, dangers, signs } = sample
  if (!dangers.includes(true)) return sentences.map((features) => ({ features, labels: dangers }))
  if (signs && !signs.includes(true)) return []
  // What else a draft with one danger holds nobody said.
  return sentences.map((features, i) => ({
    features,
    labels: dangers.map((held) => (held ? (signs?.[i] ?? true) : null)),
    weight: signs ? 1 : anyWeight(sample),
  }))
}

/** Labels that say that a draft holds danger, not where: at first every sentence is taken for a sign. */
function firstRows(sample: Sample): Row[] {
  const weight = sample.dangers.includes(true) ? anyWeight(sample) : 1
  return sample.sentences.map((features) => ({ features, labels: sample.dangers, weight }))
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

/** Learns from whole drafts (multiple-instance learning). */
function learnInRounds(samples: readonly Sample[]): Model {
  let model = regress(samples.flatMap(firstRows), DANGERS.length)
  for (let round = 1; round < ROUNDS; round++)
    model = regress(
      samples.flatMap((sample) => answeringRows(sample, model)),
      DANGERS.length,
    )
  return model
}

/**
 * Learns how much a sentence speaks for each kind of danger, quoted words included: once from the sentences that labels
 * mark, once from whole drafts. The mean of both finds more with fewer false alarms than either.
 */
export function learnDangers(drafts: readonly LabelledDraft[], lexicon: Lexicon): Model {
  const samples = drafts.map((draft) => sampleOf(draft, lexicon))
  return meanOf(regress(samples.flatMap(markedRows), DANGERS.length), learnInRounds(samples))
}
