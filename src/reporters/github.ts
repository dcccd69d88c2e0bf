import type { Severity } from '../core/types.ts'
import { type Remark, remarksOf, withQuote } from './remarks.ts'
import { nothing, type Report } from './report.ts'
import { visible } from './visible.ts'

const COMMAND: Readonly<Record<Severity, string>> = { note: 'notice', warning: 'warning', error: 'error' }

/** As GitHub's own toolkit escapes them: the message, and the more delicate properties before it. */
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${name} ${listed.join(',')}::${data(message)}\n`
}

function annotation(path: string, remark: Remark): string {
  const { severity, start, end, title, id } = remark
  // Columns count only where the annotation stays on a line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {}
  const place = { file: visible(path), line: start.line, endLine: end.line, ...columns }
  return command(COMMAND[severity], { ...place, title: `${title} (${id})` }, withQuote(remark))
}

/** Workflow commands, which GitHub Actions shows as annotations of the files. */
export function githubReport(): Report {
  return {
    head: '',
    draft: (reviewed) =>
      remarksOf(reviewed)
        .map((remark) => annotation(reviewed.path, remark))
        .join(''),
    failure: ({ path, message }) =>
      command('error', { file: visible(path), title: 'could not be read' }, message),
    tail: nothing,
  }
}
