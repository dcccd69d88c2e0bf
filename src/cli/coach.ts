import { asItStands } from '../core/manuscript/manuscript.ts'
import { placed } from '../core/manuscript/placed.ts'
import { reviewRead } from '../core/manuscript/review.ts'
import type { ReviewOptions } from '../core/review.ts'
import type { Finding, Span } from '../core/types.ts'
import { openerFor, prettyReport } from '../reporters/pretty.ts'
import { CLEAR } from './clear.ts'
import { askTyped, blanksIn, filledIn, onOneLine, untied } from './coach/blanks.ts'
import { finish } from './coach/finish.ts'
import {
  AGAIN,
  ASK_AGAIN,
  choicesAt,
  type Look,
  paragraph,
  placeScreen,
  stillScreen,
  summaryScreen,
  VERDICTS,
  wordsScreen,
} from './coach/screens.ts'
import { givenDraft } from './coach/source.ts'
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
} from './coach/walk.ts'
import type { Source } from './inputs.ts'
import { CallError, EXIT, type Io, write } from './io.ts'
import { withLanguage } from './language.ts'
import { openDraft, type ReadOptions } from './open-draft.ts'
import { Left, openPrompt, type Prompt } from './prompt.ts'
import type { AllSettings, Settings } from './settings.ts'
import { colourWanted, paintFor, widthOf } from './style.ts'
import { terminalOf } from './terminal.ts'

/** As a shell has it for a program that Ctrl-C stopped. */
const INTERRUPTED = 130

export interface CoachOptions extends ReadOptions {
  readonly text?: boolean
  readonly color?: boolean
}

/** All that a conversation about one draft needs. */
interface Session {
  readonly source: Source
  readonly settings: Settings
  readonly options: CoachOptions
  readonly look: Look
  readonly prompt: Prompt
  readonly io: Io
}

/** What was typed holds danger. */
class Held extends Error {
  readonly reading: Reading
  constructor(reading: Reading) {
    super('held')
    this.reading = reading
  }
}

/** Walks through a draft's findings one at a time; ends with the new draft. Ctrl-C leaves everything as it was. */
export async function coach(
  args: readonly string[],
  options: CoachOptions,
  allSettings: AllSettings,
  io: Io,
): Promise<number> {
  if (!io.stdout.isTTY) throw noTerminal(args)
  const { source, piped } = await givenDraft(args, options, io)
  const as = source.file === null ? 'nothing was kept' : `${source.path} is as it was`
  try {
    const before = await source.read()
    if (before.trim() === '') throw new CallError(`${nameOf(source)} is empty; write your message first`)
    const settings = await allSettings.of(source.file)
    const look = { paint: paintFor(colourWanted(options.color, io)), width: widthOf(io) }
    const { remarks, ...first } = await read(source, before, settings.review, { settings, options })
    await write(io.stderr, remarks.map((line) => `${line}\n`).join(''))
    if (isHeld(first) || first.review.findings.length === 0)
      return await nothingToCoach(source, first, settings, look, io)

    const terminal = terminalOf(io, piped)
    if (!terminal) throw noTerminal(args)
    try {
      const prompt = await openPrompt(terminal)
      const session = { source, settings, options, look, prompt, io }
      const kept = settings.help(first.review.safety).map((line) => paragraph(line, look))
      await write(io.stdout, `${[...kept, paragraph(openerFor(before), look)].join('\n')}\n`)
      const { text, changes } = await walkThrough(before, first, session)
      if (text === before) {
        await write(io.stdout, `\n${paragraph('Left as it was.', look)}\n`)
        return EXIT.clean
      }
      const blanks = changes.flatMap(({ before: was, after }) => blanksIn(after, was))
      await write(io.stdout, summaryScreen(changes, blanks, look))
      await finish(source, before, text, prompt, look, io)
      return EXIT.clean
    } catch (error) {
      if (!(error instanceof Held)) throw error
      await write(io.stdout, '\n')
      return await nothingToCoach(source, error.reading, settings, look, io)
    } finally {
      terminal.close()
    }
  } catch (error) {
    if (!(error instanceof Left)) throw error
    await write(io.stderr, `\ninvite-coach: stopped; ${as}\n`)
    return INTERRUPTED
  }
}

const nameOf = ({ path }: Source) => (path.startsWith('<') ? 'the draft' : path)

function noTerminal(args: readonly string[]): CallError {
  const [draft = 'letter.md'] = args
  const file = /\s/.test(draft) || draft === '-' ? 'letter.md' : draft
  return new CallError(
    `coach asks questions, so it needs a terminal; without one, invite-coach rewrite ${file} prints the draft with the best suggestions in it`,
  )
}

async function read(
  { path }: Source,
  text: string,
  review: ReviewOptions,
  { settings, options }: Pick<Session, 'settings' | 'options'>,
): Promise<Reading & { readonly remarks: readonly string[] }> {
  const draft = { path, read: async () => text }
  const { manuscript, remarks } = await openDraft(draft, options, settings.engine.rules)
  return { manuscript, remarks, review: reviewRead(settings.engine, manuscript, review) }
}

/** A draft that holds danger, is in another language, or has nothing to shift. */
async function nothingToCoach(
  { path }: Source,
  reading: Reading,
  { engine, help }: Settings,
  { paint, width }: Look,
  io: Io,
): Promise<number> {
  const { manuscript, review: read } = reading
  const review = await withLanguage(engine, manuscript.text, read)
  const [foreign] = review.notices.slice(read.notices.length)
  if (foreign) throw new CallError(foreign.message)
  const report = prettyReport({ paint, width, all: true, showPath: false, clear: `${CLEAR}\n` })
  const safetyNote = help(review.safety)
  await write(
    io.stdout,
    report.draft({ path, text: manuscript.source, review: placed(manuscript, review), safetyNote }),
  )
  return isHeld(reading) ? EXIT.danger : EXIT.clean
}

async function walkThrough(before: string, first: Reading, session: Session): Promise<Walk> {
  const { settings, source, prompt, look, io } = session
  const ask = settings.review.ask ?? (await askFor(first.review.findings, session))
  const options = { ...settings.review, ...(ask && { ask }) }
  const lookAt = async (text: string) => {
    const reading = await read(source, text, options, session)
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
