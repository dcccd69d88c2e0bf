import { MOST_BREAKS } from '../core/engine/prefilter.ts'
import { NAME } from '../core/match/keys.ts'
import type { Node } from '../core/match/node.ts'
import { MatchSyntaxError, parseMatch, walk } from '../core/match/parse.ts'
import { isTag } from '../core/nlp.ts'
import type { Placed } from './read.ts'

/**
 * Checks every match string: its syntax, its tags, its phrases and that phrases do not go round in a circle.
 * Problems go to the readers; returns all roots (`{leave}`) that the strings use.
 */
export function checkMatches(
  places: readonly Placed[],
  phrases: Readonly<Record<string, readonly string[]>>,
): Set<string> {
  const roots = new Set<string>()
  const collect = (root: string) => {
    roots.add(root)
    return [root]
  }
  const trees = new Map<string, Node>()
  for (const { source, value, reader } of places) {
    let tree: Node
    try {
      tree = parseMatch(source, collect)
    } catch (error) {
      if (!(error instanceof MatchSyntaxError)) throw error
      reader.problem(value, `${error.message}, in: ${source}`, error.at)
      continue
    }
    trees.set(source, tree)
    for (const node of walk(tree)) {
      if (node.kind === 'tag' && node.tag !== NAME && !isTag(node.tag)) {
        reader.problem(value, `#${node.tag} is no tag of compromise, check its spelling`)
      }
      if (node.kind === 'seq' && node.nodes.filter(isBreak).length > MOST_BREAKS) {
        reader.problem(
          value,
          `more than ${MOST_BREAKS} breaks ("//") in a row of words, match fewer sentences, in: ${source}`,
        )
      }
      if (node.kind === 'alt' && node.nodes.some((inner) => inner.kind === 'repeat' && inner.min === 0)) {
        reader.problem(
          value,
          `an alternative such as "word?" takes no word at all; put the "?" behind the group, in: ${source}`,
        )
      }
      if (node.kind !== 'phrase') continue
      if (!Object.hasOwn(phrases, node.name)) {
        reader.problem(
          value,
          `no phrase list is called @${node.name}, add it to rules/phrases or correct the name`,
        )
      } else if (reaches(node.name, source, phrases, trees)) {
        reader.problem(value, `@${node.name} leads back to this line, break the circle`)
      }
    }
  }
  return roots
}

const isBreak = (node: Node) => node.kind === 'edge' && node.edge === '//'

/** Whether phrase `name`, followed through the phrases it uses, comes to the line `source`. */
function reaches(
  name: string,
  source: string,
  phrases: Readonly<Record<string, readonly string[]>>,
  trees: ReadonlyMap<string, Node>,
  seen: Set<string> = new Set(),
): boolean {
  if (seen.has(name)) return false
  seen.add(name)
  return (phrases[name] ?? []).some((line) => {
    if (line === source) return true
    const tree = trees.get(line)
    if (!tree) return false
    return [...walk(tree)].some(
      (node) => node.kind === 'phrase' && reaches(node.name, source, phrases, trees, seen),
    )
  })
}
