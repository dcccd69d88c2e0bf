import type { Lexicon } from './lexicon.ts'
import { type Region, regionsOf } from './regions.ts'
import { GAP, type Token } from './token.ts'
import { tokenize } from './tokenize.ts'

/** One reading of a draft's words: `own` leaves quoted speech out, `heard` keeps it (for safety). */
export interface Reading {
  readonly text: string
  readonly tokens: readonly Token[]
  /** For each token, the index of its sentence. */
  readonly sentenceOf: Int32Array
  /** For each sentence, its first token and the token after its last. */
  readonly sentences: readonly (readonly [from: number, to: number])[]
  readonly openers: ReadonlySet<string>
}

export interface Draft {
  readonly text: string
  readonly regions: readonly Region[]
  readonly own: Reading
  /** The same as `own` where nothing is quoted. */
  readonly heard: Reading
}

function read(text: string, tokens: readonly Token[], openers: ReadonlySet<string>): Reading {
  const sentenceOf = new Int32Array(tokens.length)
  const sentences: [number, number][] = []
  tokens.forEach((token, i) => {
    if (i === 0 || token.gap >= GAP.sentence) sentences.push([i, i])
    const last = sentences.at(-1)
    if (last) last[1] = i + 1
    sentenceOf[i] = sentences.length - 1
  })
  return { text, tokens, sentenceOf, sentences, openers }
}

/** Reads a draft; `allowed` words of affection are hidden from the patterns, never from safety. */
export function draftOf(text: string, lexicon: Lexicon, allowed: readonly string[] = []): Draft {
  const regions = regionsOf(text, allowed)
  const own = read(text, tokenize(text, regions, lexicon), lexicon.openers)
  const unspoken = regions.filter(({ kind }) => kind === 'markup' || kind === 'reply')
  const heard =
    unspoken.length === regions.length ? own : read(text, tokenize(text, unspoken, lexicon), lexicon.openers)
  return { text, regions, own, heard }
}
