/** The kinds of rules whose match strings are looked for in every draft. */
export const RULE_LISTS = ['safety', 'patterns', 'asks'] as const
export type RuleList = (typeof RULE_LISTS)[number]

export interface Matching {
  readonly match: readonly string[]
}

/**
 * The match strings of a rule, one by one: a rule that is nothing but a phrase list has those of the list, so that the
 * prefilter can tell them apart.
 */
export function stringsOf(
  { match }: Matching,
  lists: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return match.flatMap((source) => {
    const [, list] = /^@([a-z][a-z0-9-]*)$/.exec(source) ?? []
    return (list !== undefined && lists[list]) || [source]
  })
}
