import { hitsOf, patternHits } from '../core/detect/detect.ts'
import type { Engine } from '../core/engine/engine.ts'
import { review } from '../core/review.ts'
import { draftOf } from '../core/text/draft.ts'

/** One thing that a rule's own examples show to be wrong. */
export interface Failure {
  readonly ruleId: string
  readonly message: string
}

/**
 * Runs every rule's examples: each `invalid` draft is found by its rule, each match string is hit by one of them,
 * and each `valid` line stays silent under all rules.
 */
export function proveRules(engine: Engine): Failure[] {
  const failures: Failure[] = []
  const { patterns, safety, strengths } = engine.rules
  for (const rule of [...patterns, ...safety, ...strengths]) {
    const fail = (message: string) => failures.push({ ruleId: rule.id, message })
    const searches = rule.examples.invalid.map(({ text }) => {
      const draft = draftOf(text, engine.lexicon)
      return { text, search: engine.search('kind' in rule ? draft.heard : draft.own) }
    })
    for (const { text, search } of searches) {
      const found =
        'pattern' in rule
          ? patternHits(engine, search).some((found) => found.rule === rule)
          : hitsOf(rule, [], search).length > 0
      if (!found) fail(`does not find its invalid example: ${text}`)
    }
    for (const source of rule.match) {
      if (!searches.some(({ search }) => search.all(source).length > 0)) {
        fail(`no invalid example is matched by: ${source}`)
      }
    }
    for (const text of rule.examples.valid) {
      const { findings, safety: marks } = review(engine, text)
      const [finding] = findings
      if (finding) fail(`${finding.ruleId} finds something in the valid line: ${text}`)
      if ('kind' in rule && marks.some((mark) => mark.kind === rule.kind)) fail(`finds its valid line: ${text}`)
    }
  }
  return failures
}
