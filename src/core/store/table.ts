import { checkOf, type Hash, slotOf } from './hash.ts'
import type { Hashes } from './hashes.ts'
import { type Ints, joined } from './ints.ts'

/**
 * A dictionary of hashes as integers: looking one up reads a few of them in place, so that a large table costs nothing
 * to load. First a check for each slot, 0 where it is free, then a row for each. A hash that finds its slot taken takes
 * the next free one; after the last slot the table goes on until a free one.
 */
export interface Table {
  /** Where in `rows` the row kept under `hash` begins; -1 where there is none. */
  find(hash: Hash): number
  /** The same for each of `hashes` that is kept here, one after the other in `places`; gives how many they are. */
  findAll(hashes: Hashes, places: Int32Array): number
  /** What was read for the last of either. */
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
  function readWholeWhereWorth(lookUps: number): void {
    asked += lookUps
    if (all || (!ints.atHand && asked * WORTH_A_LOOK_UP < length * (1 + width))) return
    all = ints.read(HEAD, length)
    rows = ints.read(HEAD + length, length * width)
  }
  function findIn(checks: Int32Array, hash: Hash): number {
    const check = checkOf(hash)
    let slot = slotOf(hash, slots)
    for (let there = checks[slot]; there !== 0; there = checks[++slot])
      if (there === check) return slot * width
    return -1
  }
  function readRow(hash: Hash): Int32Array | null {
    const slot = slotWith(checkOf(hash), slotOf(hash, slots))
    return slot < 0 ? null : ints.read(HEAD + length + slot * width, width)
  }
  return {
    get rows() {
      return rows
    },
    find(hash) {
      readWholeWhereWorth(1)
      if (all) return findIn(all, hash)
      const row = readRow(hash)
      if (row) rows = row
      return row ? 0 : -1
    },
    findAll({ all: hashes, size }, places) {
      readWholeWhereWorth(size)
      if (!all) rows = new Int32Array(size * width)
      let count = 0
      for (let i = 0; i < size; i++) {
        const hash = hashes[i] as Hash
        if (all) {
          const place = findIn(all, hash)
          if (place >= 0) places[count++] = place
        } else {
          const row = readRow(hash)
          if (!row) continue
          places[count] = count * width
          rows.set(row, count++ * width)
        }
      }
      return count
    },
  }
}
