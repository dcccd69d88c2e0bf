import { patternPlaces, placesOf } from '../core/detect/detect.ts'
import type { Engine } from '../core/engine/engine.ts'
import { review } from '../core/review.ts'
import type { PatternRule } from '../core/rules/data.ts'
import { applyEdits } from '../core/suggest/compose.ts'
import { draftOf } from '../core/text/draft.ts'

/** One thing that a rule's own examples show to be wrong. */
export interface Failure {
  readonly ruleId: string
  readonly message: string
}

/** An example's `ask` is the one found, its `becomes` the shift that is offered. */
function proveCoaching(engine: Engine, rule: PatternRule, fail: (message: string) => void): void {
  for (const { text, ask, becomes } of rule.examples.invalid) {
    if (ask === undefined && becomes === undefined) continue
    const { findings } = review(engine, text)
    const finding =
      findings.find((one) => one.ruleId === rule.id) ?? findings.find((one) => one.pattern === rule.pattern)
    if (!finding) continue
    if (ask !== undefined && finding.ask !== ask)
      fail(`asks "${finding.ask ?? ''}" and not "${ask}" in: ${text}`)
    const shift = finding.suggestions.find((one) => one.kind === 'shift')
    const changed = shift ? applyEdits(text, [shift]) : text
    if (becomes !== undefined && changed !== becomes) fail(`becomes "${changed}" and not "${becomes}"`)
  }
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
          ? patternPlaces(engine, search).hits.some((found) => found.rule === rule)
          : placesOf({ rule, matches: search.allOf(rule.match).flat() }, [], search).hits.length > 0
      if (!found) fail(`does not find its invalid example: ${text}`)
    }
    if ('pattern' in rule) proveCoaching(engine, rule, fail)
    const matched = searches.map(({ search }) => search.allOf(rule.match))
    for (const [i, source] of rule.match.entries()) {
      if (!matched.some((found) => (found[i]?.length ?? 0) > 0))
        fail(`no invalid example is matched by: ${source}`)
    }
    for (const text of rule.examples.valid) {
      const { findings, safety: marks } = review(engine, text)
      const [finding] = findings
      // A look-alike of danger is often a push to be coached, so a safety rule answers for its own kind only.
      if ('kind' in rule) {
        if (marks.some((mark) => mark.kind === rule.kind)) fail(`finds its valid line: ${text}`)
      } else if (finding) fail(`${finding.ruleId} finds something in the valid line: ${text}`)
    }
  }
  return failures
}
