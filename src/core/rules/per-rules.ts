import type { RuleSet } from './data.ts'

/** Gives what `make` works out from a rule set, worked out once for each. */
export function perRules<T>(make: (rules: RuleSet) => T): (rules: RuleSet) => T {
  const made = new WeakMap<RuleSet, { readonly value: T }>()
  return (rules) => {
    const before = made.get(rules)
    if (before) return before.value
    const value = make(rules)
    made.set(rules, { value })
    return value
  }
}
