import { canBeEmpty, firstWords, keysOf } from '../match/keys.ts'
import type { Node } from '../match/node.ts'
import type { Phrases } from '../match/matcher.ts'

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

export function indexMatches(sources: Iterable<string>, parse: (source: string) => Node, phrases: Phrases): CueIndex {
  const ids = new Map<string, number>()
  const sets: Record<string, number[]> = Object.create(null)
  const idOf = (words: ReadonlySet<string>): number => {
    const name = [...words].sort().join(' ')
    const known = ids.get(name)
    if (known !== undefined) return known
    const id = ids.size
    ids.set(name, id)
    for (const word of words) (sets[word] ??= []).push(id)
    return id
  }
  const matches: Record<string, { first: number; keys: number[] }> = Object.create(null)
  for (const source of sources) {
    if (source in matches) continue
    const node = parse(source)
    const first = canBeEmpty(node, phrases) ? null : firstWords(node, phrases)
    matches[source] = { first: first ? idOf(first) : -1, keys: keysOf(node, phrases).map(idOf) }
  }
  return { sets, matches }
}
