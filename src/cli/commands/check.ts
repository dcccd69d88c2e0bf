import { availableParallelism } from 'node:os'
import { SEVERITIES } from '../../core/types.ts'
import { FORMATS, formatNamed } from '../../reporters/formats.ts'
import { type CheckOptions, check } from '../check.ts'
import { type Command, InvalidArgumentError, Option } from '../commander.ts'
import type { Io } from '../io.ts'
import { addConfigOptions, addHelpOptions, addReadingOptions, addStdinOption, list } from './options.ts'

const EXAMPLES = `
Examples:
  $ invite-coach check "If you don't listen to this, I'll be angry."
  $ invite-coach check letter.md notes/
  $ cat draft.txt | invite-coach check
  $ invite-coach check --ask "come to the class with me" draft.txt
  $ invite-coach check letters/ --format pretty --format sarif=report.sarif

A message given as an argument stays in your shell's history; piping it in, or a file, does not.
Everything stays on this machine. Exit codes: 0 nothing to shift, 1 findings, 2 could not run, 3 left untouched for safety.
`

function format(value: string, before?: readonly string[]): readonly string[] {
  if (formatNamed(value)) return list(value, before)
  throw new InvalidArgumentError(`it takes one of ${FORMATS.join(', ')}, each with =file if you like`)
}

function count(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('give a number from 0 on')
}

function jobs(value: string): number {
  if (/^[1-9]\d?$/.test(value)) return Number(value)
  throw new InvalidArgumentError('give a number from 1 to 99')
}

/** Each thread takes some 130 MB, so more of them are for those who ask. */
const MOST_JOBS = 4

function extensions(value: string, before: readonly string[] = []): readonly string[] {
  const named = value
    .split(',')
    .map((one) =>
      one
        .trim()
        .toLowerCase()
        .replace(/^\*(?=\.)/, ''),
    )
    .filter((one) => /[^.]/.test(one))
  if (named.some((one) => /[*?[\]{}/\\]/.test(one)))
    throw new InvalidArgumentError('give extensions and no patterns, as .txt,.letter')
  if (named.length === 0) throw new InvalidArgumentError('give extensions, as .txt,.letter')
  return [...before, ...named.map((one) => (one.startsWith('.') ? one : `.${one}`))]
}

/** What has no meaning for lines that are answered with lines. */
const NOT_FOR_LINES = [
  'format',
  'output',
  'ext',
  'files',
  'changed',
  'baseline',
  'updateBaseline',
  'cache',
  'me',
  'stdinFilename',
  'all',
  'quiet',
]

/** `invite-coach check`. */
export function addCheck(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command('check')
    .description('look at a message, files, folders, globs, or piped text')
    .argument('[drafts...]', 'a message in quotes, files, folders, globs, or - for stdin')
    .option(
      '--format <name[=file]>',
      `how to report: ${FORMATS.join(', ')}; with a file to write (again for more; default: pretty)`,
      format,
    )
    .option('--output <file>', 'write the report to a file')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on (default: note)').choices(
        SEVERITIES,
      ),
    )
    .option('--max-findings <n>', 'let so many findings pass before exiting with 1', count)
    .option('--redact', 'leave every word of the drafts out of the report')
    .option('--ext <list>', 'what to look at in folders, as .txt,.letter', extensions)
    .addOption(
      new Option('--files', 'every argument is a file, a folder or a glob, never the message').conflicts(
        'text',
      ),
    )
    .option(
      '--changed [since]',
      'only files that git knows as changed, since the last commit or since this one',
    )
    .option('--baseline <file>', 'accept the findings in this file, fail on new ones')
    .option('--update-baseline', 'accept all findings of this run')
    .option('--cache [file]', 'remember results by content, as hashes and offsets only')
    .option('--jobs <n>', `threads for many drafts (default: one a core, at most ${MOST_JOBS})`, jobs)
    .addOption(
      new Option('--jsonl', 'read {"id", "text"} lines on stdin, answer each with a line').conflicts(
        NOT_FOR_LINES,
      ),
    )
    .option('--all', 'show suggestions for every finding')
    .option('--quiet', 'print nothing, only set the exit code')
    .option('--no-color', 'no colour')
  addConfigOptions(addHelpOptions(addReadingOptions(addStdinOption(command))))
    .addHelpText('after', EXAMPLES)
    .action(async (drafts: string[], options: Omit<CheckOptions, 'jobs'> & { readonly jobs?: number }) => {
      finish(
        await check(
          drafts,
          { ...options, jobs: options.jobs ?? Math.min(availableParallelism(), MOST_JOBS) },
          io,
        ),
      )
    })
}
