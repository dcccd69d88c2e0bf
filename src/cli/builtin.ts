import { readFileSync } from 'node:fs'
import { type Engine, engineOf } from '../core/engine/engine.ts'
import type { CueIndex } from '../core/engine/index.ts'
import type { RuleSet } from '../core/rules/data.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

/** The engine on the built-in rules, which the build left beside this file as checked JSON. */
export function builtinEngine(): Engine {
  return engineOf(read('./rules.json') as RuleSet, read('./cues.json') as CueIndex)
}
