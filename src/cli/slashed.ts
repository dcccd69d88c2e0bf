import { sep } from 'node:path'

/** Paths read the same on every system. */
export const slashed = (path: string) => (sep === '/' ? path : path.split(sep).join('/'))
