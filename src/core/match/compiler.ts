import { EDGE_CODES, NO_CUE, OP, type Program } from './instructions.ts'
import { BEFORE_TARGETS, jumpTableOf } from './jump-table.ts'
import { type Keys, NAME } from './keys.ts'
import type { Node } from './node.ts'
import { type Numbers, wordNumbers } from './numbers.ts'

/** The program of `node`, which can start with the cue `first`. */
export function programOf(node: Node, first: number, keys: Keys, numbers: Numbers): Program {
  const code: number[] = [first]

  /** Leaves room for a place that is known later. */
  const later = () => code.push(0) - 1
  const here = (place: number) => {
    code[place] = code.length
  }

  function add(node: Node): void {
    switch (node.kind) {
      case 'words': {
        const words = wordNumbers(node.words, numbers)
        if (words.length === 1) code.push(OP.word, ...words)
        else code.push(OP.words, words.length, ...words)
        break
      }
      case 'any':
        code.push(OP.any)
        break
      case 'tag':
        if (node.tag === NAME) code.push(OP.name)
        else code.push(OP.tag, numbers.tag(node.tag))
        break
      case 'regex':
        code.push(OP.regex, numbers.regex(node.regex.source))
        break
      case 'not': {
        code.push(OP.not)
        const on = later()
        add(node.node)
        code.push(OP.stop)
        here(on)
        break
      }
      case 'peek': {
        code.push(OP.peek, node.ahead ? 1 : 0, node.wanted ? 1 : 0)
        const on = later()
        add(node.node)
        code.push(node.ahead ? OP.stop : OP.stopHere)
        here(on)
        break
      }
      case 'seq':
        node.nodes.forEach(add)
        break
      case 'alt':
        alternatives(node.nodes)
        break
      case 'repeat': {
        // A wildcard takes as little as it can, all else as much.
        const lazy = node.node.kind === 'any' || node.node.kind === 'not'
        const begin = code.length
        code.push(OP.repeat, node.min, node.max, lazy ? 1 : 0)
        const on = later()
        add(node.node)
        code.push(OP.again, begin)
        here(on)
        break
      }
      case 'capture':
        code.push(OP.open)
        add(node.node)
        code.push(OP.close, numbers.slot(node.name))
        break
      case 'edge':
        code.push(OP.edge, EDGE_CODES.indexOf(node.edge))
        break
      case 'phrase':
        code.push(OP.call, numbers.list(node.name), numbers.listCue(node.name))
        break
    }
  }

  function alternatives(nodes: readonly Node[]): void {
    const targets = code.push(OP.alt) + BEFORE_TARGETS
    code.push(...jumpTableOf(nodes, keys, numbers))
    const ends = nodes.map((node, i) => {
      here(targets + i)
      add(node)
      code.push(OP.jump)
      return later()
    })
    ends.forEach(here)
  }

  add(node)
  code.push(OP.end)
  if (code.some((number) => number > NO_CUE)) throw new Error('a match string is too long')
  return Uint16Array.from(code)
}
