import type { Engine } from '../core/engine/engine.ts'
import { type ReviewOptions, reviewOf } from '../core/review.ts'
import type { RuleSet } from '../core/rules/data.ts'
import { draftOf } from '../core/text/draft.ts'
import { hardlyEnglish } from '../core/text/english.ts'
import type { Review } from '../core/types.ts'

/** The detector's guess as an English name ("Spanish"), or null when it is unsure or says English. Loaded on demand. */
async function languageOf(text: string): Promise<string | null> {
  const { eld } = await import('eld/small')
  const { language } = eld.detect(text)
  if (!language || language === 'en') return null
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? null
}

/** A review, and whether it is silent of a draft that is hardly English. */
export interface Read {
  readonly review: Review
  readonly foreign: boolean
}

/** Reviews one draft. What tells languages apart takes more memory than all else, and is not loaded here. */
export function read(engine: Engine, text: string, options: ReviewOptions): Read {
  const draft = draftOf(text, engine.lexicon, options.allow)
  const review = reviewOf(engine, draft, options)
  // Words that are allowed are hidden, and may be the English ones.
  const asWritten = () => (options.allow ? draftOf(text, engine.lexicon) : draft)
  return { review, foreign: isSilent(review) && hardlyEnglish(asWritten().own) }
}

/** How the notice of another language begins. */
const FOREIGN = 'This reads as '

/** How every notice begins that these rules can give. */
export const noticesOf = ({ safety }: RuleSet): readonly string[] => [
  FOREIGN,
  ...safety.filter(({ kind }) => kind === 'notice').map(({ message }) => message),
]

/** The review with a notice where its draft is in another language, so that it never passes as clean. */
export async function withLanguage(text: string, { review, foreign }: Read): Promise<Review> {
  const language = foreign ? await languageOf(text) : null
  if (!language) return review
  const message = `${FOREIGN}${language}. I know English only, so I haven't looked at it. Help near you, in many languages: findahelpline.com`
  return { ...review, notices: [...review.notices, { message, start: 0, end: 0 }] }
}

/** Reviews one draft, with that notice. */
export const reviewHere = (engine: Engine, text: string, options: ReviewOptions): Promise<Review> =>
  withLanguage(text, read(engine, text, options))

/** What was read, for a review that was made before. */
export const readBefore = (engine: Engine, text: string, review: Review): Read => ({
  review,
  foreign: isSilent(review) && hardlyEnglish(draftOf(text, engine.lexicon).own),
})

const isSilent = ({ findings, safety }: Review) => findings.length === 0 && safety.length === 0
