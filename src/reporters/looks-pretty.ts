import { safetyNote } from '../core/safety/note.ts'
import { PATTERNS, SAFETY_KINDS, SHIFTS } from '../core/types.ts'
import { OPENERS } from './openers.ts'

/** The path of a draft, or none, and what is said of it, indented; in brackets what comes before the first blank line. */
const PART = /^(?:\S[^\n]*\n)?((?: {2,}\S[^\n]*\n)+)(?:\n| {2}[^\n]*\n)*$/
/** Above a finding, whatever the words that open a report. */
const FINDING = new RegExp(
  `^ {2}\\d+:\\d+ {2}(?:${PATTERNS.join('|')}) → (?:${SHIFTS.join('|')})(?: |$)`,
  'm',
)

/** How what is said of a draft can begin, notices aside. */
const beginnings = (): readonly string[] => [
  ...OPENERS,
  ...SAFETY_KINDS.flatMap(
    (kind) => safetyNote([{ kind, start: 0, end: 0, quote: '', rewrite: false }], [])[0] ?? [],
  ),
]

/** Whether each part of a text is what the pretty report says of a draft. `notices` are how notices begin. */
export function looksPretty(text: string, notices: readonly string[]): boolean {
  const known = [...beginnings(), ...notices]
  return text.split(/^(?=\S)/m).every((part) => {
    const first = PART.exec(part)?.[1]
    if (first === undefined) return false
    // Lines are wrapped for the terminal that the report was made in.
    const said = first.trim().replace(/\s+/g, ' ')
    return FINDING.test(part) || known.some((beginning) => said.startsWith(beginning))
  })
}
