import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, extname, join, relative, resolve } from 'node:path'
import { type Cache, cacheOf, looksLikeCache } from '../cache/cache.ts'
import { visible } from '../reporters/visible.ts'
import { CallError, type Io, write } from './io.ts'
import { DRAFT_EXTENSIONS } from './looks.ts'
import { reasonOf } from './reason.ts'
import { writeWhole } from './write-whole.ts'

export interface CacheFile {
  readonly cache: Cache
  /** Writes it, whole or not at all, where something is new. */
  save(): Promise<void>
}

/** Beside the project's packages where it has some, as other tools do; else in the folder the run was started in. */
function defaultFile(cwd: string): string {
  const packages = join(cwd, 'node_modules')
  return existsSync(packages)
    ? join(packages, '.cache', 'invite-coach', 'cache')
    : join(cwd, '.invite-coach-cache')
}

/** The file that `--cache [file]` names. */
export const cacheName = (option: string | true, cwd: string): string =>
  option === true ? defaultFile(cwd) : option

/** Opens `--cache [file]`. A broken cache is told in one line and begun anew; a file that may be a draft is not touched. */
export async function openCache(option: string | true, io: Io): Promise<CacheFile> {
  const name = cacheName(option, io.cwd)
  const file = resolve(io.cwd, name)
  const written = readCache(file, name)
  let cache: Cache
  try {
    cache = cacheOf(written)
  } catch {
    const ours = written === null || written === '' || looksLikeCache(written)
    if (!ours) throw option === true ? notOurs(relative(io.cwd, file)) : notACache(name)
    cache = cacheOf(null)
    if (written !== '')
      await write(
        io.stderr,
        `invite-coach: the cache ${visible(name)} is broken or of another version; it was left unread and is written anew\n`,
      )
  }
  return {
    cache,
    async save() {
      if (!cache.changed) return
      try {
        await mkdir(dirname(file), { recursive: true })
        await writeWhole(file, cache.toText(), { mode: 0o600 })
      } catch (error) {
        await write(
          io.stderr,
          `invite-coach: the cache ${visible(name)} could not be written (${reasonOf(error)}); name another file\n`,
        )
      }
    },
  }
}

const notACache = (name: string) =>
  new CallError(
    `${name} is no cache; put drafts before --cache, or name a file for it: --cache .invite-coach-cache`,
  )

const notOurs = (name: string) =>
  new CallError(`${name} is no cache of invite-coach; move it away, or name another file behind --cache`)

function readCache(file: string, name: string): string | null {
  // "--cache letter.md" takes the letter for its file.
  if (DRAFT_EXTENSIONS.includes(extname(file).toLowerCase())) throw notACache(name)
  if (!existsSync(file)) return null
  if (statSync(file).isDirectory()) throw notACache(name)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new CallError(`the cache ${name} could not be read (${reasonOf(error)}); name another file`)
  }
}
