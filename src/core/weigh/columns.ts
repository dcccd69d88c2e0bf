import { DANGERS, PATTERNS } from '../types.ts'

/** What the words of a sentence are weighed for, in the order of the weights. */
const COLUMNS = [...PATTERNS, ...DANGERS] as const
export type Column = (typeof COLUMNS)[number]

/** What was learned of each of PATTERNS and of each of DANGERS, in the order of COLUMNS. */
export const inColumns = <T>(patterns: readonly T[], dangers: readonly T[]): T[] => [...patterns, ...dangers]

/** The log odds of each column for a sentence; none where no words are weighed. */
export type Odds = ArrayLike<number>

/** The log odds of each of PATTERNS, in their order. */
export type PatternOdds = ArrayLike<number>

/** Where each of PATTERNS stands among COLUMNS. */
const PATTERN_COLUMNS: readonly number[] = PATTERNS.map((pattern) => COLUMNS.indexOf(pattern))

/** The log odds of one column; 0, which tells nothing, where no words are weighed. */
export const oddsOf = (odds: Odds, column: Column): number => odds[COLUMNS.indexOf(column)] ?? 0

/** Of some columns the one that the odds speak for most. */
export function likeliest<One extends Column>(
  odds: Odds,
  columns: readonly One[],
): { readonly column: One | undefined; readonly odds: number } {
  let column: One | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const one of columns) {
    const here = odds[COLUMNS.indexOf(one)]
    if (here === undefined || here <= most) continue
    column = one
    most = here
  }
  return { column, odds: most }
}

/** A rule that is `despite` this speaks whatever the words around weigh: one that nothing was learned with. */
export const WORDS = 'words'

/** Log odds of every pattern below which a sentence is so far from any push that the network hardly ever changes what is found. */
const QUIET = -3

export const mayPush = (odds: Odds): boolean => PATTERN_COLUMNS.some((column) => (odds[column] ?? 0) > QUIET)

/** The odds that weights give and, for the patterns, the mean of those and what the network gives: each errs elsewhere. */
export function withNetwork(odds: Odds, network: PatternOdds): Odds {
  const mean = new Float64Array(odds)
  for (const [i, column] of PATTERN_COLUMNS.entries())
    mean[column] = ((odds[column] as number) + (network[i] as number)) / 2
  return mean
}
