import { shorten } from './finding.ts'
import type { Summary } from './record.ts'
import { type Remark, remarksOf } from './remarks.ts'
import type { Report } from './report.ts'
import { visible } from './visible.ts'

/** A comment on a pull request holds 65,536 characters; so many lines stay well below that. */
const MOST_LINES = 100

/** Draft text as a code span, in which Markdown, HTML and @names mean nothing. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${space}${text}${space}${fence}`
}

const plain = (text: string) => visible(text).replace(/[\\`*_[\]<>|#@~]/g, (mark) => `\\${mark}`)

function line(path: string, { start, title, quote, message, id }: Remark): string {
  const place = code(`${visible(path)}:${start.line}:${start.column}`)
  const words = quote === '' ? '' : ` ${code(shorten(quote))}`
  return `- ${place} **${plain(title)}**${words}  \n  ${plain(message)} (${code(id)})\n`
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

function totals({ drafts, findings, held, errors }: Summary): string {
  return [
    counted(drafts, 'draft', 'drafts'),
    findings === 0 ? 'nothing to shift' : `${counted(findings, 'place', 'places')} to shift`,
    ...(held > 0 ? [`${counted(held, 'draft', 'drafts')} left untouched`] : []),
    ...(errors > 0 ? [`${counted(errors, 'input', 'inputs')} not read`] : []),
  ].join(' · ')
}

/** A summary for a pull request: the totals, then the first hundred places. */
export function markdownReport(): Report {
  const lines: string[] = []
  let more = 0
  const keep = (text: string): string => {
    if (lines.length < MOST_LINES) lines.push(text)
    else more++
    return ''
  }
  return {
    head: '',
    draft(reviewed) {
      for (const remark of remarksOf(reviewed)) keep(line(reviewed.path, remark))
      return ''
    },
    failure: ({ path, message }) =>
      keep(`- ${code(visible(path))} **could not be read**  \n  ${plain(message)}\n`),
    tail(summary) {
      const list = lines.length > 0 ? `\n${lines.join('')}` : ''
      const rest = more > 0 ? `\n…and ${more} more.\n` : ''
      return `## invite-coach\n\n${totals(summary)}\n${list}${rest}`
    },
  }
}
