import { type Cue, type Keys, NAME } from './keys.ts'
import type { Edge, Node } from './node.ts'

/** Stands for no cue: any word will do. */
export const NO_CUE = 0xffff

/**
 * A match string as a row of numbers below 65,536 that machine.ts runs: nothing is left to be read or put together when a draft is
 * looked at. Words, cues, phrase lists and so on are told by number. Places are counted from the start of the row.
 */
export type Program = Uint16Array

/** What a program does at a place; what follows each is named behind it. */
export const OP = {
  /** The end of a match, or of a phrase list that was called. */
  end: 0,
  /** word */
  word: 1,
  /** how many, words in order */
  words: 2,
  any: 3,
  /** A name. */
  name: 4,
  /** tag */
  tag: 5,
  /** expression */
  regex: 6,
  /** where it goes on; then what may not start here, up to `stop` */
  not: 7,
  /** whether ahead, whether wanted, where it goes on; then what is looked for, up to `stop` or `stopHere` */
  peek: 8,
  /** see `alternatives` */
  alt: 9,
  /** least, most, whether as few as can be, where it goes on; then what repeats, up to `again` */
  repeat: 10,
  /** where the repeat begins */
  again: 11,
  /** Then what is captured, up to `close`. */
  open: 12,
  /** slot */
  close: 13,
  /** edge */
  edge: 14,
  /** phrase list, the cue it can start with */
  call: 15,
  stop: 16,
  /** Stops where the look behind began. */
  stopHere: 17,
  /** where it goes on */
  jump: 18,
} as const

export const EDGE_CODES: readonly Edge[] = ['^', '^^', '$', '$$', ',', '//', '$?']

/** Gives the numbers that programs tell things by. */
export interface Numbers {
  word(word: string): number
  /** The cue of some words that lists begin with. */
  cue(cue: Cue): number
  /** A phrase list as a program of its own. */
  list(name: string): number
  /** The cue that a phrase list can start with; NO_CUE where it may start with any word, or hold none. */
  listCue(name: string): number
  tag(tag: string): number
  regex(source: string): number
  slot(name: string): number
}

/** Before the program itself: the cue it can start with. */
export const FIRST = 0
export const START = 1

/** The program of `node`, which can start with the cue `first`. */
export function programOf(node: Node, first: number, keys: Keys, numbers: Numbers): Program {
  const code: number[] = [first]

  /** Leaves room for a place that is known later. */
  const later = () => code.push(0) - 1
  const here = (place: number) => {
    code[place] = code.length
  }
  const sorted = (words: ReadonlySet<string>) => [...words].map(numbers.word).sort((a, b) => a - b)

  function add(node: Node): void {
    switch (node.kind) {
      case 'words': {
        const words = sorted(node.words)
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

  /**
   * Only the alternatives are tried that can start with a word that stands there. What follows `alt`: how many there are,
   * how many are always tried, how many are tried where a cue or a set of words stands, how many first words the others
   * have; where each begins; the first kind; the second, each with its cue, NO_CUE for a set; the words in order; where in what
   * follows the alternatives of each begin and the last end; those.
   */
  function alternatives(nodes: readonly Node[]): void {
    const always: number[] = []
    const cued: number[] = []
    const byWord = new Map<number, number[]>()
    for (const [i, node] of nodes.entries()) {
      const first = keys.canBeEmpty(node) ? null : keys.first(node)
      if (!first) always.push(i)
      else if (node.kind === 'words') cued.push(i, NO_CUE)
      else {
        if (first.lists.size > 0) cued.push(i, numbers.cue({ words: new Set(), lists: first.lists }))
        for (const word of sorted(first.words)) {
          const before = byWord.get(word)
          if (before) before.push(i)
          else byWord.set(word, [i])
        }
      }
    }
    const words = [...byWord.keys()].sort((a, b) => a - b)
    code.push(OP.alt, nodes.length, always.length, cued.length / 2, words.length)
    const begins = nodes.map(later)
    code.push(...always, ...cued, ...words)
    let at = 0
    for (const word of words) {
      code.push(at)
      at += byWord.get(word)?.length ?? 0
    }
    code.push(at)
    for (const word of words) code.push(...(byWord.get(word) ?? []))
    const ends = nodes.map((node, i) => {
      here(begins[i] as number)
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
