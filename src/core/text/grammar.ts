/*
 * The little words of English that no rule adds to. Words that drafts may bring more of are told in rules/phrases and
 * read by rules/words.ts.
 */

/** A list of words with white space between them, as a set. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

export const PRONOUNS = words('i you we they he she it')
export const DETERMINERS = words('the a an my your our his her their this that these those one no some any')
export const POINTING = words('that this there')
