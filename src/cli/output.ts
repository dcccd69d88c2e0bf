import { createWriteStream, unlinkSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { visible } from '../reporters/visible.ts'
import { atExit } from './at-exit.ts'
import { CallError, type Io, write } from './io.ts'
import { reasonOf } from './reason.ts'

/** Where a report goes. */
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
 * Writes a report of any length to a file in bounded memory, whole or not at all: beside it first, then in its place.
 * Nothing stays behind when the run is stopped. `name` is what messages call it. Rejects with a CallError where it can't be written.
 */
export async function fileOutput(file: string, name: string): Promise<Sink> {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
  const failed = (error: unknown) =>
    new CallError(
      `${visible(name)} could not be written (${reasonOf(error)}); check the path and its permissions`,
    )
  // Before the stream, which may be open by the time that something else has loaded.
  const remove = () => {
    try {
      unlinkSync(draft)
    } catch {
      // It was never made, or is in its place by now.
    }
  }
  const forget = await atExit(remove)
  const stream = createWriteStream(draft, { mode: 0o600 })
  let broken: CallError | undefined
  stream.on('error', (error) => {
    broken = failed(error)
  })
  await new Promise<void>((done) => stream.once('open', () => done()).once('error', () => done()))
  if (broken) {
    forget()
    throw broken
  }
  return {
    async write(text) {
      if (!broken) await write(stream, text)
    },
    async close() {
      await new Promise<void>((done) => stream.end(() => done()))
      try {
        if (broken) throw broken
        await rename(draft, file)
      } catch (error) {
        remove()
        throw error instanceof CallError ? error : failed(error)
      } finally {
        forget()
      }
    },
  }
}
