import { sourceSpan, type Traced } from '../core/manuscript/traced.ts'
import { OPAQUE } from '../core/text/tokenize.ts'
import { PARAGRAPH, transcriptOf } from './carve.ts'
import { tokenizeTags } from './tags.ts'

/** Elements that set their text apart, that are no text of the writer's, and that quote or carry another's mail. */
const BLOCKS = new Set(
  'address article aside div dd dl dt footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const UNREAD = new Set('blockquote code del head pre s script strike style template title'.split(' '))
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const UNREAD_MARKED =
  /\b(?:gmail_quote|gmail_signature|gmail_attr|yahoo_quoted|moz-cite-prefix|moz-signature|protonmail_quote|protonmail_signature_block|divRplyFwdMsg|appendonsend|OutlookMessageHeader)\b/
/** From here on everything is the mail that is answered. */
const REST_UNREAD = /\b(?:divRplyFwdMsg|appendonsend|OutlookMessageHeader)\b/

/** Follows whether what is met stands in something that is not read. */
interface Hearing {
  readonly isDeaf: boolean
  opened(name: string, attributes: string): void
  closed(name: string): void
}

function hearing(): Hearing {
  /** The open element that is not read, and how many of its name are open. */
  let unread = ''
  let depth = 0
  let restUnread = false
  return {
    get isDeaf() {
      return restUnread || unread !== ''
    },
    opened(name, attributes) {
      const marked = UNREAD_MARKED.test(attributes)
      if (marked && REST_UNREAD.test(attributes)) restUnread = true
      if (unread === '' && (UNREAD.has(name) || marked)) unread = name
      if (name === unread) depth++
    },
    closed(name) {
      if (unread === name && --depth === 0) unread = ''
    },
  }
}

/** What a person reads of an HTML part: its text, blocks as paragraphs, quoted mail and signatures left out. */
export function htmlText(html: Traced): Traced {
  const { text } = html
  const transcript = transcriptOf(html.source)
  const ears = hearing()
  let name = ''
  let attributes = ''
  let at = 0

  function say(words: string, start: number, end: number): void {
    if (ears.isDeaf || words === '') return
    const { start: from, end: to } = sourceSpan(html, { start, end })
    transcript.say(words, from, to)
  }
  function read(start: number, end: number): void {
    if (ears.isDeaf) return
    for (const { index, 0: part } of text.slice(start, end).matchAll(/\s+|\S+/g)) {
      const from = start + index
      if (/^\s/.test(part)) say(' ', from, from + part.length)
      else transcript.keep(html, from, from + part.length)
    }
  }
  function opened(end: number, closes: boolean): void {
    if (name === 'br') say('\n', at, end)
    else if (name === 'img') say(OPAQUE, at, end)
    else if (BLOCKS.has(name)) say(PARAGRAPH, at, at)
    if (!VOID.has(name) && !closes) ears.opened(name, attributes)
    at = end + 1
  }

  const options = { xmlMode: false, decodeEntities: true }
  tokenizeTags(text, options, {
    ontext(start, end) {
      read(start, end)
      at = end
    },
    ontextentity(code, end) {
      say(String.fromCodePoint(code), text.lastIndexOf('&', end - 1), end)
      at = end
    },
    onopentagname(start, end) {
      name = text.slice(start, end).toLowerCase()
      attributes = ''
      at = start - 1
    },
    onattribdata(start, end) {
      attributes += ` ${text.slice(start, end)}`
    },
    onopentagend: (end) => opened(end, false),
    onselfclosingtag: (end) => opened(end, true),
    onclosetag(start, end) {
      const closed = text.slice(start, end).toLowerCase()
      ears.closed(closed)
      if (BLOCKS.has(closed) || UNREAD.has(closed)) say(PARAGRAPH, end, end)
    },
  })
  return transcript.done()
}
