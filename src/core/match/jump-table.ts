import { NO_CUE, OP, type Program } from './instructions.ts'
import type { Keys } from './keys.ts'
import type { Node } from './node.ts'
import { type Numbers, wordNumbers } from './numbers.ts'
import { placeIn } from './sorted.ts'
import type { Frame, State } from './state.ts'
import { stands, type Word } from './words.ts'

/*
 * Of many alternatives only those are tried that can start with a word that stands there. The numbers of a jump table:
 * how many alternatives there are, how many are always tried, how many where a cue or a set of words stands, how many
 * first words the others have; where each alternative begins; the first kind; the second, each with its cue, NO_CUE for
 * a set; the words in order; where among the last numbers the alternatives of each word begin, and the last end; those.
 */

/** Where the numbers of a table stand, counted from OP.alt. */
const AT = { many: 1, always: 2, cued: 3, words: 4, targets: 5 } as const
/** Numbers before the place of the first alternative. */
export const BEFORE_TARGETS = AT.targets - AT.many

/** The table of `nodes`; the places of the alternatives, from BEFORE_TARGETS on, are left to be filled in. */
export function jumpTableOf(nodes: readonly Node[], keys: Keys, numbers: Numbers): number[] {
  const always: number[] = []
  const cued: number[] = []
  const byWord = new Map<number, number[]>()
  for (const [i, node] of nodes.entries()) {
    const first = keys.canBeEmpty(node) ? null : keys.first(node)
    if (!first) always.push(i)
    else if (node.kind === 'words') cued.push(i, NO_CUE)
    else {
      if (first.lists.size > 0) cued.push(i, numbers.cue({ words: new Set(), lists: first.lists }))
      for (const word of wordNumbers(first.words, numbers)) {
        const before = byWord.get(word)
        if (before) before.push(i)
        else byWord.set(word, [i])
      }
    }
  }
  const words = [...byWord.keys()].sort((a, b) => a - b)
  const lists = words.map((word) => byWord.get(word) ?? [])
  const starts = [0]
  for (const list of lists) starts.push((starts.at(-1) ?? 0) + list.length)
  const head = [nodes.length, always.length, cued.length / 2, words.length]
  return [...head, ...nodes.map(() => 0), ...always, ...cued, ...words, ...starts, ...lists.flat()]
}

/** Goes on at token `at` with each alternative of the table at `pc` that can start with `word`, in order, until one matches. */
export function jumpFor(
  state: State,
  code: Program,
  pc: number,
  word: Word,
  at: number,
  frame: Frame | null,
): boolean {
  const targets = pc + AT.targets
  const cued = targets + (code[pc + AT.many] as number) + (code[pc + AT.always] as number)
  const words = cued + 2 * (code[pc + AT.cued] as number)
  const starts = words + (code[pc + AT.words] as number)
  const lists = starts + (code[pc + AT.words] as number) + 1
  const place = placeIn(code, word.id, words, starts)
  // Two rows, each in order, are gone through as one.
  let own = place < 0 ? 0 : lists + (code[starts + place - words] as number)
  const ownEnd = place < 0 ? 0 : lists + (code[starts + place - words + 1] as number)
  let other = cued
  while (own < ownEnd || other < words) {
    if (other >= words || (own < ownEnd && (code[own] as number) <= (code[other] as number))) {
      const target = code[targets + (code[own++] as number)] as number
      if (state.step(state, code, target, at, frame)) return true
      continue
    }
    const target = code[targets + (code[other] as number)] as number
    const cue = code[other + 1] as number
    other += 2
    const can = cue === NO_CUE ? holds(code, target, word.id) : stands(word, cue)
    if (can && state.step(state, code, target, at, frame)) return true
  }
  return false
}

/** The same with each alternative that may start with any word, or with none. */
export function jumpAnyway(
  state: State,
  code: Program,
  pc: number,
  at: number,
  frame: Frame | null,
): boolean {
  const targets = pc + AT.targets
  const always = targets + (code[pc + AT.many] as number)
  const end = always + (code[pc + AT.always] as number)
  for (let i = always; i < end; i++) {
    const target = code[targets + (code[i] as number)] as number
    if (state.step(state, code, target, at, frame)) return true
  }
  return false
}

/** Whether the words taken at `pc` hold one. */
const holds = (code: Program, pc: number, word: number): boolean =>
  code[pc] === OP.word
    ? code[pc + 1] === word
    : placeIn(code, word, pc + 2, pc + 2 + (code[pc + 1] as number)) >= 0
