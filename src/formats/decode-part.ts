import { TextDecoder } from 'node:util'
import { sourceStart, type Traced, verbatim } from '../core/manuscript/traced.ts'
import { transcriptOf } from './carve.ts'

/** Character sets in which a byte below 128 is always that character. */
const ASCII_BASED = /^(?:utf-?8|us-ascii|ascii|iso-8859-|windows-125|latin1)/i

function decoderOf(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset, { ignoreBOM: true })
  } catch {
    return null
  }
}

/** Whether a character set can be decoded; what is in another is read as if it were Latin. */
export const isCharset = (name: string): boolean => decoderOf(name) !== null

/** Turns bytes with their places into text, a character at a time. */
function charactersInto(say: (text: string, from: number, to: number) => void, charset: string) {
  const decoder = decoderOf(charset) ?? new TextDecoder('windows-1252')
  let begun: number | undefined
  return (byte: number, from: number, to: number) => {
    begun ??= from
    const text = decoder.decode(Uint8Array.of(byte), { stream: true })
    if (text === '') return
    say(text, begun, to)
    begun = undefined
  }
}

/** A soft line end; bytes written in hexadecimal; white space that mailers put at line ends; anything else. */
const QUOTED_PRINTABLE =
  /(?<nothing>=[ \t]*(?:\r?\n|$)|(?<![ \t])[ \t]+(?=\r?\n))|=(?<hex>[0-9A-Fa-f]{2})|[^=\s]+|\s|=/g

/** Decodes the quoted-printable `[start, end)` of a mail. */
export function quotedPrintable(source: string, start: number, end: number, charset: string): Traced {
  const transcript = transcriptOf(source)
  const whole = verbatim(source)
  const add = charactersInto(transcript.say, charset)
  const ascii = ASCII_BASED.test(charset)
  for (const { index, 0: part, groups } of source.slice(start, end).matchAll(QUOTED_PRINTABLE)) {
    const from = start + index
    const to = from + part.length
    if (groups?.['nothing']) continue
    const hex = groups?.['hex']
    if (hex) add(Number.parseInt(hex, 16), from, to)
    else if (ascii) transcript.keep(whole, from, to)
    else for (let at = from; at < to; at++) add(source.charCodeAt(at) & 255, at, at + 1)
  }
  return transcript.done()
}

/** Decodes `[start, end)` of a mail each of whose characters is a byte. */
export function eightBit(source: string, start: number, end: number, charset: string): Traced {
  const transcript = transcriptOf(source)
  const whole = verbatim(source)
  const add = charactersInto(transcript.say, charset)
  const ascii = ASCII_BASED.test(charset)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are all that are the same in either
  for (const { index, 0: part } of source.slice(start, end).matchAll(/[\u0000-\u007f]+|[^\u0000-\u007f]+/g)) {
    const from = start + index
    const same = ascii && part.charCodeAt(0) < 128
    if (same) transcript.keep(whole, from, from + part.length)
    else for (let i = 0; i < part.length; i++) add(part.charCodeAt(i), from + i, from + i + 1)
  }
  return transcript.done()
}

/** Decodes the base64 `[start, end)` of a mail. */
export function base64(source: string, start: number, end: number, charset: string): Traced {
  const transcript = transcriptOf(source)
  const add = charactersInto(transcript.say, charset)
  const digits = transcriptOf(source)
  for (const { index, 0: run } of source.slice(start, end).matchAll(/[A-Za-z0-9+/]+/g))
    digits.keep(verbatim(source), start + index, start + index + run.length)
  const traced = digits.done()
  const bytes = Buffer.from(traced.text, 'base64')
  // Each byte takes eight bits out of digits of six.
  for (const [i, byte] of bytes.entries()) {
    const first = Math.floor((8 * i) / 6)
    const last = Math.floor((8 * i + 7) / 6)
    add(byte, sourceStart(traced, first), sourceStart(traced, last) + 1)
  }
  return transcript.done()
}
