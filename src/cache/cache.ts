import { hash, randomBytes } from 'node:crypto'
import { type Entry, entryOf, type Known, knownOf, type Origin } from './entry.ts'

/** Reviews by the sources of their drafts. Holds hashes, names of rules and offsets; no word of a draft. */
export interface Cache {
  /** A key that no other source has, nor the same under other `circumstances`; it can't be turned back into text. */
  keyOf(source: string, circumstances: readonly string[]): string
  get(key: string, origin: Origin): Known | null
  put(key: string, known: Known, origin: Origin): void
  /** Whether something was put in since it was read. */
  readonly changed: boolean
  /** The file to write: entries used in this run first, then older ones, up to a limit. */
  toText(): string
}

const OURS = '{"invite-coach-cache":'
const MAGIC = `${OURS}1,`
/** Older entries are dropped beyond so many. */
const MOST = 500_000
/** A clean draft, which most are. */
const CLEAN = '[[],[],[],[],0]'

/** Whether a file begins as a cache of some version does, broken or not. */
export const looksLikeCache = (text: string): boolean => text.startsWith(OURS)

/** Reads a cache, or starts one for `null`. Throws a SyntaxError for text that is none. */
export function cacheOf(written: string | null): Cache {
  const { salt, before } = written === null ? { salt: newSalt(), before: new Map() } : parse(written)
  const used = new Map<string, string>()
  let changed = false
  return {
    keyOf(source, circumstances) {
      const around = circumstances.map((one) => `${one.length}:${one}`).join('')
      // At once: a hash that is fed piece by piece takes several times as long.
      return hash('sha256', salt + around + source, 'base64url').slice(0, 22)
    },
    get(key, origin) {
      const line = used.get(key) ?? before.get(key)
      if (line === undefined) return null
      try {
        const known = knownOf(JSON.parse(line || CLEAN) as Entry, origin)
        if (known) used.set(key, line)
        return known
      } catch {
        return null
      }
    },
    put(key, known, origin) {
      const entry = entryOf(known, origin)
      if (!entry) return
      const line = JSON.stringify(entry)
      used.set(key, line === CLEAN ? '' : line)
      changed = true
    },
    get changed() {
      return changed
    },
    toText() {
      const lines = [`${MAGIC}"salt":${JSON.stringify(salt)}}`]
      for (const [key, line] of used) lines.push(key + line)
      for (const [key, line] of before) {
        if (lines.length > MOST) break
        if (!used.has(key)) lines.push(key + line)
      }
      return `${lines.join('\n')}\n`
    },
  }
}

const newSalt = () => randomBytes(16).toString('hex')

function parse(written: string): { readonly salt: string; readonly before: Map<string, string> } {
  const [head = '', ...lines] = written.split('\n')
  const { salt } = JSON.parse(written.startsWith(MAGIC) ? head : '') as { salt?: unknown }
  if (typeof salt !== 'string' || lines.pop() !== '') throw new SyntaxError('no cache, or cut short')
  const before = new Map<string, string>()
  for (const line of lines) {
    if (!/^[\w-]{22}(?:\[|$)/.test(line)) throw new SyntaxError('no cache entry')
    before.set(line.slice(0, 22), line.slice(22))
  }
  return { salt, before }
}
