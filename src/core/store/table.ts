import { checkOf, type Hash, slotOf } from './hash.ts'
import type { Ints } from './ints.ts'

/**
 * A dictionary of hashes as integers: looking one up reads a few of them in place, so that a large table costs nothing
 * to load. Slots of a check and a row; a hash that finds its slot taken takes the next free one. After the last slot
 * the table goes on until a free one.
 */
export interface Table {
  /** Where in `read` the row kept under `hash` begins; -1 where there is none. */
  find(hash: Hash): number
  /** What was read for the last look-up. */
  readonly read: Int32Array
}

/** Slots for each entry: more would be more to read, fewer longer searches. */
const ROOM = 1.4
const HEAD = 3
/** Slots read at once. */
const AT_ONCE = 4
/** A look-up takes about as long as reading so many integers more: after that many look-ups a table is read whole. */
const WORTH_A_LOOK_UP = 800

/** Writes a table; every row has `width` integers. Throws where two entries cannot be told apart. */
export function writeTable(
  width: number,
  entries: readonly (readonly [hash: Hash, row: ArrayLike<number>])[],
): Int32Array {
  const slots = Math.ceil(entries.length * ROOM) + 1
  const size = width + 1
  // No search goes on over more slots than there are entries; what is not needed of them is cut off.
  const written = new Int32Array(HEAD + (slots + entries.length + AT_ONCE) * size)
  let length = slots
  for (const [hash, row] of entries) {
    const check = checkOf(hash)
    let slot = slotOf(hash, slots)
    for (; written[HEAD + slot * size] !== 0; slot++)
      if (written[HEAD + slot * size] === check)
        throw new Error('two entries of a table have one hash: change the hash')
    written[HEAD + slot * size] = check
    written.set(row, HEAD + slot * size + 1)
    length = Math.max(length, slot + 1)
  }
  length += AT_ONCE
  written.set([slots, width, length])
  return written.slice(0, HEAD + length * size)
}

export function tableOf(ints: Ints): Table {
  const [slots = 1, width = 0, length = 0] = ints.read(0, HEAD)
  const size = width + 1
  let asked = 0
  let isWhole = false
  let read: Int32Array = new Int32Array()
  return {
    get read() {
      return read
    },
    find(hash) {
      const check = checkOf(hash)
      const slot = slotOf(hash, slots)
      if (!isWhole && ++asked * WORTH_A_LOOK_UP > length * size) {
        read = ints.read(HEAD, length * size)
        isWhole = true
      }
      if (isWhole) {
        for (let at = slot * size; ; at += size) {
          const there = read[at]
          if (there === check) return at + 1
          if (there === 0) return -1
        }
      }
      for (let first = slot; first < length; first += AT_ONCE) {
        read = ints.read(HEAD + first * size, Math.min(AT_ONCE, length - first) * size)
        for (let at = 0; at < read.length; at += size) {
          if (read[at] === check) return at + 1
          if (read[at] === 0) return -1
        }
      }
      return -1
    },
  }
}
