import { createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { known } from '../core/known.ts'
import type { Finding, Review } from '../core/types.ts'
import { CallError, type Io } from './io.ts'
import { reasonOf } from './reason.ts'
import { slashed } from './slashed.ts'
import { writeWhole } from './write-whole.ts'

export const BASELINE_FILE = '.invite-coach-baseline.json'

/** What this version reads and writes. */
const FORMAT_VERSION = 1

/** Hashes of findings with how often each stands in a file, by the file's path from the baseline's folder. */
type Accepted = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Findings that are accepted for now. Dangers and limits are never part of it. */
export interface Baseline {
  /**
   * The review without the findings that are accepted in `file`, which may be what piped text is called; with
   * --update-baseline, all of them are.
   */
  filter(file: string | null, review: Review): Review
  /** How many accepted findings were met, and how many are gone from the files that were looked at or no longer exist. */
  counts(): { readonly accepted: number; readonly gone: number }
  /** Writes what was found in this run; other files keep theirs. */
  save(): Promise<void>
}

/** Words by which one finding is known again, whatever the rule that finds it and however its lines are broken. */
const identity = ({ pattern, quote, words = quote }: Finding) =>
  `${pattern}\0${words.replace(/\s+/g, ' ').trim().toLowerCase()}`

/** Opens a baseline. Rejects with a CallError for one that is missing, unless it is to be updated, or that is none. */
export async function openBaseline(name: string, update: boolean, io: Io): Promise<Baseline> {
  const path = resolve(io.cwd, name)
  const { salt, files } = await readBaseline(path, name, update)
  const seen = new Map<string, Map<string, number>>()
  const hashOf = (finding: Finding) =>
    createHmac('sha256', salt).update(identity(finding)).digest('base64url').slice(0, 22)
  const keyOf = (file: string) => slashed(relative(dirname(path), file))
  const exists = (key: string) => existsSync(resolve(dirname(path), key))
  let accepted = 0
  let gone = 0
  return {
    filter(file, review) {
      if (file === null) return review
      const left = new Map(Object.entries(files[keyOf(file)] ?? {}))
      const found = known(seen, keyOf(file), () => new Map<string, number>())
      const findings = review.findings.filter((finding) => {
        const hash = hashOf(finding)
        found.set(hash, (found.get(hash) ?? 0) + 1)
        const count = left.get(hash) ?? 0
        if (count > 0) {
          left.set(hash, count - 1)
          accepted++
        }
        return count === 0 && !update
      })
      for (const count of left.values()) gone += count
      return { ...review, findings }
    },
    counts() {
      const deleted = Object.entries(files).filter(([key]) => !seen.has(key) && !exists(key))
      const lost = deleted
        .flatMap(([, hashes]) => Object.values(hashes))
        .reduce((sum, count) => sum + count, 0)
      return { accepted, gone: gone + lost }
    },
    async save() {
      const now: Record<string, Readonly<Record<string, number>>> = {}
      const keys = [...new Set([...Object.keys(files), ...seen.keys()])].sort()
      for (const key of keys) {
        const hashes = seen.get(key)
        if (hashes ? hashes.size === 0 : !exists(key)) continue
        now[key] = hashes ? Object.fromEntries([...hashes].sort()) : (files[key] ?? {})
      }
      try {
        await writeWhole(path, `${JSON.stringify({ version: FORMAT_VERSION, salt, files: now }, null, 1)}\n`)
      } catch (error) {
        throw new CallError(
          `the baseline ${name} could not be written (${reasonOf(error)}); check the path and its permissions`,
        )
      }
    },
  }
}

async function readBaseline(
  path: string,
  name: string,
  update: boolean,
): Promise<{ readonly salt: string; readonly files: Accepted }> {
  if (!existsSync(path)) {
    if (update) return { salt: randomBytes(16).toString('hex'), files: {} }
    throw new CallError(`the baseline ${name} does not exist; --update-baseline makes it`)
  }
  const wrong = new CallError(`${name} is no baseline of invite-coach; name another file, or delete this one`)
  let value: unknown
  try {
    value = JSON.parse(await textOf(path, name))
  } catch (error) {
    throw error instanceof CallError ? error : wrong
  }
  if (!isRecord(value)) throw wrong
  const { version, salt, files } = value
  if (typeof version === 'number' && version !== FORMAT_VERSION)
    throw new CallError(
      `the baseline ${name} is of version ${version}, and only ${FORMAT_VERSION} is known here; use the invite-coach that wrote it, or delete it and make it anew with --update-baseline`,
    )
  if (version !== FORMAT_VERSION || typeof salt !== 'string' || !isAccepted(files)) throw wrong
  return { salt, files }
}

async function textOf(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new CallError(
      `the baseline ${name} could not be read (${reasonOf(error)}); check the path and its permissions`,
    )
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isAccepted(value: unknown): value is Accepted {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (hashes) => isRecord(hashes) && Object.values(hashes).every((count) => typeof count === 'number'),
    )
  )
}
