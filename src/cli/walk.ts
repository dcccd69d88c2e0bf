import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { isInside, leadsUp } from '../config/inside.ts'
import { type IgnoreFile, ignoreFile } from '../config/matching.ts'
import { visible } from '../reporters/visible.ts'
import { ignoresCase } from './git.ts'
import { CallError } from './io.ts'
import { reasonOf } from './reason.ts'
import { slashed } from './slashed.ts'

const GIT_IGNORE = '.gitignore'
export const IGNORE_FILE = '.invitecoachignore'
/** Never looked into unless it is named itself. */
const PACKAGES = 'node_modules'

/** Told of each folder that can't be read, by its absolute path; what is in the others is still found. */
export type OnUnreadable = (folder: string, error: unknown) => void

export const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

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
export function ignoringFrom(here: string): string {
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
  readonly files: readonly IgnoreFile[]
}

/** Whether something is ignored, by its absolute path and whether it is a folder; a deeper ignore file counts more. */
function ignored(layers: readonly Layer[], path: string, isFolder: boolean): boolean {
  for (let i = layers.length - 1; i >= 0; i--) {
    const { folder, files } = layers[i] as Layer
    const below = slashed(path.slice(folder.length).replace(/^[/\\]/, '')) + (isFolder ? '/' : '')
    for (let j = files.length - 1; j >= 0; j--) {
      const says = files[j]?.(below)
      if (says !== undefined) return says
    }
  }
  return false
}

/** `layers` with what those of `names` say that stand in a folder; `anyCase` tells whether git minds no case there. */
function withLayer(
  layers: readonly Layer[],
  folder: string,
  names: readonly string[],
  anyCase: () => boolean,
): readonly Layer[] {
  const standing = names.filter((name) => isFile(join(folder, name)))
  if (standing.length === 0) return layers
  const files = standing.map((name) =>
    ignoreFile(textOf(join(folder, name)), name === GIT_IGNORE && anyCase()),
  )
  return [...layers, { folder, files }]
}

/** Whether a file is there: no folder of that name, no link to nowhere. */
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new CallError(`${visible(file)} could not be read (${reasonOf(error)}); check its permissions`)
  }
}

/** The folders from `top` to `bottom`, both included. */
function way(top: string, bottom: string): string[] {
  const parts = relative(top, bottom).split(sep).filter(Boolean)
  return [top, ...parts.map((_part, i) => join(top, ...parts.slice(0, i + 1)))]
}

/**
 * The `wanted` files of a folder that are not ignored, as paths from `here` in the order of their code units. Neither
 * hidden files nor links are among them: a link may lead back up, and each file would be found by ever more names.
 */
export function filesInFolder(
  folder: string,
  here: string,
  onUnreadable: OnUnreadable,
  wanted: (name: string) => boolean = () => true,
): string[] {
  const whole = resolve(here, folder)
  const from = ignoringFrom(here)
  const below = relative(from, whole)
  const inside = isInside(from, whole)
  // A folder elsewhere brings its own ignore files.
  const ours = inside ? from : whole
  const shown = inside && below !== '' ? relative(here, whole) : folder.replace(/[/\\]+$/, '')
  const found: string[] = []
  const root = gitRootOf(ours)
  let asked: boolean | undefined
  const anyCase = () => {
    asked ??= root !== null && ignoresCase(root)
    return asked
  }

  function walk(at: string, name: string, above: readonly Layer[]): void {
    let entries: Dirent[]
    try {
      entries = readdirSync(at, { withFileTypes: true })
    } catch (error) {
      onUnreadable(at, error)
      return
    }
    const named = [GIT_IGNORE, IGNORE_FILE].filter((file) => entries.some(({ name }) => name === file))
    const layers = withLayer(above, at, named, anyCase)
    for (const entry of entries) {
      const path = join(at, entry.name)
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) {
        if (entry.name !== PACKAGES && !ignored(layers, path, true))
          walk(path, `${name}${entry.name}/`, layers)
      } else if (entry.isFile() && wanted(entry.name) && !ignored(layers, path, false))
        found.push(name + entry.name)
    }
  }

  let layers: readonly Layer[] = []
  for (const on of way(root ?? ours, whole)) {
    const counts = isInside(ours, on)
    if (on === whole) {
      if (ignored(layers, on, true)) return []
      break
    }
    if (ignored(layers, on, true) || (on !== ours && counts && basename(on) === PACKAGES)) return []
    layers = withLayer(layers, on, counts ? [GIT_IGNORE, IGNORE_FILE] : [GIT_IGNORE], anyCase)
  }
  walk(whole, whole === here ? '' : `${slashed(shown)}/`, layers)
  found.sort(byCodeUnit)
  // From within the folder, its files are called as they are from here.
  const above = inside && below !== '' && leadsUp(shown)
  return above ? found.map((path) => slashed(relative(here, resolve(here, path)))) : found
}
