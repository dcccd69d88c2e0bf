import { known } from '../known.ts'
import type { Node } from './node.ts'

/** The tag of names, which is known from how a word is written, and the word that stands for it among the cues. */
export const NAME = 'Name'
export const NAME_WORD = '#Name'

/** Gives the tree of a named phrase list. */
export type Phrases = (name: string) => Node

/**
 * A set of words, of which a match needs one: words of its own, and those that other cues of phrase lists stand for.
 * Lists are named rather than copied, since many matches share them.
 */
export interface Cue {
  readonly words: ReadonlySet<string>
  readonly lists: ReadonlySet<string>
}

/** `@name` for the words that a list can start with, `@name+n` for the n-th set of words that it needs. */
const startOf = (list: string) => `@${list}`
const needOf = (list: string, n: number) => `@${list}+${n}`

const cue = (words: Iterable<string>, lists: Iterable<string> = []): Cue => ({
  words: new Set(words),
  lists: new Set(lists),
})

function union(cues: readonly (Cue | null)[]): Cue | null {
  const words = new Set<string>()
  const lists = new Set<string>()
  for (const one of cues) {
    if (!one) return null
    for (const word of one.words) words.add(word)
    for (const list of one.lists) lists.add(list)
  }
  return { words, lists }
}

/** Words so common that asking for one of them selects next to nothing. */
const COMMON = new Set(
  `i you a an the and or but so if not to of in on at for with my your me it is are was be am do does did have has had will would
  can could that this what who when we us our he she they no all just one like as up out get go want know think time good be been 's
  there here how why her his him them then than from by about more some any`.split(/\s+/),
)
const COMMON_WEIGHT = 60
const MAX_KEYS = 4
/** A cue heavier than this is in most sentences, and only asked for where there is no better one. */
const TOO_HEAVY = 500

/** Works out which words the matches of a rule set need, for its prefilter. */
export interface Keys {
  /** The words a match of `node` can start with; null when any word may. */
  first(node: Node): Cue | null
  /** True where `node` can match without taking a word. */
  canBeEmpty(node: Node): boolean
  /**
   * The most telling cues of which every match needs a word each (a conjunction): a reading in which one of them has
   * no word cannot match, so the match need not be tried.
   */
  keys(node: Node): readonly Cue[]
  /** What a list named in a cue stands for. */
  list(name: string): Cue
}

export function keysOf(phrases: Phrases): Keys {
  const firsts = new Map<string, Cue | null>()
  const needs = new Map<string, readonly Cue[]>()
  const flat = new Map<string, ReadonlySet<string>>()

  function canBeEmpty(node: Node): boolean {
    switch (node.kind) {
      case 'peek':
      case 'edge':
        return true
      case 'repeat':
        return node.min === 0 || canBeEmpty(node.node)
      case 'capture':
        return canBeEmpty(node.node)
      case 'alt':
        return node.nodes.some(canBeEmpty)
      case 'seq':
        return node.nodes.every(canBeEmpty)
      case 'phrase':
        return canBeEmpty(phrases(node.name))
      default:
        return false
    }
  }

  function first(node: Node): Cue | null {
    switch (node.kind) {
      case 'words':
        return cue(node.words)
      case 'tag':
        return node.tag === NAME ? cue([NAME_WORD]) : null
      case 'regex':
      case 'any':
      case 'not':
        return null
      case 'edge':
        // Past a break the first word stands in another sentence, where nobody looks for it.
        return node.edge === '//' ? null : cue([])
      case 'peek':
        return cue([])
      case 'capture':
      case 'repeat':
        return first(node.node)
      case 'phrase':
        return known(firsts, node.name, () => first(phrases(node.name))) && cue([], [startOf(node.name)])
      case 'alt':
        return union(node.nodes.map(first))
      case 'seq': {
        const cues: (Cue | null)[] = []
        for (const inner of node.nodes) {
          cues.push(first(inner))
          if (!canBeEmpty(inner)) return union(cues)
        }
        return null
      }
    }
  }

  function needed(node: Node): readonly Cue[] {
    switch (node.kind) {
      case 'words':
        return [cue(node.words)]
      case 'tag':
        return node.tag === NAME ? [cue([NAME_WORD])] : []
      case 'capture':
        return needed(node.node)
      case 'repeat':
        return node.min > 0 ? needed(node.node) : []
      case 'phrase':
        return known(needs, node.name, () => needed(phrases(node.name))).map((_cue, n) =>
          cue([], [needOf(node.name, n)]),
        )
      case 'seq':
        return node.nodes.flatMap(needed)
      case 'alt': {
        // Each alternative gives its most telling cue; any of them may be the one that matched.
        const all = union(node.nodes.map((inner) => lightest(needed(inner))))
        return all ? [all] : []
      }
      default:
        return []
    }
  }

  function list(name: string): Cue {
    const [, phrase = '', n] = /^@([^+]+)(?:\+(\d+))?$/.exec(name) ?? []
    const found = n === undefined ? firsts.get(phrase) : needs.get(phrase)?.[Number(n)]
    return found ?? cue([])
  }

  function words(one: Cue): ReadonlySet<string> {
    const all = new Set(one.words)
    for (const name of one.lists) for (const word of known(flat, name, () => words(list(name)))) all.add(word)
    return all
  }

  function weight(one: Cue): number {
    let sum = 0
    for (const word of words(one)) sum += COMMON.has(word) ? COMMON_WEIGHT : 1
    return sum
  }

  function lightest(cues: readonly Cue[]): Cue | null {
    const [best] = byWeight(cues)
    return best ?? null
  }

  function byWeight(cues: readonly Cue[]): readonly Cue[] {
    return cues
      .map((one) => [one, weight(one)] as const)
      .sort((a, b) => a[1] - b[1])
      .map(([one]) => one)
  }

  return {
    first,
    canBeEmpty,
    keys(node) {
      const cues = byWeight(needed(node))
      return cues.filter((one, i) => i === 0 || weight(one) < TOO_HEAVY).slice(0, MAX_KEYS)
    },
    list,
  }
}
