import { type Manuscript, manuscriptOf } from '../core/manuscript/manuscript.ts'
import { verbatim } from '../core/manuscript/traced.ts'
import { type Carving, carve } from './carve.ts'
import { withComments } from './ignores.ts'
import { mailCarvings } from './mail.ts'

/** Lines at least this long, in a paragraph of so many, that all break off where the next word was too long, were wrapped. */
const WRAPPED = { width: 24, lines: 3 }

/** Reads plain text as it may be kept or pasted: with quoted mails, a signature, hard-wrapped lines, ignore comments. */
export function plain(source: string): Manuscript {
  const carvings = [...mailCarvings(source), ...unwrapped(source)]
  return withComments(manuscriptOf(carve(verbatim(source), carvings)))
}

/** The line ends of paragraphs that an editor filled. */
function unwrapped(text: string): Carving[] {
  const carvings: Carving[] = []
  for (const { index, 0: paragraph } of text.matchAll(/(?:[^\r\n]*\S[^\r\n]*(?:\r?\n|$))+/g)) {
    const ends = [...paragraph.matchAll(/[ \t]*\r?\n(?=([^\s>]*))/g)].slice(
      0,
      /\n$/.test(paragraph) ? -1 : undefined,
    )
    if (ends.length + 1 < WRAPPED.lines) continue
    const lengths = ends.map((end, i) => end.index - startAfter(ends[i - 1]))
    const width = Math.max(...lengths)
    const filled = ends.every((end, i) => (lengths[i] ?? 0) + 1 + (end[1]?.length ?? 0) > width)
    if (width < WRAPPED.width || !filled) continue
    for (const end of ends) {
      const start = index + end.index
      carvings.push({ start, end: start + end[0].length, as: ' ' })
    }
  }
  return carvings
}

const startAfter = (end: RegExpExecArray | undefined) => (end ? end.index + end[0].length : 0)
