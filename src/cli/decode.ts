import { CallError } from './io.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of a draft's bytes. A byte order mark stays, so that offsets are the file's. Throws a CallError. */
export function decode(bytes: Uint8Array, name: string): string {
  if (bytes.includes(0)) throw new CallError(`${name} looks like a binary file; give a text file`)
  try {
    return UTF8.decode(bytes)
  } catch {
    throw new CallError(`${name} is not UTF-8 text; save it as UTF-8 and try again`)
  }
}
