import { QUOTED_LINE } from '../core/text/regions.ts'
import { BARRIER } from '../core/text/tokenize.ts'
import { BLOCK, type Carving } from './carve.ts'

/** A line without its end. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** "… wrote:" in the languages that mailers speak most. */
const WROTE =
  '(?:wrote|schrieb(?: .{1,120})?|a écrit|escribió|ha scritto|schreef(?: .{1,120})?|escreveu|skrev(?: .{1,120})?) ?: *$'
/** Most lines don't end so, and need no closer look. */
const WROTE_END = ':'
/** "On 3 May 2024 at 10:02, Sam <s@x.org> wrote:" */
const DATED = new RegExp(`^(?:on|am|le|el|il|op|em|den) .{3,240}?${WROTE}`, 'i')
/** "Sam <s@x.org> wrote:" */
const ADDRESSED = new RegExp(`^[^<]{1,120}<[^<>\\s]+@[^<>\\s]+> ?${WROTE}`, 'i')
/** Mailers break them into so many lines at most. */
const LONGEST_ATTRIBUTION = 3
/** What a mailer's attribution holds and a person's sentence hardly ever: an address, or a whole date with a time. */
const BY_MAILER =
  /<[^<>]+>|\S@\S|^(?=.*\d[:.]\d{2})(?=.*(?:\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d\d))(?!.*\b(?:you|i|we|he|she|they) wrote ?:)/i
