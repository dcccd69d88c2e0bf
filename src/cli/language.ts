import type { Engine } from '../core/engine/engine.ts'
import { type ReviewOptions, reviewOf } from '../core/review.ts'
import { type Draft, draftOf } from '../core/text/draft.ts'
import { hardlyEnglish } from '../core/text/english.ts'
import type { Review } from '../core/types.ts'

/** The detector's guess as an English name ("Spanish"), or null when it is unsure or says English. Loaded on demand. */
async function languageOf(text: string): Promise<string | null> {
  const { eld } = await import('eld/small')
  const { language } = eld.detect(text)
  if (!language || language === 'en') return null
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? null
}

/** Adds a notice to a silent review of a draft that isn't English, so that it never passes as clean. */
export async function withLanguage(engine: Engine, text: string, review: Review): Promise<Review> {
  return isSilent(review) ? inLanguage(text, draftOf(text, engine.lexicon), review) : review
}

/** Reviews one draft, with that notice. */
export async function reviewHere(engine: Engine, text: string, options: ReviewOptions): Promise<Review> {
  const draft = draftOf(text, engine.lexicon, options.allow)
  const review = reviewOf(engine, draft, options)
  if (!isSilent(review)) return review
  // Words that are allowed are hidden, and may be the English ones.
  return inLanguage(text, options.allow ? draftOf(text, engine.lexicon) : draft, review)
}

const isSilent = ({ findings, safety }: Review) => findings.length === 0 && safety.length === 0

async function inLanguage(text: string, { own }: Draft, review: Review): Promise<Review> {
  if (!hardlyEnglish(own)) return review
  const language = await languageOf(text)
  if (!language) return review
  const message = `This reads as ${language}. I know English only, so I haven't looked at it. Help near you, in many languages: findahelpline.com`
  return { ...review, notices: [...review.notices, { message, start: 0, end: 0 }] }
}
