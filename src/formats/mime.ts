import { MIMEType } from 'node:util'
import type { Span } from '../core/types.ts'

/** One part of a mail: what it says of itself, and where in the file its content stands. */
export interface Part extends Span {
  readonly type: MIMEType
  readonly encoding: string
  readonly attached: boolean
  /** Has a file name: attached too, if the mail has other words. */
  readonly named: boolean
}

/** What a part is that doesn't say so, or that nobody can tell. */
const UNNAMED = 'text/plain'
/** The headers at the start of a mail or of a part. */
const HEADERS = /^(?:From .*\r?\n)?(?:[!-9;-~]+:.*(?:\r?\n[ \t].*)*(?:\r?\n|$))*/

/** The part that takes `[start, end)` of the file, its headers first. */
export function partAt(source: string, { start, end }: Span): Part {
  const whole = source.slice(start, end)
  const byteOrderMark = whole.startsWith('\ufeff') ? 1 : 0
  const head = HEADERS.exec(whole.slice(byteOrderMark))?.[0] ?? ''
  const after = start + byteOrderMark + head.length
  const gap = /^\r?\n/.exec(source.slice(after, after + 2))?.[0].length ?? 0
  const header = (name: string) =>
    new RegExp(`^${name}:[ \\t]*((?:.*)(?:\\r?\\n[ \\t].*)*)`, 'im')
      .exec(head)?.[1]
      ?.replace(/\s+/g, ' ')
      .trim() ?? ''
  return {
    type: typeOf(header('content-type')),
    encoding: header('content-transfer-encoding').toLowerCase(),
    attached: /^attachment\b/i.test(header('content-disposition')),
    named: /^inline\b.*;\s*filename\b/i.test(header('content-disposition')),
    start: Math.min(after + gap, end),
    end,
  }
}

function typeOf(value: string): MIMEType {
  try {
    return new MIMEType(value.replace(/\s*=\s*/, '=') || UNNAMED)
  } catch {
    return new MIMEType(UNNAMED)
  }
}

/** What stands between the boundary lines of a multipart's content. */
export function partsIn(source: string, { type, start, end }: Part): Part[] {
  const boundary = type.params.get('boundary')
  if (!boundary) return []
  const escaped = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const line = new RegExp(`(?:^|\\r?\\n)--${escaped}(--)?[ \\t]*(?=\\r?\\n|$)`, 'g')
  const marks = [...source.slice(start, end).matchAll(line)]
  return marks.flatMap((mark, i) => {
    if (mark[1]) return []
    const from = start + mark.index + mark[0].length
    const lineEnd = /^\r?\n/.exec(source.slice(from, from + 2))?.[0].length ?? 0
    const next = marks[i + 1]
    return [
      partAt(source, {
        start: from + lineEnd,
        end: next ? Math.max(from + lineEnd, start + next.index) : end,
      }),
    ]
  })
}
