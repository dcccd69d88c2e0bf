import { known } from '../known.ts'
import type { RuleSet } from './data.ts'
import { perRules } from './per-rules.ts'

const listsOf = perRules(() => new Map<string, readonly string[]>())
const setsOf = perRules(() => new Map<string, ReadonlySet<string>>())

/** The words and phrases of a list, those of the lists that it uses (`@other`) among them; none where no list is called so. */
export const wordsOf = (rules: RuleSet, list: string): readonly string[] =>
  known(listsOf(rules), list, () =>
    (rules.phrases[list] ?? []).flatMap((line) =>
      line.startsWith('@') ? wordsOf(rules, line.slice(1)) : [line],
    ),
  )

/** The same as a set. */
export const wordSet = (rules: RuleSet, list: string): ReadonlySet<string> =>
  known(setsOf(rules), list, () => new Set(wordsOf(rules, list)))

/**
 * The words and phrases of some lists, for a group of a regular expression; one that matches nothing where there are
 * none. Their apostrophes may be curly ones.
 */
export const anyOf = (rules: RuleSet, ...lists: readonly string[]): string =>
  lists
    .flatMap((list) => wordsOf(rules, list))
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "['’]"))
    .join('|') || '(?!)'
