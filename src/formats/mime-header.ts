/** What a header of a mail says: its first word, and the parameters behind it. Neither names nor the word have case. */
interface MimeHeader {
  readonly word: string
  readonly params: ReadonlyMap<string, string>
}

/** Mailers forget the ";" between two, so the name tells where one begins. */
const PARAMETER = /([^\s;="]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^\s;]*))/g

export function mimeHeader(value: string): MimeHeader {
  const said = withoutComments(value).trim()
  const [word = ''] = said.split(/[\s;,]/, 1)
  const params = new Map<string, string>()
  for (const [, name = '', quoted, plain = ''] of said.slice(word.length).matchAll(PARAMETER)) {
    const key = name.toLowerCase()
    if (!params.has(key)) params.set(key, quoted?.replace(/\\(.)/g, '$1') ?? plain)
  }
  // Nobody should quote it, and some do.
  return { word: word.replaceAll('"', '').toLowerCase(), params }
}

/** RFC 2045 allows comments between words, `base64 (as is)`, one in the other too, but not within quotes. */
function withoutComments(value: string): string {
  let said = ''
  let depth = 0
  let quoted = false
  for (const [unit] of value.matchAll(/\\.|[^\\]|\\/gs)) {
    if (unit === '"' && depth === 0) quoted = !quoted
    if (unit === '(' && !quoted) depth++
    if (depth === 0) said += unit
    if (unit === ')' && depth > 0 && --depth === 0) said += ' '
  }
  return said
}

/** What a part is: `text/plain` where it doesn't say so, or nobody can tell. */
export interface ContentType {
  readonly essence: string
  readonly type: string
  readonly subtype: string
  readonly params: ReadonlyMap<string, string>
}

export function contentType(value: string): ContentType {
  const { word, params } = mimeHeader(value)
  const named = /^([^/]+)\/([^/]+)$/.exec(word)
  const [essence, type = '', subtype = ''] = named ?? ['text/plain', 'text', 'plain']
  return { essence, type, subtype, params: named ? params : new Map() }
}
