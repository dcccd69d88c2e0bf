import { type Hash, slotAndCheck } from './hash.ts'
import type { Ints } from './ints.ts'

/**
 * A dictionary of hashes as integers: looking one up reads a few of them in place, so that a large table costs nothing
 * to load. Slots of a check and a row; a hash that finds its slot taken takes the next free one. After the last slot
 * the table goes on until a free one.
 */
export interface Table {
  /** The row kept under `hash`, or undefined. */
  find(hash: Hash): Int32Array | undefined
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
    const [first, check] = slotAndCheck(hash, slots)
    let slot = first
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
  let whole: Int32Array | undefined
  function rowIn(stretch: Int32Array, from: number, check: number): Int32Array | undefined | null {
    for (let at = from; at < stretch.length; at += size) {
      const there = stretch[at]
      if (there === check) return stretch.subarray(at + 1, at + size)
      if (there === 0) return undefined
    }
    return null
  }
  return {
    find(hash) {
      const [slot, check] = slotAndCheck(hash, slots)
      if (!whole && ++asked * WORTH_A_LOOK_UP > length * size) whole = ints.read(HEAD, length * size)
      if (whole) return rowIn(whole, slot * size, check) ?? undefined
      for (let at = slot; at < length; at += AT_ONCE) {
        const stretch = ints.read(HEAD + at * size, Math.min(AT_ONCE, length - at) * size)
        const row = rowIn(stretch, 0, check)
        if (row !== null) return row
      }
      return undefined
    },
  }
}
