import type { Phrases } from './matcher.ts'
import type { Node } from './node.ts'

/** Words so common that asking for one of them selects next to nothing. */
const COMMON = new Set(
  `i you a an the and or but so if not to of in on at for with my your me it is are was be am do does did have has had will would
  can could that this what who when we us our he she they no all just one like as up out get go want know think time good be been 's
  there here how why don't her his him them then than from by about more some any`.split(/\s+/),
)

function weight(words: ReadonlySet<string>): number {
  let sum = 0
  for (const word of words) sum += COMMON.has(word) ? 60 : 1
  return sum
}

/** The words a match of `node` can start with; null when any word may. */
export function firstWords(node: Node, phrases: Phrases): ReadonlySet<string> | null {
  switch (node.kind) {
    case 'words':
      return node.words
    case 'regex':
    case 'tag':
    case 'any':
    case 'not':
      return null
    case 'peek':
    case 'edge':
      return new Set()
    case 'capture':
      return firstWords(node.node, phrases)
    case 'repeat':
      return firstWords(node.node, phrases)
    case 'phrase':
      return firstWords(phrases(node.name), phrases)
    case 'alt':
      return union(node.nodes.map((inner) => firstWords(inner, phrases)))
    case 'seq': {
      const sets: (ReadonlySet<string> | null)[] = []
      for (const inner of node.nodes) {
        sets.push(firstWords(inner, phrases))
        if (!canBeEmpty(inner, phrases)) return union(sets)
      }
      return null
    }
  }
}

function union(sets: readonly (ReadonlySet<string> | null)[]): ReadonlySet<string> | null {
  const all = new Set<string>()
  for (const set of sets) {
    if (!set) return null
    for (const word of set) all.add(word)
  }
  return all
}

/** True where `node` can match without taking a word. */
export function canBeEmpty(node: Node, phrases: Phrases): boolean {
  switch (node.kind) {
    case 'peek':
    case 'edge':
      return true
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.node, phrases)
    case 'capture':
      return canBeEmpty(node.node, phrases)
    case 'alt':
      return node.nodes.some((inner) => canBeEmpty(inner, phrases))
    case 'seq':
      return node.nodes.every((inner) => canBeEmpty(inner, phrases))
    case 'phrase':
      return canBeEmpty(phrases(node.name), phrases)
    default:
      return false
  }
}

/** Word sets of which every match needs one word each, all of them at once. */
function needed(node: Node, phrases: Phrases): readonly ReadonlySet<string>[] {
  switch (node.kind) {
    case 'words':
      return [node.words]
    case 'capture':
      return needed(node.node, phrases)
    case 'repeat':
      return node.min > 0 ? needed(node.node, phrases) : []
    case 'phrase':
      return needed(phrases(node.name), phrases)
    case 'seq':
      return node.nodes.flatMap((inner) => needed(inner, phrases))
    case 'alt': {
      // Each alternative gives its most telling set; any of them may be the one that matched.
      const best = node.nodes.map((inner) => lightest(needed(inner, phrases)))
      const all = union(best)
      return all ? [all] : []
    }
    default:
      return []
  }
}

function lightest(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> | null {
  return sets.reduce<ReadonlySet<string> | null>(
    (best, set) => (!best || weight(set) < weight(best) ? set : best),
    null,
  )
}

const MAX_KEYS = 3

/**
 * The most telling of the word sets that a match needs (a conjunction): a reading in which one of the sets has
 * no word cannot match, so the match need not be tried.
 */
export function keysOf(node: Node, phrases: Phrases): readonly ReadonlySet<string>[] {
  return [...needed(node, phrases)].sort((a, b) => weight(a) - weight(b)).slice(0, MAX_KEYS)
}
