import { ALSO, readingOf } from './contractions.ts'
import type { Lexicon, Written } from './lexicon.ts'
import type { Region } from './regions.ts'
import { GAP, type Gap, type Token } from './token.ts'

// A word (with inner apostrophes, straight or curly), a number, a sum of money, an emoji, or the place of no word.
const WORD =
  /[£$€₦₹]?\d(?:[\d.,:]*\d)?\p{L}*|\p{L}[\p{L}\p{M}\d]*(?:['’‘`´]\p{L}+)*['’]?|\p{Extended_Pictographic}(?:\u{fe0f}|\u{200d}|\p{Extended_Pictographic}|\p{Emoji_Modifier})*|\ufffc/gu
const EMOJI = /^\p{Extended_Pictographic}/u
/** Stands for words that are not the writer's own, so that what is around them does not close up. */
export const OPAQUE = '\ufffc'
/** Stands for lines that are not the writer's: no match goes over it. */
export const BARRIER = '\u001e'
/** A line this long that breaks off before a lower-case word was wrapped by the editor, not by the writer. */
const WRAPPED_LINE = 38
/** Words after which a sentence without an end is taken to end at its next break, and those after which it ends anyway. */
const LONG_SENTENCE = 150
const LONGEST_SENTENCE = 300
/** After these a full stop ends no sentence, where what comes next goes on from them. */
const ABBREVIATIONS: ReadonlyMap<string, RegExp> = new Map([
  ...['mr', 'mrs', 'ms', 'dr', 'st', 'prof', 'rev'].map((title) => [title, /^\p{Lu}/u] as const),
  ...['vs', 'etc', 'eg', 'ie'].map((short) => [short, /^[\p{Ll}\d]/u] as const),
  ['no', /^\d/],
])

function gapOf(text: string, from: number, to: number, before: string): Gap {
  const between = text.slice(from, to)
  if (between === ' ') return GAP.none
  if (between.includes(BARRIER)) return GAP.other
  if (/\n[ \t]*(?:\r?\n|[-*•#]|\d+[.)])/.test(between)) return GAP.paragraph
  if (/[.!?…]/.test(between)) {
    if (/^\.[ \t]+$/.test(between) && ABBREVIATIONS.get(before.toLowerCase())?.test(text.slice(to, to + 2)))
      return GAP.none
    if (/\.{2,}|…/.test(between) && !/[!?]/.test(between)) return GAP.clause
    return GAP.sentence
  }
  if (/\n/.test(between)) {
    // A line that ends in a comma goes on, however short it is.
    if (/,/.test(between)) return GAP.comma
    if (lineLengthBefore(text, from) < WRAPPED_LINE) return GAP.sentence
    return /[;:]/.test(between) ? GAP.comma : GAP.none
  }
  if (/[;:]|[–—]|\s-{1,2}\s|--/.test(between)) return GAP.clause
  if (/[,()[\]/]/.test(between)) return GAP.comma
  return GAP.none
}

function lineLengthBefore(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1)
}

/** Days, months and the like are written large without being names; so is the first word of a sentence. */
const NOT_NAMES = new Set(
  `i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december christmas easter ramadan eid diwali english god jesus lord mother father mum mom dad nan nana gran granny grandma
  grandad grandpa auntie aunty uncle ok tv whatsapp instagram tiktok facebook netflix youtube uber bbc`.split(
    /\s+/,
  ),
)

/** Lower case, straight apostrophes, no accents. */
function plainly(raw: string): string {
  const lower = raw.toLowerCase()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the first of ASCII is meant
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower.replaceAll('`', "'")
  return lower
    .replace(/[’‘`´]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}

/** UTF-16 units. A longer word is a slice that would keep the whole draft in memory (V8 copies shorter ones). */
const LONGEST_KNOWN = 12
/** Words that are remembered. */
const REMEMBERED = 20_000

/** What a word tells as it is written, wherever it stands. */
function writtenOf(raw: string, lexicon: Lexicon): Written {
  const before = lexicon.written.get(raw)
  if (before) return before
  const plain = plainly(raw)
  const bare = plain.replace(/'s?$/, '')
  const { norms, fused } = readingOf(plain, lexicon)
  const written: Written = {
    words: norms.map((norm) => ({ norm, also: ALSO.get(norm), filler: lexicon.fillers.has(norm) })),
    fused,
    firstName: lexicon.isFirstName(bare),
    nameLike: /^\p{Lu}\p{Ll}/u.test(raw) && !NOT_NAMES.has(bare),
    callable: /^\p{Lu}\p{Ll}+$/u.test(raw),
    emoji: EMOJI.test(raw),
  }
  if (raw.length <= LONGEST_KNOWN && lexicon.written.size < REMEMBERED) lexicon.written.set(raw, written)
  return written
}

/** A word as it stands; no word of a region is told apart from another. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly raw: string
  readonly opaque: boolean
  readonly held: boolean
}

/** Gives the pieces of a text one after the other, null after the last. */
function piecesOf(text: string, regions: readonly Region[]): () => Piece | null {
  let next = 0
  let from = 0
  return () => {
    WORD.lastIndex = from
    const match = WORD.exec(text)
    if (!match) return null
    const [raw] = match
    const start = match.index
    while (next < regions.length && (regions[next]?.end ?? 0) <= start) next++
    const region = regions[next]
    const inside = region !== undefined && start >= region.start
    from = inside ? region.end : start + raw.length
    if (inside) {
      const held = region.kind === 'markup' || region.kind === 'reply'
      return { start: region.start, end: region.end, raw: '', opaque: true, held }
    }
    return { start, end: from, raw, opaque: raw === OPAQUE, held: raw === OPAQUE }
  }
}

/** What looks at a whole sentence takes its square: text without any end marks must not be one sentence. */
const endless = (gap: Gap, words: number): Gap =>
  (words >= LONG_SENTENCE && gap >= GAP.comma) || words >= LONGEST_SENTENCE
    ? (Math.max(gap, GAP.sentence) as Gap)
    : gap

/**
 * The words of `text` outside `regions`, which become one opaque token each.
 * Spans are true: `text.slice(token.start, token.end)` is the written word.
 */
export function tokenize(text: string, regions: readonly Region[], lexicon: Lexicon): Token[] {
  const tokens: Token[] = []
  const nextPiece = piecesOf(text, regions)
  let gap: Gap = GAP.paragraph
  let words = 0
  for (let piece = nextPiece(); piece; ) {
    const next = nextPiece()
    words = gap >= GAP.sentence ? 1 : words + 1
    const gapAfter = next ? endless(gapOf(text, piece.end, next.start, piece.raw), words) : GAP.paragraph
    if (piece.opaque) tokens.push(opaque(piece, gap))
    else addWord(tokens, piece, gap, gapAfter, lexicon)
    piece = next
    gap = gapAfter
  }
  return tokens
}

const opaque = ({ start, end, held }: Piece, gap: Gap): Token => ({
  norm: OPAQUE,
  also: undefined,
  fused: undefined,
  start,
  end,
  gap,
  skip: false,
  name: false,
  held,
})

/** Adds the tokens of a word that has so much between it and what is before and after it. */
function addWord(
  tokens: Token[],
  { start, end, raw }: Piece,
  gap: Gap,
  gapAfter: Gap,
  lexicon: Lexicon,
): void {
  const { words, fused, firstName, nameLike, callable, emoji } = writtenOf(raw, lexicon)
  // A capitalised word set off on both sides ("Graham," "…, Yusuf.") is a name called out.
  const called = callable && gap >= GAP.comma && gapAfter >= GAP.comma
  const name = firstName || (nameLike && gap < GAP.clause)
  for (let n = 0; n < words.length; n++) {
    const { norm, also, filler } = words[n] as (typeof words)[number]
    const first = n === 0
    tokens.push({
      norm,
      also,
      fused: first ? fused : undefined,
      start,
      end,
      gap: first ? gap : GAP.none,
      skip: emoji || called || filler,
      name: first && name,
      held: false,
    })
  }
}
