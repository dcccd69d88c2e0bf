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

const MARKUP: readonly RegExp[] = [
  /^---\r?\n[\s\S]*?\n---[ \t]*$/, // front matter
  /^[ \t]*(`{3,}|~{3,})[\s\S]*?^[ \t]*\1[ \t]*$/gm, // fenced code
  /`[^`\n]+`/g,
  /\bhttps?:\/\/\S+|\bwww\.\S+|(?<![^\s<([,;:])[^\s@<([,;:]{1,64}@[\w.-]{1,255}\.\w+/g,
  /^(?:from|to|cc|bcc|date|sent|subject|reply-to|message-id):.*$/gim,
  /<!--[\s\S]*?-->/g,
  /^[ \t]*(?:\|[ \t]*)?:?-{3,}.*$/gm,
]
/** The beginning of a line that quotes a mail; `>:(` and `>.<` are faces. */
export const QUOTED_LINE = /^[ \t]*>(?![:;][-'o]?[()<[\]\\/|DPO3]|[._-][<>_])/
const REPLY: readonly RegExp[] = [
  new RegExp(`${QUOTED_LINE.source}.*$`, 'gm'),
  /^[ \t]*on .{3,80} wrote:[ \t]*$/gim,
  /^-{2,} ?(?:original message|forwarded message)[\s\S]*/gim,
]
const SPEECH: readonly RegExp[] = [
  /“[^”“]{1,600}?”/g,
  /"(?=[^\s"])[^"]{0,600}?[^\s"]"/g,
  /«[^»]{1,600}?»/g,
  // Single quotes open after a space and close before one, so that apostrophes are not taken for them.
  /(?<=^|[\s(:,])‘(?=\S)[^‘\n]{1,400}?[^\s]’(?=[\s.,;:!?)]|$)/g,
  /(?<=^|[\s(:,])'(?=\S)[^'\n]{1,400}(?:\w'\w[^'\n]{0,200})*'(?=[\s.,;:!?)]|$)/g,
]
/** Up to this many words without an end mark are a name or a scare quote, and stay the writer's own. */
const SHORT_QUOTE = 2

function find(text: string, kind: RegionKind, patterns: readonly RegExp[]): Region[] {
  return patterns.flatMap((pattern) => {
    const all = pattern.global ? text.matchAll(pattern) : [pattern.exec(text)].filter((m) => m !== null)
    return [...all].map((m) => ({ kind, start: m.index, end: m.index + m[0].length }))
  })
}

function isSpeech(quote: string): boolean {
  const inner = quote.slice(1, -1)
  return /[.!?…,]$/.test(inner) || inner.trim().split(/\s+/).length > SHORT_QUOTE
}

/** Matches the words of `phrase` in any case, spacing and kind of apostrophe. */
function wordsOf(phrase: string): RegExp {
  const words = phrase.trim().split(/\s+/)
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]"))
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu')
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
