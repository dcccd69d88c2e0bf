import type { Compiled } from '../engine/layout.ts'
import { type Ints, joined, partOf } from '../store/ints.ts'
import type { RuleSet } from './data.ts'
import { asciiJson, type PackedRules, packRules, unpackRules } from './packed.ts'

/**
 * Rules as they ship, all in one file: a mark that tells the order of bytes; how many lines there are and where each begins and the last ends, in bytes; then
 * what was compiled; then the lines, of which the first holds the compiled names.
 */
export interface Shipped {
  readonly ints: Ints
  /** The ASCII text that stands in the bytes `[from, to)`. */
  text(from: number, to: number): string
}

const INT = 4
/** The first integer; read backwards on a machine of the other byte order, which then cannot use the file. */
const MARK = 0x1c0ac4

export function writeShipped(rules: RuleSet, all: Int32Array, names: Compiled['names']): Uint8Array {
  const lines: PackedRules = [asciiJson(names), ...packRules(rules)]
  const textAt = (2 + lines.length + 1 + all.length) * INT
  const starts = [textAt]
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length)
  const ints = joined([Int32Array.of(MARK, lines.length, ...starts), all])
  const bytes = new Uint8Array(starts.at(-1) ?? 0)
  bytes.set(new Uint8Array(ints.buffer))
  bytes.set(new TextEncoder().encode(lines.join('')), textAt)
  return bytes
}

export function openShipped({ ints, text }: Shipped): {
  readonly rules: RuleSet
  readonly compiled: Compiled
} {
  const [mark, lines = 0] = ints.read(0, 2)
  if (mark !== MARK) throw new Error('these rules were built on another kind of machine: build them here')
  const starts = ints.read(2, lines + 1)
  const line = (number: number) => text(starts[number] as number, starts[number + 1] as number)
  return {
    rules: unpackRules((number) => line(number + 1)),
    compiled: {
      ints: partOf(ints, 2 + lines + 1),
      names: JSON.parse(line(0)) as Compiled['names'],
    },
  }
}
