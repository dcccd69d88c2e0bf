import type { Readable, Writable } from 'node:stream'

/** A stream to a person or a program. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }
type Input = Readable & { readonly isTTY?: boolean }

/** What a run reads and writes, passed in so that it can be run without a process. */
export interface Io {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Exit codes, see README.md. With several drafts the highest wins. */
export const EXIT = { clean: 0, findings: 1, failed: 2, danger: 3 } as const

/** A mistake in how the tool was called or in what it was given; one sentence that says what to do. */
export class CallError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CallError'
  }
}

const silenced = new WeakSet<Output>()

/** Has `write` leave out what is meant for a stream whose reader has left, or that is full. */
export function silence(output: Output): void {
  silenced.add(output)
}

/** Writes and waits while the reader is slow, so that any amount of output takes bounded memory. */
export async function write(output: Output, text: string | Uint8Array): Promise<void> {
  if (text.length === 0 || output.destroyed || silenced.has(output)) return
  if (!output.write(text)) {
    await new Promise<void>((resolve) => {
      const done = () => {
        output.off('drain', done).off('close', done).off('error', done)
        resolve()
      }
      output.once('drain', done).once('close', done).once('error', done)
    })
  }
}
