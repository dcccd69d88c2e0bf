import { isAbsolute, relative } from 'node:path'

/** Whether a relative path leads up and out of the folder that it starts from; a folder may be called "..odd". */
export const leadsUp = (path: string): boolean => /^\.\.(?:[\\/]|$)/.test(path)

/** Whether a path is that of a folder or of something below it; both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  // From one drive to another there is no way but the whole path.
  return !leadsUp(way) && !isAbsolute(way)
}
