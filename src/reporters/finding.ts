import { wrapAnsi } from 'fast-wrap-ansi'
import { known } from '../core/known.ts'
import type { Finding } from '../core/types.ts'
import type { Paint } from './paint.ts'
import { visible } from './visible.ts'

const QUOTE_LENGTH = 160
const NARROWEST = 20
/** Characters of one column each, no space at either end. */
const SIMPLE = /^(?! )[ -~“”’…→]*(?<! )$/

/** Words of a draft, cut where they are more than a reader needs to know them again. */
export function shorten(text: string): string {
  if (text.length <= QUOTE_LENGTH) return text
  // Half an emoji is none.
  const cut = text.slice(0, QUOTE_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')
  return `${cut.trimEnd()}…`
}

/** Text wrapped at `width` columns, its first line behind `indent`, the others behind `hanging`. */
export function indented(text: string, indent: string, hanging: string, width: number): string {
  const columns = Math.max(NARROWEST, width - hanging.length)
  // Most lines of a long report are these, and finding out by wrapping them takes most of its time.
  if (text.length <= columns && SIMPLE.test(text)) return `${indent}${text}`
  return wrapAnsi(text, columns, { hard: true })
    .split('\n')
    .map((line, i) => `${i === 0 ? indent : hanging}${line}`)
    .join('\n')
}

/** A suggestion by itself: without the mark that ties it to what stands before it in the draft. */
export const shownSuggestion = (text: string): string =>
  visible(text).replace(/^[.,;:]\s+/, '') || '(leave these words out)'

export const titleOf = ({ pattern, shift }: Finding, paint: Paint): string =>
  paint.strong(`${pattern} → ${shift}`)

/** The words that push, in quotes; '' where they are left out. */
export function quoteOf({ words, quote }: Finding, paint: Paint): string {
  const said = words ?? quote
  return said === '' ? '' : `“${paint.quote(visible(shorten(said)))}”`
}

/** What rules say, wrapped for a width; many drafts share it. */
const explained = new Map<string, string>()

/** A finding for people: where, what becomes what, the words, and why; a line or a wrapped paragraph each. */
export function findingLines(finding: Finding, place: string, paint: Paint, width: number): string[] {
  const quote = quoteOf(finding, paint)
  const say = (line: string) => indented(line, '  ', '  ', width)
  const why = `${finding.message} ${finding.note}`
  return [
    say(`${paint.dim(place)}  ${titleOf(finding, paint)}`),
    ...(quote === '' ? [] : [say(quote)]),
    known(explained, `${width} ${why}`, () => say(why)),
  ]
}
