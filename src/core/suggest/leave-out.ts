import type { Suggestion } from '../types.ts'
import type { Region } from './region.ts'
import type { Voice } from './voice.ts'

const MIN_WORDS = 3

/**
 * The edit that just leaves the lever out and keeps all else word for word; null where fewer than `least` words would remain.
 * What is beside it keeps its marks: a joiner between two clauses that stay, the end mark of the sentence.
 */
export function leaveOut(
  text: string,
  region: Region,
  voice: Voice,
  least = MIN_WORDS,
): Pick<Suggestion, 'start' | 'end' | 'text'> | null {
  const edit = cut(text, region, voice)
  let words = 0
  // Words enough are found at once: what is left of a long letter is not read through.
  for (const part of [edit.text, text.slice(edit.end), text.slice(0, edit.start)])
    for (const _word of part.matchAll(/\p{L}+/gu)) if (++words >= least) return edit
  return null
}

function cut(text: string, region: Region, voice: Voice): Pick<Suggestion, 'start' | 'end' | 'text'> {
  const { start, end, left, right, leverEnd, rightWord, addressed } = region
  if (right && left && !addressed) return { start, end: leverEnd, text: '' }
  if (right && addressed) return { start, end, text: `, ${rightWord}` }
  if (right)
    return {
      start,
      end,
      text: voice.lower ? rightWord : (rightWord[0] ?? '').toUpperCase() + rightWord.slice(1),
    }
  if (left && !addressed) return { start, end: leverEnd, text: '' }
  if (addressed) return { start, end: leverEnd, text: '' }
  const after = /^[ \t]*(?:\r?\n(?![ \t]*\r?\n))?/.exec(text.slice(end))?.[0] ?? ''
  const lastInLine = end + after.length >= text.length || /^\r?\n/.test(text.slice(end))
  if (!lastInLine) return { start, end: end + after.length, text: '' }
  const item = /^[ \t]*(?:[-*•]|\d+[.)])[ \t]+$/.exec(text.slice(lineStart(text, start), start))?.[0]
  if (item) {
    // An item of a list goes with its mark and its line.
    const line = /^[ \t]*(?:\r?\n)?/.exec(text.slice(end))?.[0] ?? ''
    return { start: start - item.length, end: end + line.length, text: '' }
  }
  const blanks = runBefore(text, start, ' \t')
  if (blanks > 0 && text[blanks - 1] !== '\n') return { start: blanks, end, text: '' }
  // The last line of a paragraph goes with the end of the line before it.
  const before = text.slice(runBefore(text, start, ' \t\r\n'), start)
  if (/^[ \t]*\r?\n[ \t]*$/.test(before) && before.length < start)
    return { start: start - before.length, end, text: '' }
  // A paragraph of its own goes with the blank line after it, or before it at the end of the draft.
  const gap = /^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0] ?? ''
  if (gap) return { start, end: end + gap.length, text: '' }
  const above = /(?:\r?\n[ \t]*)+$/.exec(before)?.[0] ?? ''
  return { start: start - above.length, end, text: '' }
}

const lineStart = (text: string, at: number) => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1)

/** Where the characters before `at` that are all among `these` begin. */
function runBefore(text: string, at: number, these: string): number {
  let from = at
  while (from > 0 && these.includes(text[from - 1] as string)) from--
  return from
}
