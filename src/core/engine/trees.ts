import { known } from '../known.ts'
import type { Phrases } from '../match/keys.ts'
import type { Node } from '../match/node.ts'
import { parseMatch } from '../match/parse.ts'
import { AFTERSHOCK, type BuiltRules, type Conditions, DARE, EVERYDAY } from '../rules/data.ts'

/** The match strings of a rule set as trees. */
export interface Trees {
  of(source: string): Node
  /** Throws where no phrase list is called so. */
  readonly phrases: Phrases
}

export function treesOf({ forms, phrases }: BuiltRules): Trees {
  const of = (source: string) => parseMatch(source, (root) => forms[root] ?? [root])
  const lists = new Map<string, Node>()
  return {
    of,
    phrases: (name) =>
      known(lists, name, () => {
        const lines = phrases[name]
        if (!lines) throw new Error(`no phrase list is called @${name}`)
        return of(lines.map((line) => `(${line})`).join('|'))
      }),
  }
}

/** Every source that is matched, in rules, their conditions and vetoes, as it is written there. */
export function sourcesOf(rules: BuiltRules): Set<string> {
  const conditions = (some: Conditions) => Object.values(some).flat()
  return new Set([
    ...[...rules.safety, ...rules.patterns].flatMap(({ match, unless, context }) => [
      ...match,
      ...conditions(unless),
      ...conditions(context),
    ]),
    ...rules.vetoes.flatMap(({ match, unless }) => [...match, ...unless]),
    ...rules.asks.flatMap(({ match, unless }) => [...match, ...conditions(unless)]),
    ...[AFTERSHOCK, DARE, EVERYDAY].flatMap(({ list, source }) => (rules.phrases[list] ? [source] : [])),
  ])
}

/** Over how many sentence ends a match may go at most. */
export function breaksIn(node: Node, phrases: Phrases): number {
  if (node.kind === 'edge') return node.edge === '//' ? 1 : 0
  if (node.kind === 'phrase') return breaksIn(phrases(node.name), phrases)
  if (node.kind === 'repeat') return node.max * breaksIn(node.node, phrases)
  if (node.kind === 'alt') return Math.max(...node.nodes.map((inner) => breaksIn(inner, phrases)))
  if ('nodes' in node) return node.nodes.reduce((sum, inner) => sum + breaksIn(inner, phrases), 0)
  return 'node' in node ? breaksIn(node.node, phrases) : 0
}
