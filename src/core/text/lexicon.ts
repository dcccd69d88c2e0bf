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
  /** Readings worked out before. */
  readonly readings: Map<string, KnownReading>
}

export interface Reading {
  readonly norms: readonly string[]
  readonly fused?: string
}

/** A reading of a written word that may be a first name too. */
export interface KnownReading extends Reading {
  readonly firstName: boolean
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
    readings: new Map(),
  }
}
