import type { Ignore } from '../core/ignores.ts'
import type { Manuscript, StrangeComment } from '../core/manuscript/manuscript.ts'
import { readSpan, sourceSpan, type Traced } from '../core/manuscript/traced.ts'
import type { Span } from '../core/types.ts'
import { BLOCK, type Carving, carve } from './carve.ts'

/** In whichever case, up to the end of the comment, before which no other may begin. */
const COMMENT =
  /<!--\s*invite-coach-(?<action>(?:\w+(?:-\w+)*)?)(?!-?\w)(?<names>(?:(?!-->|<!--)[\s\S])*)-->/gi
const LINE =
  /^[ \t\ufeff]*\[[ \t]*invite-coach(?:[ \t]*:[ \t]*|[ \t]+)(?<action>[\w-]*)(?<names>[^\]\r\n]*)\][ \t]*$/gim
/** A line with nothing but a comment of either kind. */
const ALONE = /^[ \t\ufeff]*(?:\[[ \t]*invite-coach[ \t:][^\]\r\n]*\]|<!--\s*invite-coach-.*-->)[ \t]*$/i
const ANY = /invite-coach/i
/** What each way of writing can say. */
const ACTIONS = {
  comment: ['disable', 'enable', 'disable-line', 'disable-next-line'],
  line: ['off', 'on'],
} as const

/** An ignore comment as it is written. */
interface Written extends Span {
  readonly kind: keyof typeof ACTIONS
  readonly action: string
  /** Rules and patterns; none means all. What follows ` -- ` is a reason and not read. */
  readonly names: readonly string[]
}

/** One thing that a comment wants; `covers` and the comment's own span are places in the same text. */
interface Placed extends Ignore, Span {}

interface IgnoreComments {
  readonly written: readonly Written[]
  readonly ignores: readonly Placed[]
  readonly strange: readonly StrangeComment[]
}

/** Whether a line is an ignore comment, which no other line goes on in. */
export const isIgnoreLine = (line: string): boolean => ALONE.test(line)

/** The ignore comments of `source` outside `skip`, and what each covers. One with an unknown action covers nothing. */
export function ignoreComments(source: string, skip: readonly Span[] = []): IgnoreComments {
  if (!ANY.test(source)) return { written: [], ignores: [], strange: [] }
  const written = [...find(source, COMMENT, 'comment'), ...find(source, LINE, 'line')]
    .filter(({ start }) => !skip.some((span) => span.start <= start && start < span.end))
    .sort((a, b) => a.start - b.start)
  const strange = written
    .filter(({ kind, action }) => !(ACTIONS[kind] as readonly string[]).includes(action))
    .map(({ start, end, kind, action }) => ({ start, end, action, known: ACTIONS[kind] }))
  return { written, ignores: rangesOf(source, written), strange }
}

function find(source: string, pattern: RegExp, kind: Written['kind']): Written[] {
  return [...source.matchAll(pattern)].map(({ index, 0: whole, groups }) => ({
    kind,
    start: index,
    end: index + whole.length,
    action: (groups?.['action'] ?? '').toLowerCase(),
    names: (groups?.['names'] ?? '')
      .toLowerCase()
      .split(/\s--(?:\s|$)/, 1)
      .join('')
      .split(/[\s,]+/)
      .filter(Boolean),
  }))
}

/** `manuscript` with the ignore comments that its text holds taken out and heeded. */
export function withComments(manuscript: Manuscript): Manuscript {
  const comments = ignoreComments(manuscript.text)
  if (comments.written.length === 0) return manuscript
  const cuts = comments.written.map(({ start, end }): Carving => ({ start, end, as: BLOCK }))
  const read = carve(manuscript, cuts)
  return { ...manuscript, ...read, ...heeded(read, manuscript, comments) }
}

/** What the comments of `base` mean for `read`, which was made of it. */
export function heeded(
  read: Traced,
  base: Traced,
  { ignores, strange }: IgnoreComments,
): Pick<Manuscript, 'ignores' | 'comments' | 'strange'> {
  return {
    ignores: ignores.map(({ name, but, covers }) => ({
      name,
      but,
      covers: readSpan(read, sourceSpan(base, covers)),
    })),
    comments: ignores.map((one) => sourceSpan(base, one)),
    strange: strange.map((one) => ({ ...one, ...sourceSpan(base, one) })),
  }
}

interface Open extends Omit<Placed, 'covers'> {
  readonly from: number
}

function rangesOf(source: string, written: readonly Written[]): Placed[] {
  const closed: Placed[] = []
  let open: Open[] = []
  const close = (one: Open, at: number) => {
    const { from, ...rest } = one
    closed.push({ ...rest, covers: { start: from, end: at } })
  }
  for (const { start, end, action, names } of written) {
    const each = (names.length > 0 ? names : [null]).map((name) => ({ start, end, name, but: [] }))
    switch (action) {
      case 'disable':
      case 'off':
        open.push(...each.map((one) => ({ ...one, from: end })))
        break
      case 'enable':
      case 'on':
        open = open.flatMap((one): Open[] => {
          const ends = names.length === 0 || (one.name !== null && names.includes(one.name))
          const parts = one.name === null && names.length > 0
          if (!ends && !parts) return [one]
          close(one, start)
          return parts ? [{ ...one, but: [...one.but, ...names], from: end }] : []
        })
        break
      case 'disable-line':
        closed.push(...each.map((one) => ({ ...one, covers: lineAt(source, start) })))
        break
      case 'disable-next-line':
        closed.push(...each.map((one) => ({ ...one, covers: lineAfter(source, end) })))
        break
    }
  }
  for (const one of open) close(one, source.length)
  return closed
}

function lineAt(source: string, at: number): Span {
  const end = source.indexOf('\n', at)
  return { start: source.lastIndexOf('\n', at - 1) + 1, end: end < 0 ? source.length : end }
}

/** The next line that holds anything. */
function lineAfter(source: string, at: number): Span {
  const end = source.indexOf('\n', at)
  const next = /\S/g
  next.lastIndex = end < 0 ? source.length : end
  const found = next.exec(source)
  return found ? lineAt(source, found.index) : { start: source.length, end: source.length }
}
