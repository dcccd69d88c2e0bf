import { join } from 'node:path'
import { type Engine, engineOf } from '../src/core/engine/engine.ts'
import { buildRules, readRuleFiles } from '../src/rules/load.ts'
import { ROOT } from './root.ts'

/** The rules as they stand in `rules/`, and the engine on them. */
export const rules = buildRules(readRuleFiles(join(ROOT, 'rules')))
export const engine: Engine = engineOf(rules)
