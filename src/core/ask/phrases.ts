import type { RuleSet } from '../rules/data.ts'
import { wordsOf } from '../rules/words.ts'

/** The phrases of a list as words, the longest first: "now and then" is tried before "then". */
export const longestFirst = (rules: RuleSet, list: string): readonly (readonly string[])[] =>
  wordsOf(rules, list)
    .map((phrase) => phrase.split(' '))
    .sort((a, b) => b.length - a.length)
