import { relative } from 'node:path'
import { visible } from '../reporters/visible.ts'
import { CallError } from './io.ts'
import { DRAFT_EXTENSIONS, hasExtension } from './looks.ts'
import { reasonOf } from './reason.ts'
import { slashed } from './slashed.ts'

/** Told of each argument that is a mistake, and of each folder that can't be read, by what it is called. */
export type Report = (error: CallError, path: string) => void

/** What is found in folders and by globs, as paths; what looks for it is loaded when it is needed. */
export interface Places {
  /** The drafts in a folder. Rejects with a CallError for one that holds none. */
  draftsIn(folder: string): Promise<readonly string[]>
  /** Whether an argument is a glob at all. */
  isGlob(argument: string): Promise<boolean>
  /** The files that a glob finds; null for none because a folder could not be read, which was told. */
  matching(glob: string): Promise<readonly string[] | null>
}

export interface PlaceOptions {
  /** Extensions to look at in folders, in small letters with their dot. */
  readonly ext?: readonly string[]
  /** A folder without drafts is no mistake. */
  readonly maybeEmpty?: boolean
}

/** The places below `cwd` and elsewhere; `report` is told what can't be read there. */
export function placesFrom({ ext, maybeEmpty }: PlaceOptions, cwd: string, report: Report): Places {
  const extensions = ext ?? DRAFT_EXTENSIONS
  let failed = 0
  const unreadable = (path: string, error: unknown, what: string) => {
    failed++
    const shown = visible(slashed(relative(cwd, path)) || '.')
    const message = `the ${what} ${shown} could not be read (${reasonOf(error)}); check its permissions`
    report(new CallError(message), shown)
  }
  return {
    async draftsIn(folder) {
      const { filesInFolder } = await import('./walk.ts')
      const before = failed
      const found = filesInFolder(folder, cwd, unreadable, (name) => hasExtension(name, extensions))
      if (found.length === 0 && !maybeEmpty && failed === before)
        throw new CallError(`${visible(folder)} holds no drafts; I look for ${extensions.join(', ')} files`)
      return found
    },
    async isGlob(argument) {
      const { isGlob } = await import('./glob.ts')
      return isGlob(argument)
    },
    async matching(glob) {
      const { filesOfGlob } = await import('./glob.ts')
      const before = failed
      const found = filesOfGlob(glob, cwd, unreadable)
      return found.length === 0 && failed > before ? null : found
    },
  }
}
