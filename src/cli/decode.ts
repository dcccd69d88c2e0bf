import { isMail } from '../formats/mail-head.ts'
import { CallError } from './io.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What a file holds: its text, or where `bytes` says so its bytes, each as one character. */
export interface Contents {
  readonly text: string
  readonly bytes: boolean
}

/** The text of a draft's bytes. A byte order mark stays, so that offsets are the file's. Throws a CallError. */
export function decode(bytes: Uint8Array, name: string): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new CallError(`${name} is UTF-16 text; save it as UTF-8 and try again`)
  if (bytes.includes(0)) throw new CallError(`${name} looks like a binary file; give a text file`)
  try {
    return UTF8.decode(bytes)
  } catch {
    throw new CallError(`${name} is not UTF-8 text; save it as UTF-8 and try again`)
  }
}

/** The bytes that hold what was read, or another text in its place. */
export const encode = ({ text, bytes }: Contents, instead: string = text): Uint8Array =>
  Buffer.from(instead, bytes ? 'latin1' : 'utf8')

/** The same, but a saved mail in other character sets, which its own headers name, comes as bytes. Throws a CallError. */
export function contentsOf(bytes: Uint8Array, name: string): Contents {
  try {
    return { text: decode(bytes, name), bytes: false }
  } catch (error) {
    if (bytes.includes(0)) throw error
    const text = Buffer.from(bytes).toString('latin1')
    if (!isMail(text)) throw error
    return { text, bytes: true }
  }
}
