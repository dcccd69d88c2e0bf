import { asItStands } from '../../core/manuscript/manuscript.ts'
import { reviewRead } from '../../core/manuscript/review.ts'
import type { ReviewOptions } from '../../core/review.ts'
import type { Finding, Span } from '../../core/types.ts'
import type { Contents } from '../decode.ts'
import { type Io, write } from '../io.ts'
import { openContents, type ReadOptions } from '../open-draft.ts'
import type { Prompt } from '../prompt.ts'
import type { Settings } from '../settings.ts'
import type { Source } from '../sources.ts'
import { askTyped, blanksIn, filledIn, onOneLine, untied } from './blanks.ts'
import {
  AGAIN,
  ASK_AGAIN,
  choicesAt,
  type Look,
  placeScreen,
  stillScreen,
  VERDICTS,
  wordsScreen,
} from './screens.ts'
import {
  isHeld,
  keep,
  nextPlace,
  ownWords,
  type Place,
  put,
  type Reading,
  stillPushing,
  type Walk,
  walkOf,
} from './walk.ts'

export interface CoachOptions extends ReadOptions {
  readonly text?: boolean
  readonly color?: boolean
}

/** All that a conversation about one draft needs. */
export interface Session {
  readonly source: Source
  readonly settings: Settings
  readonly options: CoachOptions
  readonly look: Look
  readonly prompt: Prompt
  readonly io: Io
}

/** What was typed holds danger. */
export class Held extends Error {
  readonly reading: Reading
  constructor(reading: Reading) {
    super('held')
    this.reading = reading
  }
}

/** Reads what goes by a source's name. */
export async function readAgain(
  { path }: Source,
  contents: Contents,
  review: ReviewOptions,
  { settings, options }: Pick<Session, 'settings' | 'options'>,
): Promise<Reading & { readonly remarks: readonly string[] }> {
  const { manuscript, remarks } = await openContents(path, contents, options, settings.engine.rules)
  return { manuscript, remarks, review: reviewRead(settings.engine, manuscript, review) }
}

/** Asks at one push after the other; resolves to how far the writer came. Rejects with Held or Left. */
export async function walkThrough(before: string, first: Reading, session: Session): Promise<Walk> {
  const { settings, source, prompt, look, io } = session
  const ask = settings.review.ask ?? (await askFor(first.review.findings, session))
  const options = { ...settings.review, ...(ask && { ask }) }
  const lookAt = async (text: string) => {
    const reading = await readAgain(source, { text, bytes: false }, options, session)
    if (isHeld(reading)) throw new Held(reading)
    return reading
  }
  let walk = walkOf(before)
  for (;;) {
    const reading = await lookAt(walk.text)
    const place = nextPlace(walk, reading)
    if (!place) return walk
    await write(io.stdout, placeScreen(place, look))
    const choice = await prompt.choose('How would you like to put it?', choicesAt(place, look))
    if (choice.kind === 'stop') return walk
    if (choice.kind === 'keep') walk = keep(walk, reading, [place.finding])
    else {
      const at = choice.kind === 'take' ? choice.suggestion : ownWords(reading, place.finding)
      const offered = choice.kind === 'take' ? await filled(choice.suggestion.text, place, session) : null
      walk = (await putIn(walk, reading, at, offered, lookAt, session)) ?? walk
    }
  }
}

/** The ask, once, where the draft does not say it; '' to go on without. */
async function askFor(
  findings: readonly Finding[],
  { settings, prompt, look, io }: Session,
): Promise<string> {
  if (findings.some((finding) => finding.ask !== null)) return ''
  let typed = ''
  for (;;) {
    await write(io.stdout, '\n')
    typed = askTyped(
      await prompt.type(
        'What would you like your partner to do? (such as: come to the class with me; Enter skips)',
        typed,
      ),
    )
    if (typed === '') return ''
    const manuscript = asItStands(`Would you ${typed}?`)
    const reading = { manuscript, review: reviewRead(settings.engine, manuscript, settings.review) }
    if (isHeld(reading)) throw new Held(reading)
    const { findings: pushes } = reading.review
    if (pushes.length === 0) return typed
    await write(io.stdout, stillScreen(pushes, look))
    const verdict = await prompt.choose('How would you like to go on?', ASK_AGAIN)
    if (verdict === 'yes') return typed
    if (verdict === 'back') return ''
  }
}

/** A suggestion with its blanks filled one by one; one that is left empty stays. */
async function filled(text: string, { finding }: Place, { prompt }: Session): Promise<string> {
  let words = text
  for (const blank of blanksIn(text, finding.quote)) {
    const typed = onOneLine(await prompt.type(`${blank.slice(1, -1)}:`))
    if (typed !== '') words = filledIn(words, blank, typed)
  }
  return words
}

/**
 * Words for a place until the writer agrees with them; `offered` null starts with their own. What pushes in them is told
 * and left to the writer. Null when they go back.
 */
async function putIn(
  walk: Walk,
  reading: Reading,
  at: Span,
  offered: string | null,
  lookAt: (text: string) => Promise<Reading>,
  { prompt, look, io }: Session,
): Promise<Walk | null> {
  const { tie, words: start } = untied(offered ?? '')
  let words = offered === null ? onOneLine(reading.manuscript.text.slice(at.start, at.end)) : start
  let typing = offered === null
  for (;;) {
    if (typing) {
      words = onOneLine(await prompt.type('Your words:', words))
      if (words === '') return null
    }
    const draft = put(walk, reading, at, words === '' ? '' : tie + words)
    const next = await lookAt(draft.walk.text)
    const pushes = stillPushing(draft, next)
    await write(io.stdout, pushes.length > 0 ? stillScreen(pushes, look) : wordsScreen(words, look))
    const verdict = await prompt.choose(
      pushes.length > 0 ? 'How would you like to go on?' : 'Shall I put this in?',
      pushes.length > 0 ? AGAIN : VERDICTS,
    )
    if (verdict === 'back') return null
    if (verdict === 'yes') return keep(draft.walk, next, pushes)
    typing = true
  }
}
