import type { Reading } from '../text/draft.ts'
import { GAP, type Token } from '../text/token.ts'
import { EDGE_CODES } from './instructions.ts'
import type { Edge } from './node.ts'

/** So many fillers and openers may stand before a clause or after it; more is no sentence. */
const MOST_AROUND = 12

export const gapAt = ({ tokens }: Reading, at: number) =>
  at < tokens.length ? (tokens[at] as Token).gap : GAP.paragraph

function clauseStarts(reading: Reading, at: number): boolean {
  for (let i = at; i > at - MOST_AROUND; i--) {
    if (i === 0 || gapAt(reading, i) >= GAP.comma) return true
    const before = reading.tokens[i - 1] as Token
    if (reading.openers.has(before.norm)) return true
    if (!before.skip) return false
  }
  return false
}

function sentenceStarts(reading: Reading, at: number): boolean {
  for (let i = at; i > at - MOST_AROUND; i--) {
    if (i === 0 || gapAt(reading, i) >= GAP.clause) return true
    const before = reading.tokens[i - 1] as Token
    if (!before.skip && !reading.openers.has(before.norm)) return false
  }
  return false
}

/** The clause ends at `at` when only fillers stand before the next break of at least `gap`. */
function ends(reading: Reading, at: number, gap: number): boolean {
  for (let i = at; i < at + MOST_AROUND; i++) {
    const token = reading.tokens[i]
    if (!token || token.gap >= gap) return true
    if (!token.skip) return false
  }
  return false
}

/** A question mark stands between the word before `at` and the next word that is no filler. */
function asks({ tokens, text }: Reading, at: number): boolean {
  let to = at
  while (to < tokens.length && tokens[to]?.skip && (tokens[to]?.gap ?? 0) < GAP.sentence) to++
  const start = tokens[at - 1]?.end ?? 0
  return text.slice(start, tokens[to]?.start ?? text.length).includes('?')
}

/** Whether an edge stands at a place; `//` holds anywhere. */
const EDGES: Readonly<Record<Edge, (reading: Reading, at: number) => boolean>> = {
  '^': clauseStarts,
  '^^': sentenceStarts,
  $: (reading, at) => ends(reading, at, GAP.comma),
  $$: (reading, at) => ends(reading, at, GAP.clause),
  '$?': asks,
  ',': (reading, at) => at >= reading.tokens.length || gapAt(reading, at) >= GAP.comma,
  '//': () => true,
}

/** The same by the codes of programs. */
export const EDGE_TESTS = EDGE_CODES.map((edge) => EDGES[edge])
