import { type Dirent, readdirSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { isInside, leadsUp } from '../config/inside.ts'
import { ignoringIn, noting, type OnUnreadable } from './ignoring.ts'
import { slashed } from './slashed.ts'

/** Never looked into unless it is named itself. */
export const PACKAGES = 'node_modules'

export const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The `wanted` files of a folder that are not ignored, as paths from `here` in the order of their code units. Neither
 * hidden files nor links are among them: a link may lead back up, and each file would be found by ever more names. With
 * `ignoredBy` those that are ignored are found too, and the ignore files that name them are put in there.
 */
export function filesInFolder(
  folder: string,
  here: string,
  onUnreadable: OnUnreadable,
  wanted: (name: string) => boolean = () => true,
  ignoredBy: Set<string> | null = null,
): string[] {
  const whole = resolve(here, folder)
  const ours = ignoringIn(whole, here, onUnreadable)
  const ignoring = ignoredBy ? noting(ours, ignoredBy) : ours
  const leavesOut = (path: string, isFolder: boolean) => ignoring.leftOutBy(path, isFolder) !== null
  const found: string[] = []
  function walk(at: string, name: string): void {
    let entries: Dirent[]
    try {
      entries = readdirSync(at, { withFileTypes: true })
    } catch (error) {
      onUnreadable(at, error, 'folder')
      return
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const path = join(at, entry.name)
      if (entry.isDirectory()) {
        if (entry.name !== PACKAGES && !leavesOut(path, true)) walk(path, `${name}${entry.name}/`)
      } else if (entry.isFile() && wanted(entry.name) && !leavesOut(path, false))
        found.push(name + entry.name)
    }
  }
  if (leavesOut(whole, true)) return []
  const shown = isAbsolute(folder) && !isInside(here, whole) ? folder : relative(here, whole)
  walk(whole, shown === '' ? '' : `${slashed(shown).replace(/\/+$/, '')}/`)
  // From within the folder, its files are called as they are from here.
  const paths = leadsUp(shown) && isInside(whole, here) ? found.map((path) => seenFrom(here, path)) : found
  return paths.sort(byCodeUnit)
}

/** What a file is called from `here`. */
export const seenFrom = (here: string, path: string) => slashed(relative(here, resolve(here, path)))
