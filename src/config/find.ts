import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { known } from '../core/known.ts'
import { RuleError } from '../rules/problem.ts'
import { notUtf8 } from '../rules/utf8.ts'
import { type Config, NO_CONFIG } from './config.ts'
import { CONFIG_FILE } from './file-name.ts'
import { stands } from './stands.ts'

/** The configuration that counts in a folder. */
export type ConfigIn = (folder: string) => Promise<Config>

/** The nearest configuration file from `folder` up to the root of the disk, or null. */
function nearest(folder: string, found: Map<string, string | null>): string | null {
  return known(found, folder, () => {
    const file = join(folder, CONFIG_FILE)
    if (stands(file)) return file
    const above = dirname(folder)
    return above === folder ? null : nearest(above, found)
  })
}

/** Looks for `.invite-coach.yaml` in a folder and above it; each file is read once. Rejects with a RuleError for a broken one. */
export function configsFound(shownAs: (file: string) => string): ConfigIn {
  const found = new Map<string, string | null>()
  const configs = new Map<string, Promise<Config>>()
  return async (folder) => {
    const file = nearest(folder, found)
    if (file === null) return NO_CONFIG
    return known(configs, file, () => configAt(file, dirname(file), shownAs(file)))
  }
}

/** One configuration for all drafts; its patterns start from `base`. Rejects with a RuleError for a broken one. */
export async function configAt(file: string, base: string, shownAs: string): Promise<Config> {
  const { readConfig } = await import('./read.ts')
  return readConfig({ path: file, text: await textOf(file, shownAs), shownAs }, base)
}

async function textOf(file: string, shownAs: string): Promise<string> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    const message = 'could not be read; a configuration is a file that you may read'
    throw new RuleError([{ path: shownAs, line: 1, column: 1, message }])
  }
  const wrong = notUtf8(bytes, shownAs)
  if (wrong) throw new RuleError([wrong])
  return bytes.toString()
}
