import { constants } from 'node:fs'
import { access, open, readlink, realpath, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { looksLikeReport } from '../reporters/looks-like-report.ts'
import { visible } from '../reporters/visible.ts'
import { CallError } from './io.ts'

/** How the notices begin that a report may hold, asked for where a file has to be told from a report. */
export type Notices = () => Promise<readonly string[]>

/** What stands, or will stand, where a report goes. */
interface ReportPlace {
  readonly target: string
  /** Those of the file that stands there. */
  readonly mode: number | null
  /** A file like any other, or one that is not there yet. */
  readonly isPlain: boolean
}

/**
 * Looks at where a report is to go, where links lead. Rejects with a CallError for a folder and for a file that holds
 * something else, which would be lost; else with what the file system says. `name` is what messages call it, `notices`
 * tells how notices in reports begin.
 */
export async function reportPlace(file: string, name: string, notices: Notices): Promise<ReportPlace> {
  const target = await whereLinksLead(file)
  const there = await stat(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!there) return { target, mode: null, isPlain: true }
  if (there.isDirectory())
    throw new CallError(`${visible(name)} is a folder; give the name of a file for the report`)
  if (!there.isFile()) return { target, mode: null, isPlain: false }
  await access(target, constants.W_OK)
  if (there.size > 0 && !(await holdsReport(target, notices)))
    throw new CallError(
      `${visible(name)} holds something else than a report, and would be lost; give the report another name`,
    )
  return { target, mode: there.mode & 0o7777, isPlain: true }
}

/** More than tells what a file holds. */
const BEGINNING = 65_536

/** Whether a file holds a report, or nothing but white space. */
async function holdsReport(file: string, notices: Notices): Promise<boolean> {
  const { text, whole } = await beginningOf(file)
  return text.trim() === '' ? whole : looksLikeReport(text, await notices())
}

/** The first lines of a file; of a longer one up to a blank line, where there is one, or to the end of a line. */
async function beginningOf(file: string): Promise<{ readonly text: string; readonly whole: boolean }> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0)
    const text = buffer.toString('utf8', 0, bytesRead)
    if (bytesRead < BEGINNING) return { text, whole: true }
    const end = text.lastIndexOf('\n\n') + 1 || text.lastIndexOf('\n')
    return { text: end < 0 ? text : text.slice(0, end + 1), whole: false }
  } finally {
    await handle.close()
  }
}

/** The file that a path means, also one that a link names and that is not there yet. */
export async function whereLinksLead(file: string): Promise<string> {
  try {
    return await realpath(file)
  } catch {
    const link = await readlink(file).catch(() => null)
    return link === null ? file : resolve(dirname(file), link)
  }
}
