import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { CallError, write } from './io.ts'

/** Takes a report piece by piece. */
export interface Sink {
  write(text: string): Promise<void>
  /** Puts a file in its place; what stood there before stays until then. */
  close(): Promise<void>
}

/** What is written goes to `stream`; `put` is called when all of it is there, then `last` with whether all went well. */
export function sinkOf(
  stream: Writable,
  failed: (error: unknown) => CallError,
  put: () => Promise<void>,
  last: (done: boolean) => void,
): Sink {
  // Told by `close`, which also hears of what fails between two pieces; by itself it would end the run.
  stream.on('error', () => {})
  return {
    write: (text) => write(stream, text),
    async close() {
      let done = false
      try {
        stream.end()
        // A full disk may say so of the last piece, or only when the file is closed.
        await finished(stream)
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
