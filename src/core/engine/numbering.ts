import { known } from '../known.ts'

/** Numbers names from 0 on, in the order in which they are first asked for. */
export interface Numbering {
  of(name: string): number
  /** All so far, in their order. */
  names(): readonly string[]
}

export function numbering(): Numbering {
  const numbers = new Map<string, number>()
  return { of: (name) => known(numbers, name, () => numbers.size), names: () => [...numbers.keys()] }
}
