import type { Edge, Node } from './node.ts'

/** What a match string says wrong, and where: `at` is the 0-based offset in the string. */
export class MatchSyntaxError extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.name = 'MatchSyntaxError'
    this.at = at
  }
}

/** Gives every form of a root: `{leave}` is leave, leaves, left, leaving. */
export type FormsOf = (root: string) => readonly string[]

const MANY = 60
const EDGES: readonly Edge[] = ['^^', '$$', '$?', '//', '^', '$', ',']
const WORD = /(?:[\p{L}\p{N}\p{M}'’£$€%&\ufffc]|\p{Extended_Pictographic}|\u{fe0f}|\u{200d})+/uy
const NAME = /[a-z][a-z0-9-]*/y

/** Parses one match string. Throws a MatchSyntaxError that says where. */
export function parseMatch(source: string, formsOf: FormsOf): Node {
  let at = 0
  const fail = (message: string, place = at): never => {
    throw new MatchSyntaxError(message, place)
  }
  const skipSpace = () => {
    while (source[at] === ' ') at++
  }
  const take = (text: string): boolean => {
    if (!source.startsWith(text, at)) return false
    at += text.length
    return true
  }
  const scan = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(source)?.[0]
    if (found) at += found.length
    return found
  }
  const name = (what: string): string => scan(NAME) ?? fail(`expected the name of ${what}`)
  const close = (bracket: string, from: number) => {
    skipSpace()
    if (!take(bracket)) fail(`"${source[from]}" is never closed, add "${bracket}"`, from)
  }

  function sequence(): Node {
    const nodes: Node[] = []
    for (;;) {
      skipSpace()
      if (at >= source.length || source[at] === '|' || source[at] === ')' || source[at] === ']') break
      nodes.push(repeated(single()))
    }
    if (nodes.length === 0) fail('nothing to match here, write a word or remove the empty part')
    return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'seq', nodes }
  }

  function alternatives(): Node {
    const nodes = [sequence()]
    while (take('|')) nodes.push(sequence())
    return merged(nodes)
  }

  function group(from: number): Node {
    const node = alternatives()
    close(')', from)
    return node
  }

  function single(): Node {
    const from = at
    for (const edge of EDGES) if (take(edge)) return { kind: 'edge', edge }
    if (take('!>(')) return { kind: 'peek', ahead: true, wanted: false, node: group(from) }
    if (take('!<(')) return { kind: 'peek', ahead: false, wanted: false, node: group(from) }
    if (take('>(')) return { kind: 'peek', ahead: true, wanted: true, node: group(from) }
    if (take('<(')) return { kind: 'peek', ahead: false, wanted: true, node: group(from) }
    if (take('!')) return { kind: 'not', node: single() }
    if (take('(')) return group(from)
    if (take('[')) return capture(from)
    if (take('{')) return root(from)
    if (take('@')) return { kind: 'phrase', name: name('a phrase list after "@"') }
    if (take('#'))
      return { kind: 'tag', tag: scan(/[A-Z][A-Za-z]*/y) ?? fail('expected a tag such as #Verb') }
    if (take('/')) return regex(from)
    if (take('.')) return { kind: 'any' }
    const word = scan(WORD)
    if (word) return { kind: 'words', words: new Set([word.toLowerCase().replaceAll('’', "'")]) }
    return fail(`"${source[at]}" means nothing in a match, remove it`)
  }

  function capture(from: number): Node {
    if (!take('<')) fail('a capture starts with its name: [<ask>.+]')
    const slot = name('a capture')
    if (!take('>')) fail('the name of a capture ends with ">"')
    const node = alternatives()
    close(']', from)
    return { kind: 'capture', name: slot, node }
  }

  function root(from: number): Node {
    const words = new Set<string>()
    do {
      const word = scan(WORD) ?? fail('expected a word inside {}')
      for (const form of formsOf(word)) words.add(form)
    } while (take('|'))
    if (!take('}')) fail('"{" is never closed, add "}"', from)
    return { kind: 'words', words }
  }

  function regex(from: number): Node {
    const end = source.indexOf('/', at)
    if (end < 0) fail('the regular expression is never closed, add "/"', from)
    const body = source.slice(at, end)
    at = end + 1
    try {
      return { kind: 'regex', regex: new RegExp(`^(?:${body})$`, 'u') }
    } catch {
      return fail(`/${body}/ is not a regular expression`, from)
    }
  }

  function repeated(node: Node): Node {
    if (take('?')) return { kind: 'repeat', node, min: 0, max: 1 }
    if (take('*')) return { kind: 'repeat', node, min: 0, max: MANY }
    if (take('+')) return { kind: 'repeat', node, min: 1, max: MANY }
    const from = at
    const range = scan(/\{\d+(?:,\d*)?\}/y)
    if (!range) return node
    const [min = '0', max] = range.slice(1, -1).split(',')
    const most = max === undefined ? Number(min) : max === '' ? MANY : Number(max)
    if (most < Number(min)) fail('the second number of {a,b} is the larger one', from)
    return { kind: 'repeat', node, min: Number(min), max: most }
  }

  const tree = alternatives()
  if (at < source.length) fail(`"${source[at]}" closes nothing, remove it`)
  return tree
}

/** Alternatives with all plain words in one set, so that a long list costs one look-up. */
function merged(nodes: readonly Node[]): Node {
  const words = new Set<string>()
  const rest: Node[] = []
  for (const node of nodes) {
    if (node.kind === 'words') for (const word of node.words) words.add(word)
    else rest.push(node)
  }
  const all: Node[] = words.size > 0 ? [{ kind: 'words', words }, ...rest] : rest
  return all.length === 1 && all[0] ? all[0] : { kind: 'alt', nodes: all }
}

/** Walks `node` and everything inside it. */
export function* walk(node: Node): Generator<Node> {
  yield node
  if ('nodes' in node) for (const inner of node.nodes) yield* walk(inner)
  else if ('node' in node) yield* walk(node.node)
}
