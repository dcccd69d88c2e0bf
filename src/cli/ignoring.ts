import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isInside } from '../config/inside.ts'
import { type IgnoreFile, ignoreFile } from '../config/matching.ts'
import { known } from '../core/known.ts'
import { ignoresCase } from './git.ts'
import { slashed } from './slashed.ts'

const GIT_IGNORE = '.gitignore'
const IGNORE_FILE = '.invitecoachignore'

/** Told of each folder and ignore file that can't be read, by its absolute path; what is elsewhere is still found. */
export type OnUnreadable = (path: string, error: unknown, what: 'folder' | 'ignore file') => void

/** What the ignore files on the way to a folder and below it say of what is in it; every path is absolute. */
export interface Ignoring {
  /** The ignore file by which a file or a folder is left out, or a folder on the way to it; else null. */
  leftOutBy(path: string, isFolder: boolean): string | null
}

/** Leaves nothing out, and notes in `by` the ignore files that would leave files out. */
export const noting = (ignoring: Ignoring, by: Set<string>): Ignoring => ({
  leftOutBy(path, isFolder) {
    const file = isFolder ? null : ignoring.leftOutBy(path, false)
    if (file !== null) by.add(file)
    return null
  },
})

/** The root of the git repository that a folder is in. */
function gitRootOf(folder: string): string | null {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return above
    if (dirname(above) === above) return null
  }
}

/**
 * The folder from which ignore files of ours count: the root of the git repository that `here` is in, as with .gitignore,
 * where one of them stands there or on the way; else `here`.
 */
function ignoringFrom(here: string): string {
  const root = gitRootOf(here)
  if (root === null) return here
  for (let above = here; above !== root; ) {
    above = dirname(above)
    if (existsSync(join(above, IGNORE_FILE))) return root
  }
  return here
}

/** What the ignore files of a folder say of what is below it. */
interface Layer {
  readonly folder: string
  /** That of a later one counts more. */
  readonly files: readonly { readonly path: string; readonly says: IgnoreFile }[]
}

/** The ignore file by which something is ignored, or null; a deeper one counts more. */
function ignoredBy(layers: readonly Layer[], path: string, isFolder: boolean): string | null {
  for (let i = layers.length - 1; i >= 0; i--) {
    const { folder, files } = layers[i] as Layer
    const below = slashed(path.slice(folder.length).replace(/^[/\\]/, '')) + (isFolder ? '/' : '')
    for (let j = files.length - 1; j >= 0; j--) {
      const file = files[j]
      const says = file?.says(below)
      if (file && says !== undefined) return says ? file.path : null
    }
  }
  return null
}

/**
 * The ignore files that count for a folder which is looked into from `here`, and for all below it. Where one can't be read,
 * nobody knows what else its folder leaves out, so all of it is.
 */
export function ignoringIn(folder: string, here: string, onUnreadable: OnUnreadable): Ignoring {
  const from = ignoringFrom(here)
  // A folder elsewhere brings its own ignore files.
  const ours = isInside(from, folder) ? from : folder
  const root = gitRootOf(ours)
  const top = root ?? ours
  const found = new Map<string, readonly Layer[] | string>()
  let asked: boolean | undefined
  const anyCase = () => {
    asked ??= root !== null && ignoresCase(root)
    return asked
  }

  /** What counts in a folder; of one that is left out itself the ignore file by which it is. */
  function layersIn(at: string): readonly Layer[] | string {
    return known(found, at, () => {
      const above = at === top || !isInside(top, at) ? [] : layersIn(dirname(at))
      if (typeof above === 'string') return above
      const by = ignoredBy(above, at, true)
      if (by !== null) return by
      const names = isInside(ours, at) ? [GIT_IGNORE, IGNORE_FILE] : [GIT_IGNORE]
      const files: Layer['files'][number][] = []
      for (const name of names) {
        const file = join(at, name)
        if (!isFile(file)) continue
        try {
          const text = readFileSync(file, 'utf8')
          files.push({ path: file, says: ignoreFile(text, name === GIT_IGNORE && anyCase()) })
        } catch (error) {
          onUnreadable(file, error, 'ignore file')
          return file
        }
      }
      return files.length === 0 ? above : [...above, { folder: at, files }]
    })
  }
  return {
    leftOutBy(path, isFolder) {
      const layers = layersIn(isFolder ? path : dirname(path))
      if (typeof layers === 'string') return layers
      return isFolder ? null : ignoredBy(layers, path, false)
    },
  }
}

/** Whether a file is there: no folder of that name, no link to nowhere. A folder that bars the way is told when it is read. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
  } catch {
    return false
  }
}
