import { openSync } from 'node:fs'
import { ReadStream } from 'node:tty'
import type { Io, Output } from './io.ts'

/** Where a person is asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream
  readonly output: Output & { readonly rows?: number }
  close(): void
}

const CONSOLE = process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty'

/** The terminal that the run was started in: stdin, or where that is used up (`piped`) the terminal itself; null without one. */
export function terminalOf({ stdin, stdout }: Io, piped: boolean): Terminal | null {
  if (!stdout.isTTY) return null
  if (!piped) return { input: stdin, output: stdout, close: () => {} }
  try {
    const input = new ReadStream(openSync(CONSOLE, 'r'))
    return { input, output: stdout, close: () => void input.destroy() }
  } catch {
    return null
  }
}
