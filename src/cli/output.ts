import { randomBytes } from 'node:crypto'
import { createWriteStream, unlinkSync, type WriteStream } from 'node:fs'
import { chmod, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { visible } from '../reporters/visible.ts'
import { atExit } from './at-exit.ts'
import { CallError, type Io, write } from './io.ts'
import { reasonOf } from './reason.ts'
import { type Notices, reportPlace } from './report-place.ts'
import { type Sink, sinkOf } from './sink.ts'

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
 * behind when the run is stopped. `name` is what messages call it, `notices` as for `reportPlace`. Rejects with a CallError
 * where it can't be written and where something stands that is no report.
 */
export async function fileOutput(file: string, name: string, notices: Notices): Promise<Sink> {
  const failed = (error: unknown) =>
    new CallError(
      `${visible(name)} could not be written (${reasonOf(error)}); check the path and its permissions`,
    )
  try {
    const { target, mode, isPlain } = await reportPlace(file, name, notices)
    return isPlain ? await beside(target, mode, failed) : await straight(target, failed)
  } catch (error) {
    throw error instanceof CallError ? error : failed(error)
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
