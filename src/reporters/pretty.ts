import { type Finding, SEVERITIES } from '../core/types.ts'
import { findingLines, indented, quoteOf, shownSuggestion, titleOf } from './finding.ts'
import { openerFor } from './openers.ts'
import type { Paint } from './paint.ts'
import { placesOf } from './points.ts'
import type { Reviewed } from './record.ts'
import { nothing, type Report } from './report.ts'
import { visible } from './visible.ts'

export interface PrettyOptions {
  readonly paint: Paint
  /** Columns of the terminal. */
  readonly width: number
  /** Show every finding in full instead of the strongest three. */
  readonly all: boolean
  /** Place the path before each draft; not needed for a single message. */
  readonly showPath: boolean
  /** Said of a clean draft, or of clean drafts all told; '' to stay silent. */
  readonly clear: string
}

const SHOWN_IN_FULL = 3

/** The ones shown in full: gravest first, in order of place among equals. */
function strongest(findings: readonly Finding[], count: number): ReadonlySet<Finding> {
  const order = [...findings].sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity))
  return new Set(order.slice(0, count))
}

/** For people: the drafts that there is something to say about, a line apart. */
export function prettyReport(options: PrettyOptions): Report {
  const { clear, showPath } = options
  let first = true
  return {
    head: '',
    draft(reviewed) {
      const report = draftReport(reviewed, options)
      if (report === '') return showPath ? '' : clear
      const between = first ? '' : '\n'
      first = false
      return `${between}${report}`
    },
    failure: nothing,
    tail: ({ drafts, findings, held, errors }) =>
      showPath && drafts > 0 && findings + held + errors === 0 ? clear : '',
  }
}

/** One draft's report; empty when there is nothing to say. */
function draftReport({ path, text, review, safetyNote }: Reviewed, options: PrettyOptions): string {
  const { paint, width } = options
  const point = placesOf(text)
  const blocks: string[] = []
  const say = (line: string) => indented(line, '  ', '  ', width)
  if (safetyNote.length > 0) blocks.push(safetyNote.map(say).join('\n'))

  const full = strongest(review.findings, options.all ? Number.POSITIVE_INFINITY : SHOWN_IN_FULL)
  if (review.findings.length > 0) blocks.push(say(openerFor(text)))
  const rest: string[] = []
  for (const finding of review.findings) {
    const { line, column } = point(finding.start)
    const place = `${line}:${column}`
    if (!full.has(finding)) {
      const words = [paint.dim(place), titleOf(finding, paint), quoteOf(finding, paint)]
      rest.push(indented(words.join('  ').trimEnd(), '  ', '    ', width))
      continue
    }
    const lines = findingLines(finding, place, paint, width)
    finding.suggestions.forEach((suggestion, i) => {
      lines.push(indented(paint.accent(shownSuggestion(suggestion.text)), `    ${i + 1}. `, '       ', width))
    })
    blocks.push(lines.join('\n'))
  }
  if (rest.length > 0) {
    const [noun, verb] = rest.length === 1 ? ['place', 'reads'] : ['places', 'read']
    blocks.push(
      [
        say(paint.dim(`${rest.length} more ${noun} ${verb} this way (--all shows suggestions for each):`)),
        ...rest,
      ].join('\n'),
    )
  }
  for (const notice of review.notices) blocks.push(say(paint.dim(notice.message)))
  if (blocks.length === 0) return ''
  const head = options.showPath ? `${paint.strong(visible(path))}\n` : ''
  return `${head}${blocks.join('\n\n')}\n`
}
