import { known } from '../known.ts'
import type { Match } from '../match/match.ts'
import type { Reading } from '../text/draft.ts'
import type { Token } from '../text/token.ts'
import type { Odds } from '../weigh/columns.ts'
import type { Candidates } from './prefilter.ts'

/** In order of place; null for none. */
export type Matches = readonly Match[] | null

/** What was found in a sentence, or in some in a row; numbers are those of match strings. */
interface Found {
  /** Those that stay within a sentence and can match there, once that was asked. */
  candidates: Candidates | null
  /** The matches in the first sentence of those that were tried, as if it began at token `from`. */
  readonly matches: Map<number, Matches>
  readonly from: number
}

/** What is remembered of the sentences of one draft, while it is read again and again with other words in one place. */
export interface Memory {
  readonly found: Map<string, Found>
  readonly odds: Map<string, Odds>
}

/** Looks up what is remembered of the sentences of a reading; what is not is found with `find`, and remembered. */
export interface KnownSentences {
  candidates(sentence: number, find: (sentence: number) => Candidates): Candidates
  /** Matches that start in a sentence and go over `breaks` more at most. */
  matches(
    number: number,
    sentence: number,
    breaks: number,
    find: (number: number, sentence: number) => Matches,
  ): Matches
  odds(sentence: number, find: (sentence: number) => Odds): Odds
  /** The memory for other readings of the draft. It begins with all that was found in this one. */
  share(): Memory
}

/** Most drafts are read once, and what is found in a sentence is kept by its number; its words are told when `memory` is shared. */
export function knownIn(reading: Reading, memory?: Memory): KnownSentences {
  const rows: Found[][] = []
  const odds: Odds[] = []
  let shared = memory
  let keys: readonly string[] = memory ? keysOf(reading) : []
  const startOf = (sentence: number) => reading.sentences[sentence]?.[0] ?? 0
  const newRow = (sentence: number): Found => ({
    candidates: null,
    matches: new Map(),
    from: startOf(sentence),
  })
  const keyOf = (sentence: number) => (sentence >= 0 && sentence < keys.length ? keys[sentence] : '')
  const oddsKey = (sentence: number) =>
    // The words of the sentences beside it count too.
    `${keyOf(sentence - 1)}\n${keyOf(sentence)}\n${keyOf(sentence + 1)}`
  function foundIn(sentence: number, more: number): Found {
    rows[sentence] ??= []
    const row = rows[sentence]
    row[more] ??= shared
      ? known(shared.found, rowKey(reading, keys, sentence, more), () => newRow(sentence))
      : newRow(sentence)
    return row[more]
  }
  return {
    candidates(sentence, find) {
      const found = foundIn(sentence, 0)
      found.candidates ??= find(sentence)
      return found.candidates
    },
    matches(number, sentence, breaks, find) {
      const { matches, from } = foundIn(sentence, breaks)
      const start = startOf(sentence)
      const before = matches.get(number)
      if (before !== undefined) return movedTo(start, from, before)
      const found = find(number, sentence)
      matches.set(number, movedTo(from, start, found))
      return found
    },
    odds(sentence, find) {
      odds[sentence] ??= shared ? known(shared.odds, oddsKey(sentence), () => find(sentence)) : find(sentence)
      return odds[sentence]
    },
    share() {
      if (shared) return shared
      keys = keysOf(reading)
      const { found, odds: allOdds } = newMemory()
      rows.forEach((row, sentence) => {
        row.forEach((one, more) => void known(found, rowKey(reading, keys, sentence, more), () => one))
      })
      odds.forEach((one, sentence) => void allOdds.set(oddsKey(sentence), one))
      shared = { found, odds: allOdds }
      return shared
    },
  }
}

const newMemory = (): Memory => ({ found: new Map(), odds: new Map() })

const mark = ({ gap, skip, name }: Token) => String.fromCharCode(1 + gap + (skip ? 8 : 0) + (name ? 16 : 0))

/** For each sentence a text that is the same only where nothing that a match within it looks at differs. */
function keysOf({ tokens, sentences, text }: Reading): readonly string[] {
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
function rowKey(
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
function movedTo(to: number, from: number, matches: Matches): Matches {
  const by = to - from
  if (by === 0 || !matches) return matches
  return matches.map((match) => ({
    from: match.from + by,
    to: match.to + by,
    captures: new Map([...match.captures].map(([name, [start, end]]) => [name, [start + by, end + by]])),
  }))
}
