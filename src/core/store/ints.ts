/**
 * A long row of 32-bit integers of which stretches are read when they are needed: an array at hand, or a file that is
 * never read whole where a few stretches do. What is read is not to be written to.
 */
export interface Ints {
  /** All of them are in memory: a stretch costs nothing, however long. */
  readonly atHand: boolean
  read(at: number, count: number): Int32Array
}

export const intsOf = (all: Int32Array): Ints => ({
  atHand: true,
  read: (at, count) => all.subarray(at, at + count),
})

/** The part of `ints` that begins at `start`. */
export const partOf = (ints: Ints, start: number): Ints => ({
  atHand: ints.atHand,
  read: (at, count) => ints.read(start + at, count),
})

/** Numbers below 65,536, two to an integer. */
export function packShorts(values: ArrayLike<number>): Int32Array {
  const shorts = new Uint16Array(values.length + (values.length % 2))
  shorts.set(values)
  return new Int32Array(shorts.buffer)
}

/** `count` numbers packed by `packShorts`, at `at` of `ints`. */
export function shortsOf(ints: Int32Array, at: number, count: number): Uint16Array {
  return new Uint16Array(ints.buffer, ints.byteOffset + at * 4, count)
}

export function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
