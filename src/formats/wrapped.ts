import type { Carving } from './carve.ts'
import { isIgnoreLine } from './ignores.ts'
import type { Line } from './mail.ts'

/** Lines at least this long, in a paragraph of so many, that all break off where the next word was too long, were wrapped. */
const WRAPPED = { width: 24, lines: 3 }
const ENDED = /[.!?…:)][\p{Pe}\p{Pf}"']*[ \t]*$|\p{Extended_Pictographic}[ \t]*$/u
const MARKED = /[.!?…][\p{Pe}\p{Pf}"']*(?:[ \t]|$)/u
const SMALL = /^[ \t]*\p{Ll}/u
const LARGE = /^[ \t]*["'“‘(]?\p{Lu}/u
/** Words with which no sentence ends. */
const OPEN_END =
  /(?:^|[ \t])(?:an?|the|my|your|our|their|every|and|or|but|if|unless|although|whether|than|of|from|into|because)[ \t]*$/i

/** The line ends of paragraphs that an editor filled, and those at which a sentence goes on. */
export function unwrapped(lines: readonly Line[]): Carving[] {
  const paragraphs: Line[][] = [[]]
  for (const line of lines) {
    if (line.text.trim() === '' || isIgnoreLine(line.text)) paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
  }
  return paragraphs.flatMap(joints)
}

const joints = (lines: readonly Line[]) => filledJoints(lines) ?? sentenceJoints(lines)

const joint = (line: Line, next: Line): Carving => ({
  start: line.start + line.text.trimEnd().length,
  end: next.start,
  as: ' ',
})

function filledJoints(lines: readonly Line[]): Carving[] | null {
  if (lines.length < WRAPPED.lines) return null
  const width = lines.slice(0, -1).reduce((most, { text }) => Math.max(most, text.trimEnd().length), 0)
  if (width < WRAPPED.width) return null
  const pairs = lines.slice(1).map((next, i) => [lines[i] ?? next, next] as const)
  const filled = pairs.every(([line, next]) => {
    const [word = ''] = next.text.split(/\s/, 1)
    return line.text.trimEnd().length + 1 + word.length > width
  })
  if (!filled) return null
  return pairs.map(([line, next]) => joint(line, next))
}

/**
 * A sentence goes on where the next line begins small: always behind a word that ends none, elsewhere where the writer
 * begins large and ends with a mark. Texts of one message a line, without either, stay apart.
 */
function sentenceJoints(lines: readonly Line[]): Carving[] {
  const joints: Carving[] = []
  let first = 0
  for (let i = 1; i <= lines.length; i++) {
    const next = lines[i]
    const line = lines[i - 1]
    if (line && next && !ENDED.test(line.text) && SMALL.test(next.text)) continue
    const run = lines.slice(first, i)
    first = i
    const written = LARGE.test(run[0]?.text ?? '') && run.some(({ text }) => MARKED.test(text))
    for (const [k, later] of run.slice(1).entries()) {
      const earlier = run[k] ?? later
      if (written || OPEN_END.test(earlier.text)) joints.push(joint(earlier, later))
    }
  }
  return joints
}