const FORWARDED =
  /^[ \t]*(?:[-_=]{2,} ?(?:original message|forwarded message|forwarded by .*|message d'origine|message transféré|ursprüngliche nachricht|weitergeleitete nachricht|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato)|begin forwarded message:|anfang der weitergeleiteten (?:nachricht|e-mail):|début du message (?:réexpédié|transféré) ?:|inicio del mensaje reenviado:|inizio messaggio inoltrato:)/i
const FORWARD_END = /^[ \t]*-{2,} ?end (?:of )?forwarded message/i
const HEADER =
  /^\*?(?:from|sent|date|to|cc|bcc|subject|reply-to|importance|von|gesendet|datum|an|betreff|de|envoyé|à|objet|enviado|para|asunto|da|inviato|a|oggetto):\*?(?:[ \t]|$)/i
const FROM = /^\*?(?:from|von|de|da):/i
/** Headers in a row that make a mail's head. */
const HEAD = 3
const RULER = /^[_-]{10,}[ \t]*$/
const SENT_FROM =
  /^(?:sent from (?:my|yahoo|outlook|mail for|proton)|get outlook for|von meinem .{1,20} gesendet)\b/i
/**
 * RFC 3676 has signatures begin with "-- ", and some mailers strip its space. A bare "--" may as well part what the writer
 * says, so it begins one only where a way to reach somebody tells so, among few short lines. A name by itself is read.
 */
const SIGNATURE_LINES = 4
const SIGNATURE_WORDS = 6
/** Sentences and postscripts have these, and what mailers add has not. */
const NO_SIGNATURE =
  /[!?;…]|[.,:]$|\bp\.? ?p?\.?s\b|\b(?:i|me|my|mine|you|your|yours|yourself|u|ur|we|us|our|he|him|his|she|her|they|them|it|is|are|was|will|do|don|not|never|if)\b/i
const REACHED_AT = /\S@\S|\bwww\.|https?:|\d(?:[ ()/.-]*\d){4}/

/** The lines of a text, their ends left out; after one without an end comes an empty one. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  const ends = text.includes('\r') ? /\r\n|\n|\r/g : /\n/g
  let start = 0
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    lines.push({ start, end: end.index, text: text.slice(start, end.index) })
    start = ends.lastIndex
  }
  if (start < text.length) lines.push({ start, end: text.length, text: text.slice(start) })
  lines.push({ start: text.length, end: text.length, text: '' })
  return lines
}

/** A text without any of these has nothing to carve. */
const TELLING =
  /^[ \t]*>|:[*]?[ \t]*\r?$|^-- ?\r?$|^[ \t]*[-_=]{2,}|^\*?[\p{L}-]{1,10}:|^(?:sent|get|von) /imu

/**
 * What in a plain mail is not its writer's: quoted and forwarded mails with what leads into them, signature, own head.
 * `lines` are those of `text`.
 */
export function mailCarvings(text: string, lines: readonly Line[]): Carving[] {
  if (!TELLING.test(text)) return []
  const carvings: Carving[] = []
  const bareMark = lines.findIndex(({ text: line }) => line === '--')
  const signature = bareMark < 0 ? 0 : endOfSignature(lines, bareMark)
  const cut = (from: number, to: number) => {
    const [first, last] = [lines[from], lines[to - 1]]
    if (first && last) carvings.push({ start: first.start, end: last.end, as: BLOCK })
  }
  let at = 0
  while (at < lines.length) {
    const to = at === bareMark ? signature : endOfCut(lines, at)
    if (to > at) cut(at, to)
    at = Math.max(to, at + 1)
  }
  return carvings
}

/** Where the lines that begin at `at` and are not the writer's end; `at` where they are. */
function endOfCut(lines: readonly Line[], at: number): number {
  const line = lines[at]?.text ?? ''
  if (line.trim() === '') return at
  if (QUOTED_LINE.test(line)) return whileTrue(lines, at, (one) => QUOTED_LINE.test(one))
  if (line === '-- ') return lines.length
  if (isSentFrom(line)) return at + 1
  if (FORWARDED.test(line)) return endOfForward(lines, at)
  if (RULER.test(line)) return FROM.test(lines[at + 1]?.text ?? '') ? endOfHead(lines, at + 1, at) : at
  if (HEADER.test(line)) return endOfHead(lines, at, at)
  return endOfAttribution(lines, at)
}

/** Where the signature below a "--" without its space ends, at a quoted mail if one follows; `at` where there is none. */
function endOfSignature(lines: readonly Line[], at: number): number {
  if (lines.findLastIndex(({ text }) => /^-- ?$/.test(text)) !== at) return at
  const said: string[] = []
  let end = at + 1
  for (; end < lines.length && endOfCut(lines, end) === end; end++) {
    const line = (lines[end]?.text ?? '').trim()
    if (line !== '') said.push(line)
  }
  const isOne = said.length <= SIGNATURE_LINES && said.every(isOfSignature)
  return isOne && said.some((line) => REACHED_AT.test(line)) ? end : at
}

/** What a phone adds, and not what is sent from the heart. */
function isSentFrom(line: string): boolean {
  const [begins] = SENT_FROM.exec(line) ?? []
  return begins !== undefined && !NO_SIGNATURE.test(line.slice(begins.length).replace(/[.!]\s*$/, ''))
}

function isOfSignature(line: string): boolean {
  if (NO_SIGNATURE.test(line)) return false
  const words = line.split(/\s+/)
  if (words.length > SIGNATURE_WORDS) return false
  return words.length === 1 || REACHED_AT.test(line) || words.every((word) => !/^\p{Ll}{4}/u.test(word))
}

function whileTrue(lines: readonly Line[], from: number, test: (line: string) => boolean): number {
  let to = from
  while (to < lines.length && test(lines[to]?.text ?? '')) to++
  return to
}

const nextWords = (lines: readonly Line[], from: number) =>
  lines[whileTrue(lines, from, (line) => line.trim() === '')]?.text ?? ''

/** A line with a quote mark, or in the place of an HTML quote. */
const beginsQuote = (line: string) => QUOTED_LINE.test(line) || line.startsWith(BARRIER)

/** With quote marks only what is marked is the other mail; without, all that follows, up to a mark of its end. */
function endOfForward(lines: readonly Line[], at: number): number {
  if (beginsQuote(nextWords(lines, at + 1))) return at + 1
  const end = lines.findIndex((line, i) => i > at && FORWARD_END.test(line.text))
  return end < 0 ? lines.length : end + 1
}

/** A head at the top is the draft's own; further down it is that of the mail that is answered. */
function endOfHead(lines: readonly Line[], from: number, cutFrom: number): number {
  const end = whileTrue(lines, from, (line) => HEADER.test(line) || /^[ \t]+\S/.test(line))
  const head = lines.slice(from, end).filter((line) => HEADER.test(line.text))
  const onTop = lines.slice(0, cutFrom).every((line) => line.text.trim() === '')
  if (onTop) return head.length > 1 && (lines[end]?.text ?? '').trim() === '' ? end : cutFrom
  return head.length >= HEAD && head.some((line) => FROM.test(line.text)) ? lines.length : cutFrom
}

function endOfAttribution(lines: readonly Line[], at: number): number {
  for (let end = at + 1; end <= at + LONGEST_ATTRIBUTION; end++) {
    const last = lines[end - 1]?.text.trim() ?? ''
    if (last === '') break
    if (!last.endsWith(WROTE_END)) continue
    const whole = joined(lines, at, end)
    if (!DATED.test(whole) && !(ADDRESSED.test(whole) && restIsAddress(lines, at, end))) continue
    // One that begins further down has the writer's last line above it.
    for (let later = at + 1; later < end; later++) if (DATED.test(joined(lines, later, end))) return at
    if (beginsQuote(nextWords(lines, end))) return end
    return BY_MAILER.test(whole) ? lines.length : at
  }
  return at
}

const joined = (lines: readonly Line[], from: number, to: number) =>
  lines
    .slice(from, to)
    .map((line) => line.text.trim())
    .join(' ')

/** A name is parted from its address by a line end, and from nothing else. */
const restIsAddress = (lines: readonly Line[], from: number, to: number) =>
  lines.slice(from + 1, to).every((line) => /^[ \t]*</.test(line.text))
