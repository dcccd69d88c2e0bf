import { join } from 'node:path'
import { type Engine, engineOf } from '../src/core/engine/engine.ts'
import { buildRules, readRuleFiles } from '../src/rules/load.ts'
import { ROOT } from './root.ts'

/** The engine on the rules as they stand in `rules/`. */
export const engine: Engine = engineOf(buildRules(readRuleFiles(join(ROOT, 'rules'))))
