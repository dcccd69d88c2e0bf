import { type Encoded, type Manuscript, manuscriptOf, type Undecoded } from '../core/manuscript/manuscript.ts'
import { type Traced, verbatim } from '../core/manuscript/traced.ts'
import { type Carving, carve, transcriptOf } from './carve.ts'
import { base64, eightBit, isCharset, quotedPrintable } from './decode-part.ts'
import { htmlText } from './html.ts'
import { withComments } from './ignores.ts'
import { linesOf, mailCarvings } from './mail.ts'
import { type Part, partAt, partsIn } from './mime.ts'
import type { ContentType } from './mime-header.ts'
import { unwrapped } from './wrapped.ts'
import { writeQuotedPrintable } from './write-part.ts'

const PLAIN = 'text/plain'
/** Parts in parts are followed this deep. */
const DEEPEST = 20

/**
 * The parts that a person reads as the mail: of alternatives the plain one, else the HTML, those that can be decoded
 * first. A multipart without parts is read as it stands.
 */
function readParts(source: string, part: Part, bytes: boolean, depth = 0): Part[] {
  if (part.attached || depth > DEEPEST) return []
  if (part.type.type === 'text') return ['plain', 'html'].includes(part.type.subtype) ? [part] : []
  if (part.type.type !== 'multipart') return []
  const inner = partsIn(source, part).map((one) => readParts(source, one, bytes, depth + 1))
  if (inner.length === 0) return [part]
  if (part.type.subtype !== 'alternative') return inner.flat()
  const said = inner.filter((parts) => parts.length > 0)
  const sure = said.filter((parts) => parts.every((one) => undecoded(one) === null))
  const plain = sure.find((parts) =>
    parts.every((one) => one.type.essence === PLAIN && !isBlank(source, one, bytes)),
  )
  return plain ?? sure.at(-1) ?? said.at(-1) ?? []
}

/** What of a part that is read nobody here can undo, so that its words may not have been read. */
function undecoded({ type, encoding, places }: Part): Undecoded | null {
  if (type.type === 'multipart')
    return { ...places.type, what: 'boundary', value: type.params.get('boundary') ?? '' }
  if (!ENCODINGS.has(encoding) && !AS_IT_IS.has(encoding))
    return { ...places.encoding, what: 'encoding', value: encoding }
  const charset = charsetOf(type)
  return charset === undefined || isCharset(charset)
    ? null
    : { ...places.type, what: 'charset', value: charset }
}

/** Some mailers quote it as nobody should. */
const charsetOf = ({ params }: ContentType) => params.get('charset')?.replace(/^'|'$/g, '')

/** Whether nothing is to be seen of a part, however that is written. */
function isBlank(source: string, part: Part, bytes: boolean): boolean {
  const seen = /[^\s\u200b-\u200f\u2060]/
  if (!seen.test(source.slice(part.start, part.end))) return true
  return ENCODINGS.has(part.encoding) && !seen.test(contentOf(source, part, bytes).text)
}

function contentOf(source: string, { type, encoding, start, end }: Part, bytes: boolean): Traced {
  const charset = charsetOf(type) ?? 'utf-8'
  const decoded =
    encoding === 'quoted-printable'
      ? quotedPrintable(source, start, end, charset)
      : encoding === 'base64'
        ? base64(source, start, end, charset)
        : bytes
          ? eightBit(source, start, end, charset)
          : verbatim(source, start, end)
  if (type.subtype === 'html') return htmlText(decoded)
  const content = carve(decoded, mailboxEscapes(decoded.text))
  return isFlowed(type)
    ? carve(content, flowed(content.text, type.params.get('delsp')?.toLowerCase() === 'yes'))
    : content
}

const isFlowed = (type: ContentType) => type.params.get('format')?.toLowerCase() === 'flowed'

/** What mailboxes put before a line of the writer's that begins with "From ". */
function mailboxEscapes(text: string): Carving[] {
  if (!text.includes('>From ')) return []
  const lines = linesOf(text)
  let before = ''
  return lines.flatMap(({ start, text: line }, i): Carving[] => {
    const near = lines[i - 1]?.text.startsWith('>') || lines[i + 1]?.text.startsWith('>')
    const quoted = near || before.endsWith(':')
    before = line.trim() || before
    return line.startsWith('>From ') && !quoted ? [{ start, end: start + 1, as: '' }] : []
  })
}

/** The soft line ends of RFC 3676, and the space that it puts before a line. */
function flowed(text: string, dropSpace: boolean): Carving[] {
  const lines = linesOf(text)
  return lines.flatMap(({ start, end, text: line }, i): Carving[] => {
    if (line.startsWith('>')) return []
    const next = lines[i + 1]
    const soft = / $/.test(line) && line !== '-- ' && next !== undefined && !next.text.startsWith('>')
    return [
      ...(line.startsWith(' ') ? [{ start, end: start + 1, as: '' }] : []),
      ...(soft && next.text.trim() !== ''
        ? [{ start: end - (dropSpace ? 1 : 0), end: next.start, as: '' }]
        : []),
    ]
  })
}

/**
 * Reads a mail as it is saved: the words of its text, wherever and however they are written in the file. With `bytes`
 * each character of `source` is a byte of it.
 */
export function eml(source: string, bytes = false): Manuscript {
  const root = partAt(source, { start: 0, end: source.length })
  const all = readParts(source, root, bytes)
  const body = all.filter(({ named }) => !named)
  const parts = body.some((part) => !isBlank(source, part, bytes)) ? body : all
  const transcript = transcriptOf(source)
  let done = 0
  for (const part of parts) {
    transcript.block(done, part.start)
    const content = contentOf(source, part, bytes)
    const lines = linesOf(content.text)
    const wraps = part.type.essence === PLAIN && !isFlowed(part.type)
    const read = carve(content, [...mailCarvings(content.text, lines), ...(wraps ? unwrapped(lines) : [])])
    transcript.keep(read, 0, read.text.length)
    done = part.end
  }
  transcript.block(done, source.length)
  const encoded = parts.filter(
    (part) =>
      bytes || part.type.subtype === 'html' || ENCODINGS.has(part.encoding) || undecoded(part) !== null,
  )
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  return withComments(
    manuscriptOf(transcript.done(), {
      encoded: encoded.map((part) => ({ start: part.start, end: part.end, ...writingOf(part, eol) })),
      twin: hasTwin(source, root, bytes),
      undecoded: parts.map(undecoded).filter((one) => one !== null),
    }),
  )
}

const ENCODINGS = new Set(['quoted-printable', 'base64'])
/** What mails say where nothing is to be decoded; most say nothing. */
const AS_IT_IS = new Set(['', '7bit', '8bit', 'binary'])

/** How new words are put into a part; not at all into HTML, base64 and other character sets. */
function writingOf({ type, encoding }: Part, eol: string): Pick<Encoded, 'write'> {
  const charset = charsetOf(type) ?? 'us-ascii'
  const writable = encoding === 'quoted-printable' && type.essence === PLAIN && /^utf-?8$/i.test(charset)
  return writable ? { write: (words) => writeQuotedPrintable(words, eol) } : {}
}

/** Whether an alternative that is not read says the same. */
function hasTwin(source: string, part: Part, bytes: boolean, depth = 0): boolean {
  if (part.type.type !== 'multipart' || depth > DEEPEST) return false
  const inner = partsIn(source, part)
  const texts = inner.filter((one) => readParts(source, one, bytes).length > 0)
  if (part.type.subtype === 'alternative') return texts.length > 1
  return inner.some((one) => hasTwin(source, one, bytes, depth + 1))
}
