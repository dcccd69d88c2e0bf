import { known } from '../known.ts'
import { canBeEmpty, firstWords, keysOf } from '../match/keys.ts'
import type { Phrases } from '../match/matcher.ts'
import type { Node } from '../match/node.ts'

/**
 * The prefilter: which words make which match strings possible. Derived from the match strings alone, and plain data,
 * so that it can be worked out when the rules are built.
 */
export interface CueIndex {
  /** Word -> the word sets that hold it. */
  readonly sets: Readonly<Record<string, readonly number[]>>
  /** Match string -> the set of words it can start with (-1: any word), and the sets it needs a word from. */
  readonly matches: Readonly<Record<string, { readonly first: number; readonly keys: readonly number[] }>>
}

export function indexMatches(
  sources: Iterable<string>,
  parse: (source: string) => Node,
  phrases: Phrases,
): CueIndex {
  const ids = new Map<string, number>()
  const sets = new Map<string, number[]>()
  const idOf = (words: ReadonlySet<string>): number =>
    known(ids, [...words].sort().join(' '), () => {
      const id = ids.size
      for (const word of words) known(sets, word, () => []).push(id)
      return id
    })
  const matches: Record<string, { first: number; keys: number[] }> = Object.create(null)
  for (const source of sources) {
    if (source in matches) continue
    const node = parse(source)
    const first = canBeEmpty(node, phrases) ? null : firstWords(node, phrases)
    matches[source] = { first: first ? idOf(first) : -1, keys: keysOf(node, phrases).map(idOf) }
  }
  return { sets: Object.assign(Object.create(null), Object.fromEntries(sets)), matches }
}
