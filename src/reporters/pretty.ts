import { wrapAnsi } from 'fast-wrap-ansi'
import { pointsOf } from '../core/text/point.ts'
import { type Finding, SEVERITIES } from '../core/types.ts'
import type { Paint } from './paint.ts'
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

/** Said once above the findings; which one depends on the draft only, so that a draft always reads the same. */
const OPENERS = [
  "Writing it this way is human. Let's play with it.",
  'No need to make yourself wrong. Here are some other ways in.',
  "You're asking for something that matters. Let's look at how it may land.",
  'A hard one to write. Here is some room to play with.',
]
const SHOWN_IN_FULL = 3
const QUOTE_LENGTH = 160

const shorten = (text: string) =>
  text.length <= QUOTE_LENGTH ? text : `${text.slice(0, QUOTE_LENGTH - 1).trimEnd()}…`

function indented(text: string, indent: string, hanging: string, width: number): string {
  const columns = Math.max(20, width - hanging.length)
  return wrapAnsi(text, columns, { hard: true })
    .split('\n')
    .map((line, i) => `${i === 0 ? indent : hanging}${line}`)
    .join('\n')
}

/** A suggestion by itself: without the mark that ties it to what stands before it in the draft. */
function shown(text: string): string {
  return visible(text).replace(/^[.,;:]\s+/, '') || '(leave these words out)'
}

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
  const point = pointsOf(text)
  const blocks: string[] = []
  const say = (line: string) => indented(line, '  ', '  ', width)
  if (safetyNote.length > 0) blocks.push(safetyNote.map(say).join('\n'))

  const full = strongest(review.findings, options.all ? Number.POSITIVE_INFINITY : SHOWN_IN_FULL)
  if (review.findings.length > 0) blocks.push(say(OPENERS[text.length % OPENERS.length] ?? ''))
  const rest: string[] = []
  for (const finding of review.findings) {
    const { line, column } = point(finding.start)
    const place = paint.dim(`${line}:${column}`)
    const name = paint.strong(`${finding.pattern} → ${finding.shift}`)
    const words = finding.words ?? finding.quote
    const quote = words === '' ? '' : `“${paint.quote(visible(shorten(words)))}”`
    if (!full.has(finding)) {
      rest.push(indented(`${place}  ${name}  ${quote}`.trimEnd(), '  ', '    ', width))
      continue
    }
    const lines = [
      `  ${place}  ${name}`,
      ...(quote === '' ? [] : [say(quote)]),
      indented(`${finding.message} ${finding.note}`, '  ', '  ', width),
    ]
    finding.suggestions.forEach((suggestion, i) => {
      lines.push(indented(paint.accent(shown(suggestion.text)), `    ${i + 1}. `, '       ', width))
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
