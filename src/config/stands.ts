import { lstatSync } from 'node:fs'

/** Whether something has this name, be it a link to nowhere. */
export function stands(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}
