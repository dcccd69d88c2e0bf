import { relative, resolve } from 'node:path'
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
  /** Why a glob finds nothing, and what to do. */
  whyNone(glob: string): Promise<string>
}

export interface PlaceOptions {
  /** Extensions to look at in folders, in small letters with their dot. */
  readonly ext?: readonly string[]
  /** A folder without drafts is no mistake. */
  readonly maybeEmpty?: boolean
  /** Whether the configuration leaves a file out, by its absolute path. */
  readonly leavesOut?: (file: string) => Promise<boolean>
}

/** The places below `cwd` and elsewhere; `report` is told what can't be read there. */
export function placesFrom(options: PlaceOptions, cwd: string, report: Report): Places {
  const { ext: extensions = DRAFT_EXTENSIONS, maybeEmpty, leavesOut = async () => false } = options
  const isDraft = (name: string) => hasExtension(name, extensions)
  const shown = (path: string) => visible(slashed(relative(cwd, path)) || '.')
  let failed = 0
  const unreadable = (path: string, error: unknown, what: string) => {
    failed++
    const message = `the ${what} ${shown(path)} could not be read (${reasonOf(error)}); check its permissions`
    report(new CallError(message), shown(path))
  }
  async function kept(paths: readonly string[]): Promise<readonly string[]> {
    const left: string[] = []
    for (const path of paths) if (!(await leavesOut(resolve(cwd, path)))) left.push(path)
    return left
  }
  /** What leaves out all that `find` finds, for a message; null where there is nothing. */
  async function ignoredBy(find: (files: Set<string>) => readonly string[]): Promise<string | null> {
    const files = new Set<string>()
    const all = find(files)
    if (all.length === 0) return null
    const configured = (await kept(all)).length < all.length ? ['the configuration'] : []
    return [...[...files].map(shown), ...configured].join(', ')
  }
  return {
    async draftsIn(folder) {
      const { filesInFolder } = await import('./walk.ts')
      const before = failed
      const found = await kept(filesInFolder(folder, cwd, unreadable, isDraft))
      if (found.length > 0 || maybeEmpty || failed > before) return found
      const by = await ignoredBy((files) => filesInFolder(folder, cwd, () => {}, isDraft, files))
      throw new CallError(
        by === null
          ? `${visible(folder)} holds no drafts; I look for ${extensions.join(', ')} files`
          : `every draft in ${visible(folder)} is ignored (by ${by}); name one itself to have it read`,
      )
    },
    async isGlob(argument) {
      const { isGlob } = await import('./glob.ts')
      return isGlob(argument)
    },
    async matching(glob) {
      const { filesOfGlob } = await import('./glob.ts')
      const before = failed
      const found = await kept(filesOfGlob(glob, cwd, unreadable))
      return found.length === 0 && failed > before ? null : found
    },
    async whyNone(glob) {
      const { filesOfGlob } = await import('./glob.ts')
      const by = await ignoredBy((files) => filesOfGlob(glob, cwd, () => {}, files))
      return by === null
        ? `no file matches ${visible(glob)}; check the pattern`
        : `every file that matches ${visible(glob)} is ignored (by ${by}); name one itself to have it read`
    },
  }
}
