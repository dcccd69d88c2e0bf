import type { Engine } from '../core/engine/engine.ts'
import { reviewManuscript } from '../core/manuscript/review.ts'
import { type ReviewOptions, review } from '../core/review.ts'
import type { Review, Severity } from '../core/types.ts'
import { jsonReport } from '../reporters/json.ts'
import { lineReport } from '../reporters/line.ts'
import { prettyReport } from '../reporters/pretty.ts'
import { type Reviewed, recordOf } from '../reporters/record.ts'
import { CLEAR } from './clear.ts'
import type { SafetyHelp } from './help.ts'
import { sourcesOf } from './inputs.ts'
import { CallError, type Io, write } from './io.ts'
import { answerLines } from './jsonl.ts'
import { withLanguage } from './language.ts'
import { openDraft, type ReadOptions, unusedRemarks } from './open-draft.ts'
import { outcomeOf } from './outcome.ts'
import { colourWanted, paintFor, widthOf } from './style.ts'

export const FORMATS = ['pretty', 'line', 'json'] as const
type Format = (typeof FORMATS)[number]

export interface CheckOptions extends ReviewOptions, ReadOptions {
  readonly format: Format
  readonly failOn: Severity
  readonly jsonl?: boolean
  readonly text?: boolean
  readonly quiet?: boolean
  readonly all?: boolean
  readonly color?: boolean
  /** What piped text is called, which tells its format. */
  readonly stdinFilename?: string
}

/** Checks drafts and reports; returns the exit code. */
export async function check(
  args: readonly string[],
  options: CheckOptions,
  engine: Engine,
  help: SafetyHelp,
  io: Io,
): Promise<number> {
  const outcome = outcomeOf(options.failOn)
  const look = (text: string): Promise<Review> => withLanguage(engine, text, review(engine, text, options))
  if (options.jsonl) {
    if (args.some((argument) => argument !== '-'))
      throw new CallError('--jsonl reads drafts from stdin; leave the other arguments out')
    const failed = await answerLines(io, async (text) => {
      const one = await look(text)
      outcome.add(one)
      return recordOf(text, one)
    })
    outcome.fail(failed)
    return outcome.exitCode()
  }

  const complain = async (error: CallError) => {
    outcome.fail()
    await write(io.stderr, `invite-coach: ${error.message}\n`)
  }
  const early: CallError[] = []
  const sources = await sourcesOf(args, options, io, (error) => early.push(error))
  for (const error of early) await complain(error)

  const colour = colourWanted(options.color, io)
  const reporter = reporterFor(options, sources.length > 1, colour, help, io)
  await write(io.stdout, reporter.head)
  let first = true
  for (const source of sources) {
    try {
      const { path } = source
      const { text, manuscript, remarks } = await openDraft(source, options, engine.rules)
      const found = reviewManuscript(engine, manuscript, options)
      const reviewed: Reviewed = { path, text, review: await withLanguage(engine, manuscript.text, found) }
      outcome.add(reviewed.review)
      const said = [...remarks, ...unusedRemarks(path, manuscript, found, engine.rules)]
      if (!options.quiet) await write(io.stderr, said.map((line) => `${line}\n`).join(''))
      if (!options.quiet) await write(io.stdout, reporter.draft(reviewed, first))
      first = false
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      await complain(error)
    }
  }
  await write(io.stdout, reporter.tail(outcome.summary()))
  return outcome.exitCode()
}

interface Reporter {
  readonly head: string
  draft(reviewed: Reviewed, first: boolean): string
  tail(summary: ReturnType<ReturnType<typeof outcomeOf>['summary']>): string
}

function reporterFor(
  options: CheckOptions,
  several: boolean,
  colour: boolean,
  help: SafetyHelp,
  io: Io,
): Reporter {
  switch (options.format) {
    case 'json':
      return {
        head: options.quiet ? '' : jsonReport.head,
        draft: jsonReport.review,
        tail: options.quiet ? () => '' : jsonReport.tail,
      }
    case 'line':
      return { head: '', draft: lineReport, tail: () => '' }
    case 'pretty': {
      const paint = paintFor(colour)
      const clear = io.stdout.isTTY ? `${CLEAR}\n` : ''
      return {
        head: '',
        draft(reviewed, first) {
          const safetyNote = help(reviewed.review.safety)
          const shown = {
            paint,
            width: widthOf(io),
            all: options.all ?? false,
            showPath: several,
            safetyNote,
          }
          const report = prettyReport(reviewed, shown)
          if (report === '') return several ? '' : clear
          return first ? report : `\n${report}`
        },
        tail: ({ drafts, findings, held, errors }) =>
          several && findings + held + errors === 0 && drafts > 0 && !options.quiet ? clear : '',
      }
    }
  }
}
