import { known } from '../known.ts'
import { type Cue, keysOf, type Phrases } from '../match/keys.ts'
import type { Node } from '../match/node.ts'
import { type SortedLines, sortedLines } from '../sorted-lines.ts'

/** The kinds of rules whose match strings are looked for in every draft. */
export const RULE_LISTS = ['safety', 'patterns', 'strengths'] as const
export type RuleList = (typeof RULE_LISTS)[number]

/**
 * The prefilter: which words make which match strings possible. Derived from the rules alone, and plain data, so that
 * it can be worked out when the rules are built. Match strings are numbered in the order of their rules; cues are
 * numbered too, and hold words and other cues.
 */
export interface CueIndex {
  /** Word -> the cues that hold it themselves, as numbers with spaces between. */
  readonly words: SortedLines
  /** Cue -> the cues that hold it. */
  readonly within: readonly (readonly number[])[]
  /** Phrase list -> the cue of the words it can start with. Lists that may start with any word have none. */
  readonly lists: Readonly<Record<string, number>>
  /** For each match string: the cue it can start with (-1: any word), then the cues it needs. */
  readonly matches: readonly (readonly number[])[]
  /** The match strings that may go on over the end of a sentence. */
  readonly crossing: readonly number[]
  /** For each rule of each list: how many match strings it has. */
  readonly counts: Readonly<Record<RuleList, readonly number[]>>
}

export interface Matching {
  readonly match: readonly string[]
}

/**
 * The match strings of a rule, one by one: a rule that is nothing but a phrase list has those of the list, so that the
 * prefilter can tell them apart.
 */
export function stringsOf(
  { match }: Matching,
  lists: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return match.flatMap((source) => {
    const [, list] = /^@([a-z][a-z0-9-]*)$/.exec(source) ?? []
    return (list !== undefined && lists[list]) || [source]
  })
}

type Indexed = Readonly<Record<RuleList, readonly Matching[]>> & {
  readonly phrases: Readonly<Record<string, readonly string[]>>
}

export function indexRules(rules: Indexed, parse: (source: string) => Node, phrases: Phrases): CueIndex {
  const keys = keysOf(phrases)
  const ids = new Map<string, number>()
  const words = new Map<string, number[]>()
  const within: number[][] = []
  const lists: Record<string, number> = {}
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
  /** Gives every phrase list that `node` uses its cue. */
  function addLists(node: Node): void {
    if (node.kind === 'phrase') {
      if (node.name in lists) return
      const list = phrases(node.name)
      const first = keys.canBeEmpty(list) ? null : keys.first(node)
      if (first) lists[node.name] = idOf(first)
      addLists(list)
    } else if ('nodes' in node) node.nodes.forEach(addLists)
    else if ('node' in node) addLists(node.node)
  }

  const all = RULE_LISTS.flatMap((list) => rules[list])
  const crossing: number[] = []
  const matches = all
    .flatMap((rule) => stringsOf(rule, rules.phrases))
    .map((source, number) => {
      const node = parse(source)
      addLists(node)
      if (crosses(node, phrases)) crossing.push(number)
      const first = keys.canBeEmpty(node) ? null : keys.first(node)
      return [first ? idOf(first) : -1, ...keys.keys(node).map(idOf)]
    })
  const countsIn = (list: RuleList) => rules[list].map((rule) => stringsOf(rule, rules.phrases).length)
  return {
    words: sortedLines([...words].map(([word, cues]) => [word, cues.join(' ')])),
    within,
    lists,
    matches,
    crossing,
    counts: { safety: countsIn('safety'), patterns: countsIn('patterns'), strengths: countsIn('strengths') },
  }
}

function crosses(node: Node, phrases: Phrases): boolean {
  if (node.kind === 'edge') return node.edge === '//'
  if (node.kind === 'phrase') return crosses(phrases(node.name), phrases)
  if ('nodes' in node) return node.nodes.some((inner) => crosses(inner, phrases))
  return 'node' in node && crosses(node.node, phrases)
}
