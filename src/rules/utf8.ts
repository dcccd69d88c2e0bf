import { isUtf8 } from 'node:buffer'
import type { Problem } from './problem.ts'

/** What is wrong with a file of rules or settings that is not UTF-8, at its first byte that is none; else null. */
export function notUtf8(bytes: Uint8Array, path: string): Problem | null {
  if (isUtf8(bytes)) return null
  // What can't be read is replaced, so that it is written otherwise.
  const again = Buffer.from(Buffer.from(bytes).toString())
  const first = bytes.findIndex((byte, i) => byte !== again[i])
  const before = Buffer.from(bytes.subarray(0, first)).toString().split('\n')
  const column = (before.at(-1) ?? '').length + 1
  return { path, line: before.length, column, message: 'is not UTF-8 text from here on; save it as UTF-8' }
}
