import type { RuleSet } from '../core/rules/data.ts'
import { PATTERNS } from '../core/types.ts'

/** What may be named to leave something out: the patterns and every rule's id. */
export const namesIn = ({ patterns, weighed }: RuleSet): string[] => [
  ...PATTERNS,
  ...[...patterns, ...weighed].map(({ id }) => id),
]
