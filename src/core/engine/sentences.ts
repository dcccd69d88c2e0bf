import type { Match } from '../match/machine.ts'
import type { Reading } from '../text/draft.ts'
import type { Token } from '../text/token.ts'

/** What is known of a sentence, or of some in a row, wherever they stand; numbers are those of match strings. */
export interface Known {
  /** Those that stay within a sentence and can match there, in order; none for sentences in a row. */
  readonly candidates: readonly number[]
  /** The matches in the first sentence of those that were tried, as if it began at token `from`. */
  readonly matches: Map<number, readonly Match[]>
  readonly from: number
}

/** What is remembered of the sentences of one draft, while it is read again and again with other words in one place. */
export interface Memory {
  readonly sentences: Map<string, Known>
  readonly odds: Map<string, readonly number[]>
}

export const newMemory = (): Memory => ({ sentences: new Map(), odds: new Map() })

const mark = ({ gap, skip, name }: Token) => String.fromCharCode(1 + gap + (skip ? 8 : 0) + (name ? 16 : 0))

/** For each sentence a text that is the same only where nothing that a match within it looks at differs. */
export function keysOf({ tokens, sentences, text }: Reading): readonly string[] {
  return sentences.map(([from, to]) => {
    let key = ''
    for (let at = from; at < to; at++) {
      const token = tokens[at] as Token
      key += token.norm
      if (token.fused !== undefined) key += `/${token.fused}`
      // Every sentence is set apart from the one before it.
      key += at > from ? mark(token) : mark({ ...token, gap: 0 })
    }
    const end = text.slice(tokens[to - 1]?.end ?? 0, tokens[to]?.start ?? text.length)
    return key + end.replace(/[^?!]/g, '')
  })
}

/** The same for a sentence together with the next `more`. */
export function rowKey(
  { tokens, sentences }: Reading,
  keys: readonly string[],
  sentence: number,
  more: number,
): string {
  let key = keys[sentence] ?? ''
  for (let i = sentence + 1; i <= sentence + more && i < keys.length; i++)
    key += `\n${tokens[sentences[i]?.[0] ?? 0]?.gap}${keys[i]}`
  return key
}

/** `matches` of a sentence that began at token `from` where it begins at token `to`. */
export function movedTo(to: number, from: number, matches: readonly Match[]): readonly Match[] {
  const by = to - from
  if (by === 0) return matches
  return matches.map((match) => ({
    from: match.from + by,
    to: match.to + by,
    captures: new Map([...match.captures].map(([name, [start, end]]) => [name, [start + by, end + by]])),
  }))
}
