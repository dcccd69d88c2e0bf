const BLANK = /\[[^[\]]+\]/g

/** The `[blanks]` of a text, in order, as they stand there. */
export const blanksOf = (text: string): readonly string[] => text.match(BLANK) ?? []
