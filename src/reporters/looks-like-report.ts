import { XML_HEAD } from './xml-head.ts'

/** How the formats with a head begin. */
const HEADS = [
  '{"version":1,"reviews":[',
  '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits"',
  `${XML_HEAD}<checkstyle version="4.3">`,
  `${XML_HEAD}<testsuites name="invite-coach">`,
  '## invite-coach\n',
]
/** A place in a draft begins every line; a time, as in a chat, is none. */
const LINES = /^(?:(?!\W?\d+:)[^\n]*:\d+:\d+: [^\n]*\n)+$/
const GITHUB = /^::(?:error|warning|notice) file=/
/** The path of a draft, or none, and what is said of it indented. */
const PRETTY = /^(?:\S[^\n]*\n)? {2}\S[^\n]*\n(?:\n| {2}[^\n]*\n|\S[^\n]*\n(?= {2}))*$/

/**
 * Whether a file holds a report of ours, in whichever format, or nothing: then another may take its place. Its first lines
 * tell.
 */
export const looksLikeReport = (text: string): boolean =>
  text.trim() === '' ||
  HEADS.some((head) => text.startsWith(head)) ||
  LINES.test(text) ||
  GITHUB.test(text) ||
  PRETTY.test(text)
