import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { visible } from '../reporters/visible.ts'
import { type Calling, howTo } from './calling.ts'
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

/** A file that may be there and yet could not be read. */
export const notRead = (name: string, error: unknown): CallError =>
  new CallError(`${visible(name)} could not be read (${reasonOf(error)}); check the path and its permissions`)

function bytesOf(file: string, name: string): Uint8Array {
  try {
    // Reading at once takes a tenth of the time that asking the thread pool does, and letters are small.
    return readFileSync(file)
  } catch (error) {
    throw notRead(name, error)
  }
}

/** A file, of which there may be hundreds of thousands: it holds two texts and works the rest out. */
export class FileSource implements Source {
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

function notBlank<T extends string | Contents>(contents: T, what: string, running: Calling): T {
  const text = typeof contents === 'string' ? contents : contents.text
  if (text.trim() === '') throw new CallError(`${what} is empty; ${howTo(running)}`)
  return contents
}

const PIPED = 'the piped text'
const MESSAGE = 'the message'

/** Piped text, which may be called as a file is. */
export const stdinSource = (io: Io, name: string | undefined, running: Calling): Source => ({
  path: slashed(name ?? '<stdin>'),
  file: null,
  configuredAs: name === undefined ? null : resolve(io.cwd, name),
  found: false,
  contents: async () => notBlank(contentsOf(await bytesFrom(io), PIPED), PIPED, running),
})

export const messageSource = (message: string, running: Calling): Source => ({
  path: '<argument>',
  file: null,
  configuredAs: null,
  found: false,
  contents: async () => ({
    text: decode(Buffer.from(notBlank(message, MESSAGE, running)), MESSAGE),
    bytes: false,
  }),
})
