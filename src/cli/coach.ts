import { placed } from '../core/manuscript/placed.ts'
import { openerFor } from '../reporters/openers.ts'
import { prettyReport } from '../reporters/pretty.ts'
import { visible } from '../reporters/visible.ts'
import { CLEAR } from './clear.ts'
import { blanksIn } from './coach/blanks.ts'
import { type CoachOptions, Held, readAgain, walkThrough } from './coach/conversation.ts'
import { finish } from './coach/finish.ts'
import { type Look, paragraph, summaryScreen } from './coach/screens.ts'
import { givenDraft } from './coach/source.ts'
import { isHeld, type Reading } from './coach/walk.ts'
import { CallError, EXIT, type Io, write } from './io.ts'
import { readBefore, withLanguage } from './language.ts'
import { Left, openPrompt } from './prompt.ts'
import type { AllSettings, Settings } from './settings.ts'
import type { Source } from './sources.ts'
import { colourWanted, paintFor, widthOf } from './style.ts'
import { terminalOf } from './terminal.ts'

/** As a shell has it for a program that Ctrl-C stopped. */
const INTERRUPTED = 130

/** Walks through a draft's findings one at a time; ends with the new draft. Ctrl-C leaves everything as it was. */
export async function coach(
  args: readonly string[],
  options: CoachOptions,
  allSettings: AllSettings,
  io: Io,
): Promise<number> {
  if (!io.stdout.isTTY) throw noTerminal(args)
  const { source, piped } = await givenDraft(args, { ...options, command: 'coach' }, io)
  const untouched = source.file === null ? 'nothing was kept' : `${visible(source.path)} is as it was`
  try {
    const contents = await source.contents()
    const { text: before, bytes } = contents
    if (before.trim() === '') throw new CallError(`${nameOf(source)} is empty; write your message first`)
    const settings = await allSettings.of(source.file)
    const look = { paint: paintFor(colourWanted(options.color, io)), width: widthOf(io) }
    const { remarks, ...first } = await readAgain(source, contents, settings.review, { settings, options })
    await write(io.stderr, remarks.map((line) => `${line}\n`).join(''))
    if (isHeld(first) || first.review.findings.length === 0)
      return await nothingToCoach(source, first, settings, look, io)
    if (bytes)
      throw new CallError(
        `${nameOf(source)} is in a character set that can't be written anew; invite-coach check shows what is in it, to be changed in your mail program`,
      )

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
    await write(io.stderr, `\ninvite-coach: stopped; ${untouched}\n`)
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

/** A draft that holds danger, is in another language, or has nothing to shift. */
async function nothingToCoach(
  { path }: Source,
  reading: Reading,
  { engine, help }: Settings,
  { paint, width }: Look,
  io: Io,
): Promise<number> {
  const { manuscript, review: before } = reading
  const review = await withLanguage(manuscript.text, readBefore(engine, manuscript.text, before))
  const [foreign] = review.notices.slice(before.notices.length)
  if (foreign) throw new CallError(foreign.message)
  const report = prettyReport({ paint, width, all: true, showPath: false, clear: `${CLEAR}\n` })
  const safetyNote = help(review.safety)
  await write(
    io.stdout,
    report.draft({ path, text: manuscript.source, review: placed(manuscript, review), safetyNote }),
  )
  return isHeld(reading) ? EXIT.danger : EXIT.clean
}
