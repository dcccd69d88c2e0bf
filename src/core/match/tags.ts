import type { Reading } from '../text/draft.ts'

/** Says whether token `at` of a reading carries a part-of-speech tag. */
export type HasTag = (reading: Reading, at: number, tag: string) => boolean

/**
 * Tags as a match asks for them. Tagging takes longer than all else, so that a match is first tried with guesses; only
 * where it succeeds so is it tried again with the tagger.
 */
export interface Tags {
  readonly hasTag: HasTag
  /** Every tag is taken to be as the match likes it best. */
  guessing: boolean
  /** Some tag was asked for. */
  asked: boolean
  /** Within something that must not match: there a tag is best absent. */
  negated: boolean
}

export const tagsFrom = (hasTag: HasTag): Tags => ({ hasTag, guessing: true, asked: false, negated: false })

export function tagged(tags: Tags, reading: Reading, at: number, tag: string): boolean {
  tags.asked = true
  return tags.guessing ? !tags.negated : tags.hasTag(reading, at, tag)
}
