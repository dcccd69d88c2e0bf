import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { visible } from '../reporters/visible.ts'
import { type Calling, calling, howTo } from './calling.ts'
import { CallError, type Io } from './io.ts'
import { looksLikeGlob, looksLikePath, meantAsGlob } from './looks.ts'
import { type PlaceOptions, type Places, placesFrom, type Report } from './places.ts'
import { slashed } from './slashed.ts'
import { FileSource, messageSource, notRead, type Source, stdinSource } from './sources.ts'

export interface InputOptions extends Calling, PlaceOptions {
  readonly text?: boolean
  /** Each argument is a file, a folder or a glob, whatever it looks like. */
  readonly files?: boolean
  /** What piped text is called, which tells its format. */
  readonly stdinFilename?: string
}

/**
 * Tells files, folders, globs and messages apart: what exists is read as files; what looks like a path or a glob but isn't
 * there is a mistake; one other argument is the message. Problems of single arguments go to `report`, so that the others are still
 * looked at.
 */
export async function sourcesOf(
  args: readonly string[],
  options: InputOptions,
  io: Io,
  report: Report,
): Promise<readonly Source[]> {
  if (args.length === 0) {
    if (io.stdin.isTTY) throw new CallError(`nothing to look at; ${howTo(options)}`)
    return [stdinSource(io, options.stdinFilename, options)]
  }
  const sources: Source[] = []
  const messages: string[] = []
  const places = placesFrom(options, io.cwd, report)
  for (const argument of args) {
    try {
      const named = options.text ? null : await namedBy(argument, options, places, io)
      if (named) for (const source of named) sources.push(source)
      else messages.push(argument)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      report(error, slashed(argument))
    }
  }
  if (sources.length > 0) {
    for (const message of messages) report(besideFiles(message, options), '<argument>')
    return distinct(sources, args)
  }
  const [message, ...more] = messages
  if (message === undefined) return []
  if (more.length > 0)
    throw new CallError(`more than one message: put quotes around yours, as in ${calling(options)} "…"`)
  return [messageSource(message, options)]
}

/** Each file, and what is piped, once, where it is named first. */
function distinct(sources: readonly Source[], args: readonly string[]): readonly Source[] {
  // One folder holds each of its files once.
  if (args.length === 1) return sources
  const seen = new Set<string | null>()
  return sources.filter(({ file }) => {
    if (seen.has(file)) return false
    seen.add(file)
    return true
  })
}

/** The drafts that an argument names; null for one that is a message. Rejects with a CallError for a mistaken path. */
async function namedBy(
  argument: string,
  options: InputOptions,
  places: Places,
  io: Io,
): Promise<readonly Source[] | null> {
  if (argument.trim() === '' && !options.files) return null
  if (argument === '-') return [stdinSource(io, options.stdinFilename, options)]
  const found = (paths: readonly string[]) => paths.map((path) => new FileSource(path, io.cwd, true))
  const whole = resolve(io.cwd, argument)
  if (existsSync(whole)) {
    if (statSync(whole).isDirectory()) return found(await places.draftsIn(argument))
    if (/[/\\]$/.test(argument))
      throw new CallError(`${visible(argument)} is a file and no folder; leave the slash out`)
    return [new FileSource(argument, io.cwd, false)]
  }
  const barred = barredBy(whole)
  if (barred !== null && (options.files || looksLikePath(argument))) throw notRead(argument, barred)
  const isGlob = (options.files || looksLikeGlob(argument)) && (await places.isGlob(argument))
  if (isGlob) {
    const paths = await places.matching(argument)
    if (paths === null) return []
    if (paths.length > 0) return found(paths)
  }
  if (!options.files && !looksLikePath(argument) && !(isGlob && meantAsGlob(argument))) return null
  const wrong = isGlob
    ? await places.whyNone(argument)
    : `${visible(argument)} does not exist; check the path`
  throw new CallError(options.files ? wrong : `${wrong}, or use --text if it is the message`)
}

/** What keeps from looking whether a path is there, as a folder on the way that may not be entered; else null. */
function barredBy(path: string): unknown {
  try {
    statSync(path)
    return null
  } catch (error) {
    return ['EACCES', 'EPERM', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '') ? error : null
  }
}

/** A message beside files may be a mistyped file; one with white space may be a draft, which no message repeats. */
function besideFiles(message: string, options: InputOptions): CallError {
  const what =
    /\s/.test(message) || message === '' ? 'a message in quotes' : `"${visible(message)}", which is no file,`
  return new CallError(
    `${what} was left unread beside the files; a message goes by itself: ${calling(options)} "…"`,
  )
}
