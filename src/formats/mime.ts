import type { Span } from '../core/types.ts'
import { type ContentType, contentType, mimeHeader } from './mime-header.ts'

/** One part of a mail: what it says of itself, and where in the file its content stands. */
export interface Part extends Span {
  readonly type: ContentType
  readonly encoding: string
  readonly attached: boolean
  /** Has a file name: attached too, if the mail has other words. */
  readonly named: boolean
  /** Where in the file the values of its headers stand; without them, where its content begins. */
  readonly places: { readonly type: Span; readonly encoding: Span }
}

/** The headers at the start of a mail or of a part; old mailers put blanks before the colon. */
const HEADERS = /^(?:From .*\r?\n)?(?:[!-9;-~]+[ \t]*:.*(?:\r?\n[ \t].*)*(?:\r?\n|$))*/

/** The part that takes `[start, end)` of the file, its headers first. */
export function partAt(source: string, { start, end }: Span): Part {
  const whole = source.slice(start, end)
  const byteOrderMark = whole.startsWith('\ufeff') ? 1 : 0
  const top = start + byteOrderMark
  const head = HEADERS.exec(whole.slice(byteOrderMark))?.[0] ?? ''
  const after = top + head.length
  const gap = /^\r?\n/.exec(source.slice(after, after + 2))?.[0].length ?? 0
  const content = Math.min(after + gap, end)
  const header = (name: string) => {
    const found = new RegExp(`^(${name}[ \\t]*:[ \\t]*)(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(head)
    if (!found) return { value: '', place: { start: content, end: content } }
    const [, label = '', value = ''] = found
    const from = top + found.index + label.length
    return {
      value: value.replace(/\s+/g, ' ').trim(),
      place: { start: from, end: from + value.trimEnd().length },
    }
  }
  const type = header('content-type')
  const encoding = header('content-transfer-encoding')
  const disposition = mimeHeader(header('content-disposition').value)
  return {
    type: contentType(type.value),
    // What is nothing but a comment names an encoding that nobody knows.
    encoding: mimeHeader(encoding.value).word || encoding.value.toLowerCase(),
    attached: disposition.word === 'attachment',
    named: disposition.word === 'inline' && [...disposition.params.keys()].some(isFileName),
    places: { type: type.place, encoding: encoding.place },
    start: content,
    end,
  }
}

/** Long names, and those in other alphabets, come as "filename*0" and the like. */
const isFileName = (param: string) => /^filename(?:\*|$)/.test(param)

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
