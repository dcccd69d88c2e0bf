/** A 52-bit number that stands for a text. It is taken piece by piece: the hash of "ab" goes on from that of "a". */
export type Hash = number

const HALF = 2 ** 26
const LOW = HALF - 1

/** The hash of the empty text. */
export const NOTHING: Hash = 0x2545f49 + 0x1b873 * HALF

/** The hash of a text that goes on with `text` after what `hash` stands for. */
export function hashOn(hash: Hash, text: string): Hash {
  let high = Math.floor(hash / HALF)
  let low = hash - high * HALF
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x2c1b3c6d)
    low = (low ^ (low >>> 12)) & LOW
    high = Math.imul(high ^ unit, 0x297a2d39)
    high = (high ^ (high >>> 15)) & LOW
  }
  return low + high * HALF
}

export const hashOf = (text: string): Hash => hashOn(NOTHING, text)

/** Where a hash is looked for first, of so many slots. */
export function slotOf(hash: Hash, slots: number): number {
  const high = Math.floor(hash / HALF)
  const low = hash - high * HALF
  const mixed = Math.imul(low ^ (high << 6), 0x9e3779b1)
  return ((mixed ^ (mixed >>> 16)) >>> 0) % slots
}

/** By what a hash is told from others that are looked for in one place; never 0. */
export function checkOf(hash: Hash): number {
  const high = Math.floor(hash / HALF)
  const low = hash - high * HALF
  return Math.imul(low, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35) || 1
}
