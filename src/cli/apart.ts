import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { CONFIG_FILE } from '../config/file-name.ts'
import { visible } from '../reporters/visible.ts'
import { BASELINE_FILE } from './baseline.ts'
import { cacheName } from './cache-file.ts'
import type { ConfigOptions, HelpOptions } from './commands/options.ts'
import { CallError } from './io.ts'
import { whereLinksLead } from './report-place.ts'
import type { Target } from './reports.ts'
import { slashed } from './slashed.ts'

export interface FileOptions extends ConfigOptions, HelpOptions {
  readonly baseline?: string
  readonly updateBaseline?: boolean
  readonly cache?: string | true
}

/** A file of a run that is no draft, what it is called and what it is. */
interface Role {
  readonly what: string
  readonly name: string
  readonly file: string
}

/** Rejects with a CallError where one file is named for two things, of which one would be lost. */
export async function keepApart(
  targets: readonly Target[],
  options: FileOptions,
  here: Config,
  cwd: string,
): Promise<void> {
  const seen = new Map<string, Role>()
  for (const role of rolesOf(targets, options, here, cwd)) {
    const place = await placeOf(role.file)
    const other = seen.get(place)
    if (other)
      throw new CallError(
        other.what === role.what
          ? `two formats can't share the file ${visible(role.name)}; name another for one`
          : `${visible(role.name)} can't be both ${other.what} and ${role.what}; name another file for one`,
      )
    seen.set(place, role)
  }
}

function rolesOf(
  targets: readonly Target[],
  { baseline, updateBaseline = false, cache, config, resources }: FileOptions,
  here: Config,
  cwd: string,
): readonly Role[] {
  const role = (what: string, name: string) => ({ what, name, file: resolve(cwd, name) })
  const shown = (file: string) => slashed(relative(cwd, file))
  const roles = targets.flatMap(({ name, file }) => (file === null ? [] : [{ what: 'a report', name, file }]))
  if (typeof config === 'string') roles.push(role('the configuration', config))
  else if (here.base !== '') roles.push(role('the configuration', shown(join(here.base, CONFIG_FILE))))
  if (resources !== undefined) roles.push(role('the file of help', resources))
  if (baseline !== undefined || updateBaseline) roles.push(role('the baseline', baseline ?? BASELINE_FILE))
  if (cache !== undefined)
    roles.push(role('the cache', cache === true ? shown(cacheName(cache, cwd)) : cache))
  return roles
}

/** Where a file stands or will stand, whatever links lead there; links to one device are several files. */
async function placeOf(file: string): Promise<string> {
  const target = await whereLinksLead(file)
  const there = await stat(target).catch(() => null)
  if (there && !there.isFile()) return file
  const folder = await realpath(dirname(target)).catch(() => dirname(target))
  return join(folder, basename(target))
}
