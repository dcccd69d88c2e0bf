import { type Manuscript, manuscriptOf } from '../core/manuscript/manuscript.ts'
import { verbatim } from '../core/manuscript/traced.ts'
import { type Carving, carve } from './carve.ts'
import { withComments } from './ignores.ts'
import { type Line, linesOf, mailCarvings } from './mail.ts'

/** Lines at least this long, in a paragraph of so many, that all break off where the next word was too long, were wrapped. */
const WRAPPED = { width: 24, lines: 3 }

/** Reads plain text as it may be kept or pasted: with quoted mails, a signature, hard-wrapped lines, ignore comments. */
export function plain(source: string): Manuscript {
  const lines = linesOf(source)
  const carvings = [...mailCarvings(source, lines), ...unwrapped(lines)]
  return withComments(manuscriptOf(carve(verbatim(source), carvings)))
}

/** The line ends of paragraphs that an editor filled. */
function unwrapped(lines: readonly Line[]): Carving[] {
  const paragraphs: Line[][] = [[]]
  for (const line of lines) {
    if (line.text.trim() === '') paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs.flatMap(joints)
}

function joints(lines: readonly Line[]): Carving[] {
  if (lines.length < WRAPPED.lines) return []
  const width = lines.slice(0, -1).reduce((most, { text }) => Math.max(most, text.trimEnd().length), 0)
  if (width < WRAPPED.width) return []
  const pairs = lines.slice(1).map((next, i) => [lines[i] ?? next, next] as const)
  const filled = pairs.every(([line, next]) => {
    const [word = ''] = next.text.split(/\s/, 1)
    return line.text.trimEnd().length + 1 + word.length > width
  })
  if (!filled) return []
  return pairs.map(([line, next]) => ({
    start: line.start + line.text.trimEnd().length,
    end: next.start,
    as: ' ',
  }))
}
