import { draftOf } from '../../core/text/draft.ts'
import type { Lexicon } from '../../core/text/lexicon.ts'
import { DANGERS } from '../../core/types.ts'
import type { LabelledDraft } from '../corpus.ts'
import { type Model, type Row, regress } from './regression.ts'
import { carries, dangersOf, featuresIn, placesOf, spanOf } from './samples.ts'

/**
 * A row a sentence, quoted words included. In a draft with danger the sentences that its labels mark as signs show it and
 * the others don't; where none shows it by itself, nothing can be learned; where nobody marked any, each may.
 */
function dangerRows(draft: LabelledDraft, lexicon: Lexicon): Row[] {
  const { heard } = draftOf(draft.text, lexicon)
  const held = dangersOf(draft)
  const sentences = featuresIn(heard)
  if (!held.includes(true)) return sentences.map((features) => ({ features, labels: held }))
  if (draft.signs?.length === 0) return []
  const signs = draft.signs && placesOf(draft.text, draft.signs)
  const weight = signs ? 1 : 1 / Math.sqrt(sentences.length)
  return sentences.map((features, i) => {
    const shows = !signs || signs.some((sign) => carries(spanOf(heard, i), sign))
    // What else a draft with one danger holds nobody said.
    return { features, labels: held.map((kind) => (kind ? shows : null)), weight }
  })
}

/** Learns how much a sentence speaks for each kind of danger. */
export const learnDangers = (drafts: readonly LabelledDraft[], lexicon: Lexicon): Model =>
  regress(
    drafts.flatMap((draft) => dangerRows(draft, lexicon)),
    DANGERS.length,
  )
