import { randomBytes } from 'node:crypto'
import { constants, createWriteStream, unlinkSync, type WriteStream } from 'node:fs'
import { access, chmod, open, readlink, realpath, rename, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { looksLikeReport } from '../reporters/looks-like-report.ts'
import { visible } from '../reporters/visible.ts'
import { atExit } from './at-exit.ts'
import { CallError, type Io, write } from './io.ts'
import { reasonOf } from './reason.ts'

/** Takes a report piece by piece. */
export interface Sink {
  write(text: string): Promise<void>
  /** Puts a file in its place; what stood there before stays until then. */
  close(): Promise<void>
}

/** `before` is called before something is written to a terminal. */
export const standardOutput = (io: Io, before: () => void): Sink => ({
  write(text) {
    if (io.stdout.isTTY && text !== '') before()
    return write(io.stdout, text)
  },
  close: async () => {},
})

/**
 * Writes a report of any length to a file in bounded memory, whole or not at all: beside it first, then in its place,
 * where a link leads and with the permissions that it had. A device or a pipe is written straight into. Nothing stays
 * behind when the run is stopped. `name` is what messages call it. Rejects with a CallError where it can't be written
 * and where something stands that is no report.
 */
export async function fileOutput(file: string, name: string): Promise<Sink> {
  const failed = (error: unknown) =>
    new CallError(
      `${visible(name)} could not be written (${reasonOf(error)}); check the path and its permissions`,
    )
  try {
    const { target, mode, isPlain } = await placeOf(file, name)
    return isPlain ? await beside(target, mode, failed) : await straight(target, failed)
  } catch (error) {
    throw error instanceof CallError ? error : failed(error)
  }
}

/** What stands, or will stand, where a report goes. */
interface Place {
  readonly target: string
  /** Those of the file that stands there. */
  readonly mode: number | null
  /** A file like any other, or one that is not there yet. */
  readonly isPlain: boolean
}

async function placeOf(file: string, name: string): Promise<Place> {
  const target = await whereLinksLead(file)
  const there = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!there) return { target, mode: null, isPlain: true }
  if (there.isDirectory())
    throw new CallError(`${visible(name)} is a folder; give the name of a file for the report`)
  if (!there.isFile()) return { target, mode: null, isPlain: false }
  await access(target, constants.W_OK)
  if (there.size > 0 && !looksLikeReport(await beginningOf(target)))
    throw new CallError(
      `${visible(name)} holds something else than a report, and would be lost; give the report another name`,
    )
  return { target, mode: there.mode & 0o7777, isPlain: true }
}

/** More than tells what a file holds. */
const BEGINNING = 65_536

/** The first lines of a file, whole ones where it is longer. */
async function beginningOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0)
    const text = buffer.toString('utf8', 0, bytesRead)
    const lines = text.slice(0, text.lastIndexOf('\n') + 1)
    return bytesRead < BEGINNING || lines === '' ? text : lines
  } finally {
    await handle.close()
  }
}

/** The file that a path means, also one that a link names and that is not there yet. */
async function whereLinksLead(file: string): Promise<string> {
  try {
    return await realpath(file)
  } catch {
    const link = await readlink(file).catch(() => null)
    return link === null ? file : resolve(dirname(file), link)
  }
}

async function opened(stream: WriteStream): Promise<void> {
  await new Promise<void>((done, fail) => stream.once('open', () => done()).once('error', fail))
}

async function straight(target: string, failed: (error: unknown) => CallError): Promise<Sink> {
  const stream = createWriteStream(target, { flags: 'a' })
  await opened(stream)
  return sinkOf(
    stream,
    failed,
    async () => {},
    () => {},
  )
}

async function beside(
  target: string,
  mode: number | null,
  failed: (error: unknown) => CallError,
): Promise<Sink> {
  const draft = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  // Before the stream, which may be open by the time that something else has loaded.
  const remove = () => {
    try {
      unlinkSync(draft)
    } catch {
      // It was never made, or is in its place by now.
    }
  }
  const forget = await atExit(remove)
  const stream = createWriteStream(draft, { mode: 0o600, flags: 'wx' })
  try {
    await opened(stream)
  } catch (error) {
    forget()
    throw error
  }
  const put = async () => {
    if (mode !== null) await chmod(draft, mode)
    await rename(draft, target)
  }
  return sinkOf(stream, failed, put, (done) => {
    if (!done) remove()
    forget()
  })
}

/** What is written goes to `stream`; `put` is called when all of it is there, then `last` with whether all went well. */
function sinkOf(
  stream: WriteStream,
  failed: (error: unknown) => CallError,
  put: () => Promise<void>,
  last: (done: boolean) => void,
): Sink {
  let broken: CallError | undefined
  stream.on('error', (error) => {
    broken = failed(error)
  })
  return {
    async write(text) {
      if (!broken) await write(stream, text)
    },
    async close() {
      await new Promise<void>((done) => stream.end(() => done()))
      let done = false
      try {
        if (broken) throw broken
        await put()
        done = true
      } catch (error) {
        throw error instanceof CallError ? error : failed(error)
      } finally {
        last(done)
      }
    },
  }
}
