import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { type Engine, engineWith } from '../core/engine/engine.ts'
import { openShipped, type Shipped } from '../core/rules/shipped.ts'

/** The engine on the built-in rules, which the build left beside this file, checked and compiled. */
export function builtinEngine(): Engine {
  const { rules, compiled } = openShipped(shippedIn(new URL('./rules.bin', import.meta.url)))
  return engineWith(rules, compiled)
}

/** A hash of the built-in rules, worked out when they were built. */
export const builtinSignature = (): string =>
  readFileSync(new URL('./rules.sha256', import.meta.url), 'latin1')

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
