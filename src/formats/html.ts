import { sourceSpan, type Traced } from '../core/manuscript/traced.ts'
import { BARRIER, OPAQUE } from '../core/text/tokenize.ts'
import { PARAGRAPH, transcriptOf } from './carve.ts'
import { tokenizeTags } from './tags.ts'
import { BLOCKS, hearing, hides, marksIn, UNREAD } from './unread.ts'

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** What a person reads of an HTML part: its text, blocks as paragraphs, quoted mail and signatures left out. */
export function htmlText(html: Traced): Traced {
  const { text } = html
  const transcript = transcriptOf(html.source)
  const ears = hearing()
  let name = ''
  let marks: string[] = []
  let attribute = ''
  let hidden = false
  /** How many elements that keep their line ends are open. */
  let kept = 0
  let at = 0

  function say(words: string, start: number, end: number): void {
    if (ears.isDeaf || words === '') return
    const { start: from, end: to } = sourceSpan(html, { start, end })
    transcript.say(words, from, to)
  }
  function read(start: number, end: number): void {
    ears.met(text.slice(start, end))
    if (ears.isDeaf) return
    if (kept > 0) {
      transcript.keep(html, start, end)
      return
    }
    for (const { index, 0: part } of text.slice(start, end).matchAll(/\s+|\S+/g)) {
      const from = start + index
      if (/^\s/.test(part)) say(' ', from, from + part.length)
      else transcript.keep(html, from, from + part.length)
    }
  }
  function opened(end: number, closes: boolean): void {
    if (name === 'br') say('\n', at, end)
    else if (name === 'img' && !hidden) say(OPAQUE, at, end)
    else if (BLOCKS.has(name)) say(PARAGRAPH, at, at)
    if (!VOID.has(name) && !closes) ears.opened({ name, marks, hidden })
    if (name === 'pre' && !closes) kept++
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
      marks = []
      hidden = false
      at = start - 1
    },
    onattribname(start, end) {
      attribute = text.slice(start, end).toLowerCase()
      if (hides(attribute, '')) hidden = true
    },
    onattribdata(start, end) {
      const value = text.slice(start, end)
      marks.push(...marksIn(attribute, value))
      if (hides(attribute, value)) hidden = true
    },
    onopentagend: (end) => opened(end, false),
    onselfclosingtag: (end) => opened(end, true),
    onclosetag(start, end) {
      const closed = text.slice(start, end).toLowerCase()
      const wasDeaf = ears.isDeaf
      ears.closed(closed)
      if (closed === 'blockquote' && wasDeaf) {
        // What led into the quote has to find it.
        say(PARAGRAPH, start, start)
        say(BARRIER, start, end)
      }
      if (closed === 'pre' && kept > 0) kept--
      if (BLOCKS.has(closed) || UNREAD.has(closed)) say(PARAGRAPH, end, end)
    },
  })
  return transcript.done()
}
