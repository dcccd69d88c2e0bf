import { known } from '../known.ts'
import { ALSO } from '../text/contractions.ts'
import type { Reading } from '../text/draft.ts'
import type { Token } from '../text/token.ts'
import type { Program } from './instructions.ts'
import { NAME_WORD } from './keys.ts'
import { placeIn } from './sorted.ts'

/** A word that the rules know. */
export interface Word {
  /** The number that programs know it by. */
  readonly id: number
  /** Every cue that it stands for, also through the lists that hold it; in order. */
  readonly cues: Uint16Array
}

/** Gives the word written so, or null where no rule knows it. */
export type WordOf<W extends Word = Word> = (written: string) => W | null

/** A reading as programs see it: each token with the numbers of its words. */
export interface Scan<W extends Word = Word> {
  readonly reading: Reading
  /** For each token READINGS numbers: its own word, then other readings; -1 for none. */
  readonly ids: Int32Array
  /** The word that each token and the next may be instead, or -1. */
  readonly fused: Int32Array
  /** All that a token may be read as: its own word, a name, a fused word, other readings; null where no rule knows any. */
  readonly variants: readonly (readonly W[] | null)[]
}

/** How many words a token may be read as: its own, and what a short form stands for (`'d` is "would" or "had"). */
const READINGS = 1 + Math.max(...Array.from(ALSO.values(), (others) => others.length))

/** Whether a word stands for a cue. */
export const stands = ({ cues }: Word, cue: number): boolean => placeIn(cues, cue) >= 0

/** Whether one of `words` stands for `cue`. */
export function anyStands(words: readonly Word[] | null | undefined, cue: number): boolean {
  if (words) for (const word of words) if (stands(word, cue)) return true
  return false
}

export function scanOf<W extends Word>(reading: Reading, wordOf: WordOf<W>): Scan<W> {
  const { tokens } = reading
  const ids = new Int32Array(READINGS * tokens.length).fill(-1)
  const fused = new Int32Array(tokens.length).fill(-1)
  const name = wordOf(NAME_WORD)
  /** Most tokens are one word and nothing else: those of one word share a row. */
  const alone = new Map<W, readonly W[]>()
  function readingsOf(token: Token, at: number): readonly W[] | null {
    const own = wordOf(token.norm)
    if (own) ids[READINGS * at] = own.id
    if (!token.name && token.fused === undefined && !token.also)
      return own ? known(alone, own, () => [own]) : null
    const all = own ? [own] : []
    if (token.name && name) all.push(name)
    const joined = token.fused === undefined ? null : wordOf(token.fused)
    if (joined) {
      fused[at] = joined.id
      all.push(joined)
    }
    if (token.also) {
      const others = token.also.flatMap((word) => wordOf(word) ?? [])
      ids.set(
        others.map(({ id }) => id),
        READINGS * at + 1,
      )
      all.push(...others)
    }
    return all.length > 0 ? all : null
  }
  const variants: (readonly W[] | null)[] = []
  for (let at = 0; at < tokens.length; at++) variants.push(readingsOf(tokens[at] as Token, at))
  return { reading, ids, fused, variants }
}

/** Whether token `at` may be read as one of the words `[from, to)` of a program. */
export function readsAs({ ids }: Scan, at: number, code: Program, from: number, to: number): boolean {
  if (placeIn(code, ids[READINGS * at] as number, from, to) >= 0) return true
  for (let i = READINGS * at + 1; i < READINGS * (at + 1); i++) {
    const other = ids[i] as number
    if (other >= 0 && placeIn(code, other, from, to) >= 0) return true
  }
  return false
}

/** Whether token `at` and the next may be read as one of the words `[from, to)` of a program. */
export function fusedReadsAs({ fused }: Scan, at: number, code: Program, from: number, to: number): boolean {
  const joined = fused[at] as number
  return joined >= 0 && placeIn(code, joined, from, to) >= 0
}
