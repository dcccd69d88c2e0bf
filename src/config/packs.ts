import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { isInside } from './inside.ts'

const PACKAGE_NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/

/**
 * The folder of rules of an npm package, looked for as Node would from the file `from`. Throws an Error whose message
 * says what is missing.
 */
export function packFolder(name: string, from: string): string {
  if (!PACKAGE_NAME.test(name)) throw new Error(`"${name}" is no name of an npm package`)
  const places = createRequire(from).resolve.paths(name) ?? []
  const home = places
    .map((place) => join(place, name))
    .find((place) => existsSync(join(place, 'package.json')))
  if (!home) throw new Error(`the pack "${name}" is not installed; run npm install ${name}`)
  const folder = rulesOf(join(home, 'package.json'), name)
  if (!folder)
    throw new Error(
      `the package "${name}" is no rule pack: its package.json has no "invite-coach": {"rules": "…"}`,
    )
  const found = resolve(home, folder)
  if (!isInside(home, found) || !existsSync(found))
    throw new Error(`the pack "${name}" names a folder of rules that is not in it`)
  return found
}

function rulesOf(file: string, name: string): string | null {
  const described = describedIn(file, name)
  const own = described && typeof described === 'object' ? Object.entries(described) : []
  const entry: unknown = own.find(([key]) => key === 'invite-coach')?.[1]
  if (typeof entry !== 'object' || entry === null || !('rules' in entry)) return null
  return typeof entry.rules === 'string' ? entry.rules : null
}

function describedIn(file: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`the package.json of the pack "${name}" can't be read; run npm install ${name} again`)
  }
}
