import { checkOf, type Hash, slotOf } from './hash.ts'
import { type Ints, joined } from './ints.ts'

/**
 * A dictionary of hashes as integers: looking one up reads a few of them in place, so that a large table costs nothing
 * to load. First a check for each slot, 0 where it is free, then a row for each. A hash that finds its slot taken takes
 * the next free one; after the last slot the table goes on until a free one.
 */
export interface Table {
  /** Where in `rows` the row kept under `hash` begins; -1 where there is none. */
  find(hash: Hash): number
  /** What was read for the last look-up. */
  readonly rows: Int32Array
}

/** Slots for each entry: more would be more to read, fewer longer searches. */
const ROOM = 1.4
const HEAD = 3
/** Checks read at once. */
const AT_ONCE = 4
/** A look-up takes about as long as reading so many integers more: after that many look-ups a table is read whole. */
const WORTH_A_LOOK_UP = 800

/** Writes a table; every row has `width` integers. Throws where two entries cannot be told apart. */
export function writeTable(
  width: number,
  entries: readonly (readonly [hash: Hash, row: ArrayLike<number>])[],
): Int32Array {
  const slots = Math.ceil(entries.length * ROOM) + 1
  // No search goes on over more slots than there are entries; what is not needed of them is cut off.
  const checks = new Int32Array(slots + entries.length + AT_ONCE)
  const rows = new Int32Array(checks.length * width)
  let length = slots
  for (const [hash, row] of entries) {
    const check = checkOf(hash)
    let slot = slotOf(hash, slots)
    for (; checks[slot] !== 0; slot++)
      if (checks[slot] === check) throw new Error('two entries of a table have one hash: change the hash')
    checks[slot] = check
    rows.set(row, slot * width)
    length = Math.max(length, slot + 1)
  }
  length += AT_ONCE
  return joined([
    Int32Array.of(slots, width, length),
    checks.subarray(0, length),
    rows.subarray(0, length * width),
  ])
}

/** All of a table, of which `ints` may go on. */
export function wholeTable(ints: Ints): Int32Array {
  const [, width = 0, length = 0] = ints.read(0, HEAD)
  return ints.read(0, HEAD + length * (1 + width))
}

export function tableOf(ints: Ints): Table {
  const [slots = 1, width = 0, length = 0] = ints.read(0, HEAD)
  let asked = 0
  let all: Int32Array | undefined
  let rows: Int32Array = new Int32Array()
  /** The slot that holds a check; -1 where none does. */
  function slotWith(check: number, from: number): number {
    for (let first = from; first < length; first += AT_ONCE) {
      const checks = ints.read(HEAD + first, Math.min(AT_ONCE, length - first))
      for (const [i, there] of checks.entries()) {
        if (there === check) return first + i
        if (there === 0) return -1
      }
    }
    return -1
  }
  return {
    get rows() {
      return rows
    },
    find(hash) {
      const check = checkOf(hash)
      let slot = slotOf(hash, slots)
      if (!all) {
        if (++asked * WORTH_A_LOOK_UP < length * (1 + width)) {
          slot = slotWith(check, slot)
          if (slot >= 0) rows = ints.read(HEAD + length + slot * width, width)
          return slot < 0 ? -1 : 0
        }
        all = ints.read(HEAD, length)
        rows = ints.read(HEAD + length, length * width)
      }
      for (let there = all[slot]; there !== 0; there = all[++slot]) if (there === check) return slot * width
      return -1
    },
  }
}
