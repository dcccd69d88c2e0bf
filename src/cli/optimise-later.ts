import { setFlagsFromString } from 'node:v8'

/** Bytecode that a function runs through before V8 optimises it; six times what it is else. */
const BUDGET = 400_000

/**
 * Has V8 of Node 20 optimise only what runs often. Every thread compiles the same code for itself, over again where it was
 * optimised too soon, and with a thread for each core all of that is taken from the work: a quarter of it for 1,000 letters.
 * Later versions have a cheaper compiler in between and are left as they are.
 */
export function optimiseLater(): void {
  if (process.versions.node.startsWith('20.')) setFlagsFromString(`--interrupt-budget=${BUDGET}`)
}
