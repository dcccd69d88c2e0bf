import { closestMatch } from 'leven'

/** How far a name may be from a known one to be taken for a slip of the keyboard. */
const SLIP = 3

/** The only door to leven: the known name that `name` is likely meant to be. */
export function meant(name: string, known: readonly string[]): string | undefined {
  return closestMatch(name, known, { maxDistance: Math.min(SLIP, Math.floor(name.length / 2)) })
}
