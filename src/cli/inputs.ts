import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { globby, isDynamicPattern } from 'globby'
import { decode } from './decode.ts'
import { CallError, type Io } from './io.ts'

/** One draft to look at; `read` throws a CallError that says what is wrong with it. */
export interface Source {
  readonly path: string
  readonly piped?: true
  readonly read: () => Promise<string>
}

/** What is looked at in a folder. */
const DRAFT_EXTENSIONS: readonly string[] = ['.txt', '.md', '.markdown', '.eml']
const HOW_TO =
  'give a message in quotes, a file, or pipe text in: invite-coach check "Could we talk tonight?"'

async function readFileSource(file: string, name: string): Promise<string> {
  try {
    return decode(await readFile(file), name)
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

/** A word without white space that has a slash or a draft's extension is meant as a path. */
function looksLikePath(argument: string): boolean {
  if (/\s/.test(argument) || argument === '') return false
  return (
    /[/\\]/.test(argument) || DRAFT_EXTENSIONS.some((extension) => argument.toLowerCase().endsWith(extension))
  )
}

async function filesIn(pattern: string, io: Io, name: string): Promise<Source[]> {
  const found = await globby(pattern, {
    cwd: io.cwd,
    gitignore: true,
    ignoreFiles: '**/.invitecoachignore',
    onlyFiles: true,
  })
  return found
    .sort()
    .map((path) => ({ path, read: () => readFileSource(resolve(io.cwd, path), path) }))
    .filter(
      (source) =>
        name === '' || DRAFT_EXTENSIONS.some((extension) => source.path.toLowerCase().endsWith(extension)),
    )
}

async function filesInFolder(folder: string, io: Io): Promise<Source[]> {
  const base = folder.replace(/[/\\]+$/, '').replaceAll('\\', '/') || '.'
  const escaped = base.replace(/[()[\]{}!*?+@|]/g, '\\$&')
  const sources = await filesIn(base === '.' ? '**/*' : `${escaped}/**/*`, io, base)
  if (sources.length === 0) {
    throw new CallError(`${folder} holds no drafts; I look for ${DRAFT_EXTENSIONS.join(', ')} files`)
  }
  return sources
}

async function readStdin(io: Io): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of io.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return decode(Buffer.concat(chunks), 'the piped text')
}

function stdinSource(io: Io, path = '<stdin>'): Source {
  return {
    path,
    piped: true,
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
    async read() {
      if (message.trim() === '') throw new CallError(`the message is empty; ${HOW_TO}`)
      return decode(Buffer.from(message), 'the message')
    },
  }
}

/**
 * Tells files, folders, globs and messages apart, as DESIGN of the command line has it: what exists is read as files;
 * what looks like a path but isn't there is a mistake; one other argument is the message. Problems of single
 * arguments go to `report`, so that the others are still looked at.
 */
export async function sourcesOf(
  args: readonly string[],
  options: { readonly text?: boolean; readonly stdinFilename?: string },
  io: Io,
  report: (error: CallError) => void,
): Promise<Source[]> {
  if (args.length === 0) {
    if (io.stdin.isTTY) throw new CallError(`nothing to look at; ${HOW_TO}`)
    return [stdinSource(io, options.stdinFilename)]
  }
  const sources: Source[] = []
  const messages: string[] = []
  for (const argument of args) {
    try {
      if (options.text || argument.trim() === '') messages.push(argument)
      else if (argument === '-') sources.push(stdinSource(io, options.stdinFilename))
      else if (existsSync(resolve(io.cwd, argument))) {
        const isFolder = statSync(resolve(io.cwd, argument)).isDirectory()
        const file: Source = {
          path: argument,
          read: () => readFileSource(resolve(io.cwd, argument), argument),
        }
        sources.push(...(isFolder ? await filesInFolder(argument, io) : [file]))
      } else if (!/\s/.test(argument) && isDynamicPattern(argument)) {
        const found = await filesIn(argument, io, '')
        if (found.length > 0) sources.push(...found)
        else if (looksLikePath(argument))
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
  return sources
}
