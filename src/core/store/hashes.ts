import type { Hash } from './hash.ts'

/** Hashes, each once. It is wiped and filled again and again, so that it takes no memory anew. */
export interface Hashes {
  readonly size: number
  /** Those that were added, up to `size`, in their order. */
  readonly all: Float64Array
  add(hash: Hash): Hashes
  wipe(): Hashes
}

const ROOM = 1024

export function noHashes(): Hashes {
  let all = new Float64Array(ROOM)
  /** Where a hash is found: its place in `all` after the `begun` of those wiped before. */
  let places = new Float64Array(2 * ROOM)
  let begun = 0
  let size = 0
  function put(hash: Hash): boolean {
    const mask = places.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = (places[slot] as number) - begun
      if (place <= 0) {
        places[slot] = begun + size + 1
        return true
      }
      if (all[place - 1] === hash) return false
    }
  }
  function grow(): void {
    const before = all
    all = new Float64Array(2 * before.length)
    all.set(before)
    places = new Float64Array(2 * all.length)
    const many = size
    for (size = 0; size < many; size++) put(all[size] as number)
  }
  const hashes: Hashes = {
    get size() {
      return size
    },
    get all() {
      return all
    },
    add(hash) {
      if (put(hash)) {
        all[size++] = hash
        if (size === all.length) grow()
      }
      return hashes
    },
    wipe() {
      begun += size
      size = 0
      return hashes
    },
  }
  return hashes
}
