import { checkOf, type Hash, slotOf } from './hash.ts'
import type { Hashes } from './hashes.ts'
import { type Ints, joined } from './ints.ts'

/**
 * A dictionary of hashes as integers: looking one up reads a few of them in place, so that a large table costs nothing
 * to load. First a check for each slot, 0 where it is free, then a row for each. A hash that finds its slot taken takes
 * the next free one; after the last slot the table goes on until a free one.
 */
export interface Table {
  has(hash: Hash): boolean
  /** The row kept under `hash`; null where there is none. */
  find(hash: Hash): Row | null
  /** The rows of those of `hashes` that are kept here, in their order. */
  findAll(hashes: Hashes): Found
}

/** Rows that were found, each where it stands among `rows`; what is looked up later doesn't change them. */
interface Found {
  readonly rows: Row
  /** Where each begins. */
  readonly places: ArrayLike<number>
}

/** Integers that are not to be written to. */
type Row = ArrayLike<number>

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
  /** The whole table, once it was worth reading. */
  let whole: { readonly checks: Int32Array; readonly rows: Int32Array } | undefined
  function wholeWhereWorth(lookUps: number) {
    asked += lookUps
    if (ints.atHand || asked * WORTH_A_LOOK_UP >= length * (1 + width))
      whole ??= { checks: ints.read(HEAD, length), rows: ints.read(HEAD + length, length * width) }
    return whole
  }
  /** The slot in which a hash is kept, among all checks; -1 where it is not. */
  function slotAmong(checks: Int32Array, hash: Hash): number {
    const check = checkOf(hash)
    let slot = slotOf(hash, slots)
    for (let there = checks[slot]; there !== 0; there = checks[++slot]) if (there === check) return slot
    return -1
  }
  /** The same, reading no more of the checks than needed. */
  function slotRead(hash: Hash): number {
    const check = checkOf(hash)
    for (let first = slotOf(hash, slots); first < length; first += AT_ONCE) {
      const checks = ints.read(HEAD + first, Math.min(AT_ONCE, length - first))
      for (const [i, there] of checks.entries()) {
        if (there === check) return first + i
        if (there === 0) return -1
      }
    }
    return -1
  }
  const slotFor = (hash: Hash) => {
    const all = wholeWhereWorth(1)
    return all ? slotAmong(all.checks, hash) : slotRead(hash)
  }
  const rowIn = (slot: number): Row =>
    whole
      ? whole.rows.subarray(slot * width, (slot + 1) * width)
      : ints.read(HEAD + length + slot * width, width)
  return {
    has: (hash) => slotFor(hash) >= 0,
    find(hash) {
      const slot = slotFor(hash)
      return slot < 0 ? null : rowIn(slot)
    },
    findAll({ all: hashes, size }) {
      const all = wholeWhereWorth(size)
      const rows = all ? all.rows : new Int32Array(size * width)
      const places = new Int32Array(size)
      let count = 0
      for (let i = 0; i < size; i++) {
        const hash = hashes[i] as Hash
        const slot = all ? slotAmong(all.checks, hash) : slotRead(hash)
        if (slot < 0) continue
        if (!all) rows.set(rowIn(slot), count * width)
        places[count] = (all ? slot : count) * width
        count++
      }
      return { rows, places: places.subarray(0, count) }
    },
  }
}
