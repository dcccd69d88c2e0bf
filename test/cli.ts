import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './root.ts'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const BIN = join(ROOT, 'bin', 'invite-coach.js')

/** Runs the built command line with piped streams. */
export function run(
  args: readonly string[],
  input: string | Uint8Array = '',
  options: { cwd?: string; env?: Record<string, string>; encoding?: BufferEncoding } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, NO_COLOR: '', ...options.env },
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({
        code,
        out: Buffer.concat(out).toString(options.encoding),
        err: Buffer.concat(err).toString(),
      }),
    )
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
