import type { RuleSet, SafetyRule } from '../core/rules/data.ts'
import type { LexiconData } from '../core/text/lexicon.ts'

const LIST = /@([a-z][a-z0-9-]*)/g

const stringsOf = ({ match, unless, context }: SafetyRule): readonly string[] => [
  ...match,
  ...Object.values(unless).flat(),
  ...Object.values(context).flat(),
]

/** The phrase lists that strings use, themselves or through other lists. */
function listsOf(strings: readonly string[], phrases: RuleSet['phrases'], found: Set<string>): void {
  for (const [, name = ''] of strings.flatMap((text) => [...text.matchAll(LIST)])) {
    if (found.has(name)) continue
    found.add(name)
    listsOf(phrases[name] ?? [], phrases, found)
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What a rule looks for; the built-in ones ship without examples, as objects that are read when first asked. */
const sought = ({ kind, match, unless, context, span }: SafetyRule) => ({
  kind,
  match,
  unless,
  context,
  span,
})

function lexiconLost(before: LexiconData, after: LexiconData): boolean {
  const spelled = Object.entries(before.spellings)
  return (
    spelled.some(([written, said]) => after.spellings[written] !== said) ||
    before.fillers.some((word) => !after.fillers.includes(word))
  )
}

/**
 * What a rule set with rules of one's own no longer knows about danger and limits as the built-in one does: ids of
 * safety rules, names of phrase lists (`@name`), `spellings`. Empty for one that only adds.
 */
export function safetyLost(builtin: RuleSet, own: RuleSet): readonly string[] {
  const byId = new Map(own.safety.map((rule) => [rule.id, rule]))
  const rules = builtin.safety.filter((rule) => {
    const kept = byId.get(rule.id)
    return !kept || !same(sought(rule), sought(kept))
  })
  const lists = new Set<string>()
  for (const rule of builtin.safety) listsOf(stringsOf(rule), builtin.phrases, lists)
  return [
    ...rules.map(({ id }) => id),
    ...[...lists].filter((name) => !same(builtin.phrases[name], own.phrases[name])).map((name) => `@${name}`),
    ...(lexiconLost(builtin.lexicon, own.lexicon) ? ['spellings'] : []),
  ]
}
