import { overlap, type Span } from './types.ts'

/** A stretch of a draft where one rule or pattern is to be quiet, or with null all of them `but` some. */
export interface Ignore {
  readonly name: string | null
  readonly but: readonly string[]
  readonly covers: Span
}

export interface Heeded {
  /** Whether a hit is to be left unsaid. */
  quiet(rule: { readonly id: string; readonly pattern: string }, hit: Span): boolean
  /** The indexes of those that kept nothing quiet. */
  unused(): readonly number[]
}

/** Heeds `ignores` and remembers what they were good for. */
export function heed(ignores: readonly Ignore[]): Heeded {
  const used = new Set<number>()
  return {
    quiet({ id, pattern }, hit) {
      const names = (name: string) => name === id || name === pattern
      let quiet = false
      for (const [i, { name, but, covers }] of ignores.entries()) {
        if (!overlap(covers, hit) || (name === null ? but.some(names) : !names(name))) continue
        used.add(i)
        quiet = true
      }
      return quiet
    },
    unused: () => [...ignores.keys()].filter((i) => !used.has(i)),
  }
}
