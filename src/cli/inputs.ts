import { existsSync, readFileSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { visible } from '../reporters/visible.ts'
import { type Contents, contentsOf, decode } from './decode.ts'
import { CallError, type Io } from './io.ts'
import { reasonOf } from './reason.ts'
import { slashed } from './slashed.ts'

/** One draft to look at; what reads it rejects with a CallError that says what is wrong with it. */
export interface Source {
  /** What the draft is called in reports: the file's path with forward slashes, `<stdin>` or `<argument>`. */
  readonly path: string
  /** The file's absolute path; null for a message and for piped text. */
  readonly file: string | null
  /** The absolute path whose configuration counts: the file's, or what piped text is called; else null. */
  readonly configuredAs: string | null
  /** Found in a folder or by a glob, not named itself. */
  readonly found: boolean
  /** Its text, or a mail's bytes. */
  contents(): Promise<Contents>
}

/** What is looked at in a folder, unless `--ext` says otherwise. */
export const DRAFT_EXTENSIONS: readonly string[] = ['.txt', '.md', '.markdown', '.eml']
const howTo = (options: InputOptions) =>
  `give a message in quotes, a file, or pipe text in: ${calling(options)} "Could we talk tonight?"`

function bytesOf(file: string, name: string): Uint8Array {
  try {
    // Reading at once takes a tenth of the time that asking the thread pool does, and letters are small.
    return readFileSync(file)
  } catch (error) {
    throw notRead(name, error)
  }
}

const notRead = (name: string, error: unknown) =>
  new CallError(`${visible(name)} could not be read (${reasonOf(error)}); check the path and its permissions`)

/** What keeps from looking whether a path is there, as a folder on the way that may not be entered; else null. */
function barredBy(path: string): unknown {
  try {
    statSync(path)
    return null
  } catch (error) {
    return ['EACCES', 'EPERM', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '') ? error : null
  }
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

  get configuredAs(): string {
    return this.file
  }

  async contents(): Promise<Contents> {
    return contentsOf(bytesOf(this.file, this.path), visible(this.path))
  }
}

async function bytesFrom({ stdin }: Io): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}

function notBlank<T extends string | Contents>(contents: T, what: string, options: InputOptions): T {
  const text = typeof contents === 'string' ? contents : contents.text
  if (text.trim() === '') throw new CallError(`${what} is empty; ${howTo(options)}`)
  return contents
}

const PIPED = 'the piped text'
const MESSAGE = 'the message'

const stdinSource = (io: Io, options: InputOptions): Source => ({
  path: options.stdinFilename ?? '<stdin>',
  file: null,
  configuredAs: options.stdinFilename === undefined ? null : resolve(io.cwd, options.stdinFilename),
  found: false,
  contents: async () => notBlank(contentsOf(await bytesFrom(io), PIPED), PIPED, options),
})

const messageSource = (message: string, options: InputOptions): Source => ({
  path: '<argument>',
  file: null,
  configuredAs: null,
  found: false,
  contents: async () => ({
    text: decode(Buffer.from(notBlank(message, MESSAGE, options)), MESSAGE),
    bytes: false,
  }),
})

export interface InputOptions {
  /** The command that is running, for what messages tell to do. */
  readonly command?: string
  readonly text?: boolean
  /** Each argument is a file, a folder or a glob, whatever it looks like. */
  readonly files?: boolean
  /** Extensions to look at in folders, in small letters with their dot. */
  readonly ext?: readonly string[]
  /** A folder without drafts is no mistake. */
  readonly maybeEmpty?: boolean
  /** What piped text is called, which tells its format. */
  readonly stdinFilename?: string
}

/** Nothing else can be a glob: without white space, with a sign of one. */
const GLOB = /^(?=\S*[*?[\](){}!+@|\\])\S+$/

