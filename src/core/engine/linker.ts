import { programOf } from '../match/compiler.ts'
import { NO_CUE, type Program } from '../match/instructions.ts'
import type { Keys, Phrases } from '../match/keys.ts'
import type { Node } from '../match/node.ts'
import type { CueNumbers } from './cues.ts'
import { type Numbering, numbering } from './numbering.ts'

/** Puts programs together with what they name by number. */
export interface Linker {
  readonly words: Numbering
  readonly tags: Numbering
  readonly regexes: Numbering
  readonly slots: Numbering
  /** All programs so far, by number. */
  readonly programs: readonly Program[]
  /** The cue that a match of a tree can start with; NO_CUE where any word may begin it. */
  first(node: Node): number
  /** Gives the program of a tree a number that was kept free. */
  put(number: number, node: Node): void
  /** Gives it the next number. */
  add(node: Node): number
}

/**
 * The first `kept` numbers are kept free. Without `hinted` no program tells by which word it can start, so that all are
 * run everywhere.
 */
export function linkerOf(
  phrases: Phrases,
  keys: Keys,
  cues: CueNumbers,
  { kept, hinted }: { readonly kept: number; readonly hinted: boolean },
): Linker {
  const [words, tags, regexes, slots] = [numbering(), numbering(), numbering(), numbering()]
  const programs: Program[] = Array.from({ length: kept }, () => new Uint16Array())
  const lists = new Map<string, number>()
  function first(node: Node): number {
    const cue = !hinted || keys.canBeEmpty(node) ? null : keys.first(node)
    return cue ? cues.of(cue) : NO_CUE
  }
  /** The number of the program of a phrase list, which all that call it share. */
  function list(name: string): number {
    const before = lists.get(name)
    if (before !== undefined) return before
    const number = programs.push(new Uint16Array()) - 1
    lists.set(name, number)
    put(number, phrases(name))
    return number
  }
  const linked = (node: Node) =>
    programOf(node, first(node), keys, {
      word: words.of,
      tag: tags.of,
      regex: regexes.of,
      slot: slots.of,
      cue: cues.of,
      list,
      listCue: (name) => first({ kind: 'phrase', name }),
    })
  function put(number: number, node: Node): void {
    programs[number] = linked(node)
  }
  return { words, tags, regexes, slots, programs, first, put, add: (node) => programs.push(linked(node)) - 1 }
}
