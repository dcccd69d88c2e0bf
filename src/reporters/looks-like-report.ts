import { PATTERNS, SAFETY_KINDS, SEVERITIES, SHIFTS } from '../core/types.ts'
import { looksPretty } from './looks-pretty.ts'
import { TITLES } from './remarks.ts'
import { XML_HEAD } from './xml-head.ts'

/** How the formats begin that nobody else writes just so. */
const HEADS = [
  '{"version":1,"reviews":[\n',
  '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[\n',
  `${XML_HEAD}<testsuites name="invite-coach">\n`,
]

/** Many tools write Checkstyle's XML, so what is behind its head has to be ours. */
const CHECKSTYLE_HEAD = `${XML_HEAD}<checkstyle version="4.3">\n`
const CHECKSTYLE = /^(?:<\/checkstyle>|<file name="[^"]*">\n *<error [^\n]* source="invite-coach\.)/

const either = (texts: readonly string[]) => `(?:${texts.join('|')})`
const SHIFTED = `${either(PATTERNS)} → ${either(SHIFTS)}`

/** A line of `line`: what it says of a place, behind the place. A notice stands there as it is. */
const PLACE = /^[^\n]*?:\d+:\d+: /
const SAID = new RegExp(
  `^(?:${either(SEVERITIES)} ${SHIFTED}:(?: ".*")? \\([^()]+\\)|${either(SAFETY_KINDS)}:(?: ".*")? is left as it is)$`,
)
const isLine =
  (notices: readonly string[]) =>
  (line: string): boolean => {
    const place = PLACE.exec(line)
    if (!place) return false
    // A path may hold what looks like a place.
    const said = line.slice(place[0].length)
    return SAID.test(said) || notices.some((notice) => said.startsWith(notice)) || isLine(notices)(said)
  }

/** A line of `github`. */
const COMMAND = new RegExp(
  `^::(?:notice|warning|error) file=.*,?title=(?:${either([SHIFTED, ...Object.values(TITLES)])} \\([^()]+\\)|could not be read)::`,
)

/** The summary of `markdown`: its totals, then its list. */
const MARKDOWN =
  /^## invite-coach\n\n\d+ drafts? · [^\n]*\n(?:\n|- `[^\n]* \*\*[^\n]*\n| {2}[^\n]*\n|…and \d+ more\.\n)*$/

/**
 * Whether a file holds a report of ours, in whichever format: then another may take its place. Its first lines, as many as
 * there are, tell; what others write about places in files, or indent, is none. `notices` are how notices begin.
 */
export function looksLikeReport(text: string, notices: readonly string[]): boolean {
  const lines = text.replace(/\n$/, '').split('\n')
  return (
    HEADS.some((head) => text.startsWith(head)) ||
    (text.startsWith(CHECKSTYLE_HEAD) && CHECKSTYLE.test(text.slice(CHECKSTYLE_HEAD.length))) ||
    lines.every(isLine(notices)) ||
    lines.every((line) => COMMAND.test(line)) ||
    MARKDOWN.test(text) ||
    looksPretty(text, notices)
  )
}
