import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { type Engine, engineWith } from '../core/engine/engine.ts'
import { type Learned, learnedIn } from '../core/engine/learned.ts'
import { openShipped, type Shipped } from '../core/rules/shipped.ts'
import { intsOf } from '../core/store/ints.ts'

/** What the build left beside this file. */
const FILE = new URL('./rules.bin', import.meta.url)

/** The engine on the built-in rules, checked and compiled when they were built. */
export const builtinEngine = (): Engine => engineFrom(shippedIn(FILE))

function engineFrom(shipped: Shipped): Engine {
  const { rules, compiled } = openShipped(shipped)
  return engineWith(rules, compiled)
}

/** What the built-in rules learned of words. */
export const builtinLearned = (): Learned => learnedIn(openShipped(shippedIn(FILE)).compiled)

/** The built-in rules as all threads can read them. */
export function builtinBytes(): SharedArrayBuffer {
  const descriptor = openSync(FILE, 'r')
  try {
    const shared = new SharedArrayBuffer(fstatSync(descriptor).size)
    const bytes = new Uint8Array(shared)
    // Read in place: to copy so many bytes would take as long again.
    let done = 0
    let read: number
    do {
      read = readSync(descriptor, bytes, done, bytes.length - done, null)
      done += read
    } while (read > 0)
    return shared
  } finally {
    closeSync(descriptor)
  }
}

/** Bytes that all threads can read. */
export function sharedOf(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.length)
  new Uint8Array(shared).set(bytes)
  return shared
}

/** The engine on rules as they ship, which another thread has read. */
export const engineIn = (bytes: SharedArrayBuffer): Engine =>
  engineFrom({
    ints: intsOf(new Int32Array(bytes, 0, Math.floor(bytes.byteLength / INT))),
    text: (from, to) => Buffer.from(bytes, from, to - from).toString('latin1'),
  })

/** A hash of the built-in rules and of the code that reads drafts by them, worked out when they were built. */
export const builtinSignature = (): string =>
  readFileSync(new URL('./signature.sha256', import.meta.url), 'latin1')

/** After so many stretches the file is read whole: a short check needs few, and all of it takes longer to read. */
const READ_WHOLE = 2000
const INT = 4

/** A file of rules, read in stretches as they are asked for. */
function shippedIn(file: URL): Shipped {
  const descriptor = openSync(file, 'r')
  let reads = 0
  let whole: Uint8Array | undefined
  function bytes(from: number, to: number): Uint8Array {
    if (!whole && ++reads > READ_WHOLE) {
      whole = new Uint8Array(readFileSync(file))
      closeSync(descriptor)
    }
    if (whole) return whole.subarray(from, to)
    const stretch = new Uint8Array(to - from)
    readSync(descriptor, stretch, 0, to - from, from)
    return stretch
  }
  return {
    ints: {
      atHand: false,
      read(at, count) {
        const { buffer, byteOffset } = bytes(at * INT, (at + count) * INT)
        return new Int32Array(buffer, byteOffset, count)
      },
    },
    text(from, to) {
      const { buffer, byteOffset, length } = bytes(from, to)
      return Buffer.from(buffer, byteOffset, length).toString('latin1')
    },
  }
}
