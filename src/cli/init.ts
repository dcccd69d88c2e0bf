import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { CONFIG_FILE } from '../config/file-name.ts'
import { isInside } from '../config/inside.ts'
import { starterConfig } from '../config/starter.ts'
import { CallError, EXIT, type Io, write } from './io.ts'
import { reasonOf } from './reason.ts'
import { slashed } from './slashed.ts'
import { writeWhole } from './write-whole.ts'

export interface InitOptions {
  readonly force?: boolean
}

/** Where an editor finds the schema: beside the project where it is installed there, so that others' editors find it too. */
function schemaFrom(folder: string): string {
  const schema = fileURLToPath(new URL('./schemas/config.json', import.meta.url))
  return isInside(join(folder, 'node_modules'), schema)
    ? `./${slashed(relative(folder, schema))}`
    : pathToFileURL(schema).href
}

/** Writes a commented configuration in the current folder; never over one that is there, unless forced. */
export async function init({ force }: InitOptions, io: Io): Promise<number> {
  const file = join(io.cwd, CONFIG_FILE)
  if (existsSync(file) && !force) {
    throw new CallError(`${CONFIG_FILE} is there already; change it by hand, or write it anew with --force`)
  }
  try {
    await writeWhole(file, starterConfig(schemaFrom(io.cwd)))
  } catch (error) {
    throw new CallError(
      `${CONFIG_FILE} could not be written (${reasonOf(error)}); check the folder's permissions`,
    )
  }
  await write(io.stdout, `Wrote ${CONFIG_FILE}. Everything in it is a comment until you want it.\n`)
  return EXIT.clean
}
