/** `npm run rules`: runs every rule's own examples. Give path parts to see only the rules that hold one of them. */
import { join } from 'node:path'
import { engineOf } from '../src/core/engine/engine.ts'
import { buildRules, readRuleFiles } from '../src/rules/load.ts'
import { proveRules } from '../src/rules/prove.ts'

const wanted = process.argv.slice(2)
const engine = engineOf(buildRules(readRuleFiles(join(import.meta.dirname, '..', 'rules'))))
const failures = proveRules(engine).filter(
  ({ ruleId }) => wanted.length === 0 || wanted.some((part) => ruleId.includes(part)),
)
for (const { ruleId, message } of failures) console.error(`rules/${ruleId}.yaml: ${message}`)
console.log(`${engine.rules.patterns.length + engine.rules.safety.length} rules, ${failures.length} failures`)
process.exitCode = failures.length > 0 ? 1 : 0
