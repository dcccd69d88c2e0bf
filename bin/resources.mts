/** `npm run resources`: the places that help whose details are older than 180 days, for a person to verify. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildResources, stale } from '../src/rules/resources.ts'

const DAYS = 180
const path = join(import.meta.dirname, '..', 'rules', 'resources.yaml')
const resources = buildResources([{ path: 'rules/resources.yaml', text: readFileSync(path, 'utf8') }])
const due = stale(resources, new Date().toISOString().slice(0, 10), DAYS)
for (const { id, name, verified, source } of due) {
  console.log(
    `${id}: ${name}, ${verified ? `last verified ${verified}` : 'never verified, not shown'}; see ${source}`,
  )
}
console.log(`${due.length} of ${resources.length} to verify (older than ${DAYS} days)`)
