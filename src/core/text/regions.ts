import { disjoint } from '../disjoint.ts'
import type { Span } from '../types.ts'

/**
 * What a stretch of the text is: `speech` is quoted words (they count for safety only), `reply` an earlier mail (not
 * this draft at all), `markup` anything that nobody says (code, addresses, mail headers), `affection` words that these
 * two mean kindly. All else is the writer's own.
 */
type RegionKind = 'speech' | 'reply' | 'markup' | 'affection'
export interface Region extends Span {
  readonly kind: RegionKind
}

/** What a stretch looks like, and signs of which it has one: they are found far faster, and most drafts have none. */
interface Look {
  readonly pattern: RegExp
  readonly signs: readonly string[]
}

/** YAML between rules, `key: value` first, comments aside; prose between them is the writer's. */
export const FRONT_MATTER =
  /^---[ \t]*\r?\n(?:(?:#.*|[ \t]*)\r?\n)*["']?[\p{L}_][\p{L}\p{N}_.-]*["']? ?:(?=[ \t\r\n])[^\n]*\n(?:(?:["']?[\p{L}_][\p{L}\p{N}_.-]*["']? ?:(?=[ \t\r\n])[^\n]*|- [^\n]*|[ \t#\]}][^\n]*|\r?)\n)*?(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/u
const MARKUP: readonly Look[] = [
  { pattern: FRONT_MATTER, signs: ['---'] },
  // Fenced code.
  { pattern: /^[ \t]*(`{3,}|~{3,})[\s\S]*?^[ \t]*\1[ \t]*$/gm, signs: ['```', '~~~'] },
  { pattern: /`[^`\n]+`/g, signs: ['`'] },
  {
    pattern: /\bhttps?:\/\/\S+|\bwww\.\S+|(?<![^\s<([,;:])[^\s@<([,;:]{1,64}@[\w.-]{1,255}\.\w+/g,
    signs: ['http', 'www.', '@'],
  },
  { pattern: /^(?:from|to|cc|bcc|date|sent|subject|reply-to|message-id):.*$/gim, signs: [':'] },
  { pattern: /<!--[\s\S]*?-->/g, signs: ['<!--'] },
  { pattern: /^[ \t]*(?:\|[ \t]*)?:?-{3,}.*$/gm, signs: ['---'] },
]
/** The beginning of a line that quotes a mail; `>:(` and `>.<` are faces. */
export const QUOTED_LINE = /^[ \t]*>(?![:;][-'o]?[()<[\]\\/|DPO3]|[._-][<>_])/
const REPLY: readonly Look[] = [
  { pattern: new RegExp(`${QUOTED_LINE.source}.*$`, 'gm'), signs: ['>'] },
  { pattern: /^[ \t]*on .{3,80} wrote:[ \t]*$/gim, signs: [':'] },
  { pattern: /^-{2,} ?(?:original message|forwarded message)[\s\S]*/gim, signs: ['--'] },
]
const SPEECH: readonly Look[] = [
  { pattern: /“[^”“]{1,600}?”/g, signs: ['“'] },
  { pattern: /"(?=[^\s"])[^"]{0,600}?[^\s"]"/g, signs: ['"'] },
  { pattern: /«[^»]{1,600}?»/g, signs: ['«'] },
  // Single quotes open after a space and close before one, so that apostrophes are not taken for them.
  { pattern: /(?<=^|[\s(:,])‘(?=\S)[^‘\n]{1,400}?[^\s]’(?=[\s.,;:!?)]|$)/g, signs: ['‘'] },
  {
    pattern: /(?<=^|[\s(:,])'(?=\S)[^'\n]{1,400}(?:\w'\w[^'\n]{0,200})*'(?=[\s.,;:!?)]|$)/g,
    signs: ["'"],
  },
]
/** Up to this many words without an end mark are a name or a scare quote, and stay the writer's own. */
const SHORT_QUOTE = 2

function find(text: string, kind: RegionKind, looks: readonly Look[]): Region[] {
  const found: Region[] = []
  for (const { pattern, signs } of looks) {
    if (!signs.some((sign) => text.includes(sign))) continue
    const all = pattern.global ? text.matchAll(pattern) : [pattern.exec(text)].filter((m) => m !== null)
    for (const m of all) found.push({ kind, start: m.index, end: m.index + m[0].length })
  }
  return found
}

function isSpeech(quote: string): boolean {
  const inner = quote.slice(1, -1)
  return /[.!?…,]$/.test(inner) || inner.trim().split(/\s+/).length > SHORT_QUOTE
}

/** The words of `phrase` in any case, spacing and kind of apostrophe. */
function wordsOf(phrase: string): Look {
  const words = phrase.trim().split(/\s+/)
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]"))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu')
  return { pattern, signs: [''] }
}

/**
 * The regions of `text` that are not the writer's own words, or that are `allowed` as affection; sorted, never
 * overlapping: the first kind found wins.
 */
export function regionsOf(text: string, allowed: readonly string[] = []): readonly Region[] {
  const found = [
    ...find(text, 'markup', MARKUP),
    ...find(text, 'reply', REPLY),
    ...find(text, 'speech', SPEECH).filter((r) => isSpeech(text.slice(r.start, r.end))),
    ...find(text, 'affection', allowed.filter((phrase) => phrase.trim()).map(wordsOf)),
  ]
  return disjoint(found)
}
