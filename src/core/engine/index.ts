import { known } from '../known.ts'
import { type Cue, keysOf, type Phrases } from '../match/keys.ts'
import type { Node } from '../match/node.ts'

/**
 * The prefilter: which words make which match strings possible. Derived from the match strings alone, and plain data,
 * so that it can be worked out when the rules are built. Cues are numbered; a cue holds words and other cues.
 */
export interface CueIndex {
  /** Word -> the cues that hold it themselves. */
  readonly words: Readonly<Record<string, readonly number[]>>
  /** Cue -> the cues that hold it. */
  readonly within: readonly (readonly number[])[]
  /** For each match string, in the order given: the cue it can start with (-1: any word), then the cues it needs. */
  readonly matches: readonly (readonly number[])[]
  /** How many of them, from the first, are the rules' own; the rest are conditions. */
  readonly mains: number
  /** The match strings that may go on over the end of a sentence. */
  readonly crossing: readonly number[]
}

function crosses(node: Node, phrases: Phrases): boolean {
  if (node.kind === 'edge') return node.edge === '//'
  if (node.kind === 'phrase') return crosses(phrases(node.name), phrases)
  if ('nodes' in node) return node.nodes.some((inner) => crosses(inner, phrases))
  return 'node' in node && crosses(node.node, phrases)
}

export function indexMatches(
  mains: ReadonlySet<string>,
  conditions: ReadonlySet<string>,
  parse: (source: string) => Node,
  phrases: Phrases,
): CueIndex {
  const keys = keysOf(phrases)
  const ids = new Map<string, number>()
  const words = new Map<string, number[]>()
  const within: number[][] = []
  function idOf(cue: Cue): number {
    const [only, ...others] = cue.lists
    if (only && others.length === 0 && cue.words.size === 0) return listId(only)
    const name = [...cue.words].sort().join(' ') + [...cue.lists].sort().join(' ')
    return known(ids, name, () => add(cue))
  }
  const listId = (list: string): number => known(ids, `list ${list}`, () => add(keys.list(list)))
  function add(cue: Cue): number {
    const id = within.push([]) - 1
    for (const word of cue.words) known(words, word, (): number[] => []).push(id)
    for (const list of cue.lists) within[listId(list)]?.push(id)
    return id
  }
  const crossing: number[] = []
  const matches = [...new Set([...mains, ...conditions])].map((source, number) => {
    const node = parse(source)
    if (crosses(node, phrases)) crossing.push(number)
    const first = keys.canBeEmpty(node) ? null : keys.first(node)
    return [first ? idOf(first) : -1, ...keys.keys(node).map(idOf)]
  })
  return { words: Object.fromEntries(words), within, matches, mains: mains.size, crossing }
}
