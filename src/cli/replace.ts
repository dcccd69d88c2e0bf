import { constants, existsSync } from 'node:fs'
import { access, readFile, stat } from 'node:fs/promises'
import { CallError } from './io.ts'
import { reasonOf } from './reason.ts'
import { writeWhole } from './write-whole.ts'

/** A file on the disk and what it is called in messages. */
interface Target {
  readonly file: string
  readonly path: string
}

/**
 * Puts `after` in the place of a file that was read as `before`: whole or not at all, and not where the file has become
 * another one meanwhile. With `backup`, what stood there is kept beside it first. Throws a CallError.
 */
export async function replaceFile(
  { file, path }: Target,
  before: string | Uint8Array,
  after: string | Uint8Array,
  backup = false,
): Promise<void> {
  try {
    if (!(await readFile(file)).equals(Buffer.from(before)))
      throw new CallError(`${path} changed meanwhile; it was left alone, run the command again`)
    // Putting a file in the place of another asks nobody whether that one may be written.
    await access(file, constants.W_OK)
    if (backup) await keepOld(file, path, before)
    await writeWhole(file, after)
  } catch (error) {
    throw error instanceof CallError ? error : notWritten(path, error)
  }
}

/** Writes a file that is not there yet. Throws a CallError. */
export async function newFile({ file, path }: Target, text: string): Promise<void> {
  if (existsSync(file)) throw new CallError(`${path} is there already; give another name`)
  try {
    await writeWhole(file, text, { mode: 0o600 })
  } catch (error) {
    throw notWritten(path, error)
  }
}

function notWritten(path: string, error: unknown): CallError {
  const { code } = error as NodeJS.ErrnoException
  const mend = code === 'ENOENT' ? 'check the path' : 'check its permissions'
  return new CallError(`${path} could not be written (${reasonOf(error)}); ${mend}`)
}

/** Keeps what stands in a file under its name with `.bak`, for the same eyes only; an older copy is never lost. */
async function keepOld(file: string, path: string, text: string | Uint8Array): Promise<void> {
  const refused = (why: string) =>
    new CallError(
      `${path}.bak could not be written (${why}), so ${path} was left alone; move the old one away, or leave --backup out`,
    )
  if (existsSync(`${file}.bak`)) throw refused('there is one already')
  try {
    await writeWhole(`${file}.bak`, text, { mode: (await stat(file)).mode })
  } catch (error) {
    throw refused(reasonOf(error))
  }
}