/** Loaded only for what may be one. */
async function isGlob(argument: string): Promise<boolean> {
  const { isDynamicPattern } = await import('./folders.ts')
  return isDynamicPattern(argument)
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

/** Told of each argument that is a mistake, and of each folder that can't be read, by what it is called. */
type Report = (error: CallError, path: string) => void

/**
 * Tells files, folders, globs and messages apart: what exists is read as files; what looks like a path but isn't there is
 * a mistake; one other argument is the message. Problems of single arguments go to `report`, so that the others are still
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
    return [stdinSource(io, options)]
  }
  const sources: Source[] = []
  const messages: string[] = []
  const folders = foldersFrom(options, io, report)
  for (const argument of args) {
    try {
      const named = options.text ? null : await namedBy(argument, options, folders, io)
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

/** What is found in folders and by globs, as paths. */
interface Folders {
  /** The drafts in a folder. Rejects with a CallError for one that holds none. */
  draftsIn(folder: string): Promise<readonly string[]>
  /** The files that a glob finds; null for none because a folder could not be read, which was told. */
  matching(glob: string): Promise<readonly string[] | null>
}

function foldersFrom(options: InputOptions, { cwd }: Io, report: Report): Folders {
  const extensions = options.ext ?? DRAFT_EXTENSIONS
  let failed = 0
  const unreadable = (path: string, error: unknown, what: string) => {
    failed++
    const shown = visible(slashed(relative(cwd, path)) || '.')
    const message = `the ${what} ${shown} could not be read (${reasonOf(error)}); check its permissions`
    report(new CallError(message), shown)
  }
  return {
    async draftsIn(folder) {
      const { filesInFolder } = await import('./walk.ts')
      const found = filesInFolder(folder, cwd, unreadable, (name) => hasExtension(name, extensions))
      if (found.length === 0 && !options.maybeEmpty && failed === 0)
        throw new CallError(`${visible(folder)} holds no drafts; I look for ${extensions.join(', ')} files`)
      return found
    },
    async matching(glob) {
      const { filesOfGlob } = await import('./folders.ts')
      const before = failed
      const found = filesOfGlob(glob, cwd, unreadable)
      return found.length === 0 && failed > before ? null : found
    },
  }
}

/** The drafts that an argument names; null for one that is a message. Rejects with a CallError for a mistaken path. */
async function namedBy(
  argument: string,
  options: InputOptions,
  folders: Folders,
  io: Io,
): Promise<readonly Source[] | null> {
  if (argument.trim() === '' && !options.files) return null
  if (argument === '-') return [stdinSource(io, options)]
  const found = (paths: readonly string[]) => paths.map((path) => new FileSource(path, io.cwd, true))
  const whole = resolve(io.cwd, argument)
  if (existsSync(whole)) {
    if (!statSync(whole).isDirectory()) {
      if (/[/\\]$/.test(argument))
        throw new CallError(`${visible(argument)} is a file and no folder; leave the slash out`)
      return [new FileSource(argument, io.cwd, false)]
    }
    return found(await folders.draftsIn(argument))
  }
  const barred = barredBy(whole)
  if (barred !== null && (options.files || looksLikePath(argument))) throw notRead(argument, barred)
  const isPattern = (options.files || GLOB.test(argument)) && (await isGlob(argument))
  if (isPattern) {
    const paths = await folders.matching(argument)
    if (paths === null) return []
    if (paths.length > 0) return found(paths)
  }
  if (!options.files && !looksLikePath(argument)) return null
  const wrong = isPattern
    ? `no file matches ${visible(argument)}; check the pattern`
    : `${visible(argument)} does not exist; check the path`
  throw new CallError(options.files ? wrong : `${wrong}, or use --text if it is the message`)
}

const calling = ({ command = 'check' }: InputOptions) => `invite-coach ${command}`

/** A message beside files may be a mistyped file; one with white space may be a draft, which no message repeats. */
function besideFiles(message: string, options: InputOptions): CallError {
  const what =
    /\s/.test(message) || message === '' ? 'a message in quotes' : `"${visible(message)}", which is no file,`
  return new CallError(
    `${what} was left unread beside the files; a message goes by itself: ${calling(options)} "…"`,
  )
}
