/** How written words are read: data from `rules/language`, given to the tokenizer. */
export interface Lexicon {
  /** Written form without apostrophes -> readings, see `rules/language/spellings.yaml`. */
  readonly spellings: ReadonlyMap<string, Reading>
  /** Words a match may step over. */
  readonly fillers: ReadonlySet<string>
  /** Words that may stand before a clause without hiding its beginning. */
  readonly openers: ReadonlySet<string>
  /** Whether a word is a first name, for drafts that write them small. */
  readonly isFirstName: IsFirstName
  /** Words met before. */
  readonly written: Map<string, Written>
}

export interface Reading {
  readonly norms: readonly string[]
  readonly fused?: string
}

/** What a word tells as it is written, wherever it stands. */
export interface Written {
  readonly words: readonly {
    readonly norm: string
    readonly also: readonly string[] | undefined
    readonly filler: boolean
  }[]
  readonly fused: string | undefined
  readonly firstName: boolean
  /** Written as a name is, unless it begins a sentence. */
  readonly nameLike: boolean
  /** A name called out, where it is set off on both sides. */
  readonly callable: boolean
  readonly emoji: boolean
}

type IsFirstName = (word: string) => boolean

/** The files of `rules/language` as they are written and shipped, names aside. */
export interface LexiconData {
  readonly spellings: Readonly<Record<string, string>>
  readonly fillers: readonly string[]
  readonly openers: readonly string[]
}

export function lexiconOf(data: LexiconData, isFirstName: IsFirstName): Lexicon {
  const spellings = new Map<string, Reading>()
  for (const [written, value] of Object.entries(data.spellings)) {
    const [norms = '', fused] = value.split(' | ')
    spellings.set(written.replaceAll("'", ''), { norms: norms.split(' '), ...(fused && { fused }) })
  }
  return {
    spellings,
    fillers: new Set(data.fillers),
    openers: new Set(data.openers),
    isFirstName,
    written: new Map(),
  }
}
