import { existsSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { convertPathToPattern, globbySync, isDynamicPattern } from 'globby'
import { decode } from './decode.ts'
import { CallError, type Io } from './io.ts'

/** One draft to look at; `read` throws a CallError that says what is wrong with it. */
export interface Source {
  /** What the draft is called in reports: the file's path with forward slashes, `<stdin>` or `<argument>`. */
  readonly path: string
  /** The file's absolute path; null for a message and for piped text. */
  readonly file: string | null
  /** Found in a folder or by a glob, not named itself. */
  readonly found: boolean
  read(): Promise<string>
}

/** What is looked at in a folder, unless `--ext` says otherwise. */
export const DRAFT_EXTENSIONS: readonly string[] = ['.txt', '.md', '.markdown', '.eml']
const HOW_TO =
  'give a message in quotes, a file, or pipe text in: invite-coach check "Could we talk tonight?"'

function readDraft(file: string, name: string): string {
  try {
    // Reading at once takes a tenth of the time that asking the thread pool does, and letters are small.
    return decode(readFileSync(file), name)
  } catch (error) {
    if (error instanceof CallError) throw error
    throw new CallError(`${name} could not be read (${reason(error)}); check the path and its permissions`)
  }
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const known: Record<string, string> = {
    ENOENT: 'no such file',
    EACCES: 'no permission',
    EISDIR: 'it is a folder',
    EMFILE: 'too many open files',
  }
  return known[code] ?? (code || 'unknown reason')
}

function hasExtension(path: string, extensions: readonly string[]): boolean {
  const lower = path.toLowerCase()
  return extensions.some((extension) => lower.endsWith(extension))
}

/** A word without white space that has a slash or a draft's extension is meant as a path. */
function looksLikePath(argument: string): boolean {
  if (/\s/.test(argument) || argument === '') return false
  return /[/\\]/.test(argument) || hasExtension(argument, DRAFT_EXTENSIONS)
}

interface Files {
  readonly patterns: string
  /** Where the patterns start, and what stands before the paths that are found there. */
  readonly cwd: string
  readonly prefix: string
  /** The folder below `cwd` that they lead into, '' where that is not known. */
  readonly below: string
}

const IGNORE_FILE = '.invitecoachignore'

/** The ignore files that count in a folder: those on the way to it and those below, without a look at its neighbours. */
function ignoreFiles(below: string): string[] {
  const way = below === '' ? [] : slashed(below).split('/').map(convertPathToPattern)
  const onTheWay = way.map((_part, i) => [...way.slice(0, i), IGNORE_FILE].join('/'))
  return [...onTheWay, [...way, '**', IGNORE_FILE].join('/')]
}

/** A file, of which there may be hundreds of thousands: it holds two texts and works the rest out. */
class FileSource implements Source {
  readonly path: string
  readonly found: boolean
  readonly #cwd: string

  constructor(path: string, cwd: string, found: boolean) {
    this.path = slashed(path)
    this.found = found
    this.#cwd = cwd
  }

  get file(): string {
    return resolve(this.#cwd, this.path)
  }

  async read(): Promise<string> {
    return readDraft(this.file, this.path)
  }
}

/** Paths read the same on every system. */
const slashed = (path: string) => (sep === '/' ? path : path.split(sep).join('/'))

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The files that patterns find, in the order of their paths' code units, without what ignore files name. */
function filesIn({ patterns, cwd, prefix, below }: Files, io: Io): Source[] {
  const options = {
    cwd,
    gitignore: true,
    ignoreFiles: ignoreFiles(below),
    ignore: ['**/node_modules/**'],
    onlyFiles: true,
  }
  // Asking the disk at once takes a fifth of the time, and less memory, than a promise for each of many files.
  return globbySync(patterns, options)
    .sort(byCodeUnit)
    .map((path) => new FileSource(prefix + path, io.cwd, true))
}

function filesInFolder(folder: string, extensions: readonly string[], io: Io): Source[] {
  const whole = resolve(io.cwd, folder)
  const below = relative(io.cwd, whole)
  // Ignore files count from the current folder down; a folder elsewhere brings its own.
  const inside = !below.startsWith('..') && !isAbsolute(below)
  const files: Files =
    inside && below !== ''
      ? { patterns: `${convertPathToPattern(below)}/**/*`, cwd: io.cwd, prefix: '', below }
      : {
          patterns: '**/*',
          cwd: whole,
          prefix: below === '' ? '' : `${slashed(folder).replace(/\/+$/, '')}/`,
          below: '',
        }
  const sources = filesIn(files, io)
  return sources.filter(({ path }) => hasExtension(path, extensions))
}

async function readStdin(io: Io): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of io.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return decode(Buffer.concat(chunks), 'the piped text')
}

function stdinSource(io: Io, path = '<stdin>'): Source {
  return {
    path,
    file: null,
    found: false,
    async read() {
      const text = await readStdin(io)
      if (text.trim() === '') throw new CallError(`the piped text is empty; ${HOW_TO}`)
      return text
    },
  }
}

function messageSource(message: string): Source {
  return {
    path: '<argument>',
    file: null,
    found: false,
    async read() {
      if (message.trim() === '') throw new CallError(`the message is empty; ${HOW_TO}`)
      return decode(Buffer.from(message), 'the message')
    },
  }
}

export interface InputOptions {
  readonly text?: boolean
  /** Extensions to look at in folders, in small letters with their dot. */
  readonly ext?: readonly string[]
  /** A folder without drafts is no mistake. */
  readonly maybeEmpty?: boolean
  /** What piped text is called, which tells its format. */
  readonly stdinFilename?: string
}

/** Each file once, where it is named first. */
function distinct(sources: readonly Source[]): Source[] {
  const seen = new Set<string>()
  return sources.filter(({ file }) => {
    if (file === null) return true
    if (seen.has(file)) return false
    seen.add(file)
    return true
  })
}

/**
 * Tells files, folders, globs and messages apart, as DESIGN of the command line has it: what exists is read as files;
 * what looks like a path but isn't there is a mistake; one other argument is the message. Problems of single
 * arguments go to `report`, so that the others are still looked at.
 */
export async function sourcesOf(
  args: readonly string[],
  options: InputOptions,
  io: Io,
  report: (error: CallError) => void,
): Promise<Source[]> {
  if (args.length === 0) {
    if (io.stdin.isTTY) throw new CallError(`nothing to look at; ${HOW_TO}`)
    return [stdinSource(io, options.stdinFilename)]
  }
  const sources: Source[] = []
  const messages: string[] = []
  const extensions = options.ext ?? DRAFT_EXTENSIONS
  const inFolder = (folder: string) => {
    const found = filesInFolder(folder, extensions, io)
    if (found.length === 0 && !options.maybeEmpty)
      throw new CallError(`${folder} holds no drafts; I look for ${extensions.join(', ')} files`)
    return found
  }
  for (const argument of args) {
    try {
      if (options.text || argument.trim() === '') messages.push(argument)
      else if (argument === '-') sources.push(stdinSource(io, options.stdinFilename))
      else if (existsSync(resolve(io.cwd, argument))) {
        const isFolder = statSync(resolve(io.cwd, argument)).isDirectory()
        if (!isFolder) sources.push(new FileSource(argument, io.cwd, false))
        else for (const source of inFolder(argument)) sources.push(source)
      } else if (!/\s/.test(argument) && isDynamicPattern(argument)) {
        const found = filesIn({ patterns: argument, cwd: io.cwd, prefix: '', below: '' }, io)
        for (const source of found) sources.push(source)
        if (found.length > 0) continue
        if (looksLikePath(argument))
          throw new CallError(
            `no file matches ${argument}; check the pattern, or use --text if it is the message`,
          )
        else messages.push(argument)
      } else if (looksLikePath(argument)) {
        throw new CallError(`${argument} does not exist; check the path, or use --text if it is the message`)
      } else messages.push(argument)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      report(error)
    }
  }
  const [message] = messages
  if (message !== undefined && (messages.length > 1 || sources.length > 0)) {
    throw new CallError(`more than one message: put quotes around yours, as in invite-coach check "…"`)
  }
  if (message !== undefined) sources.push(messageSource(message))
  return distinct(sources)
}
