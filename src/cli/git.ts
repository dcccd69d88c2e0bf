import { execFile, execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CallError } from './io.ts'

const MOST_BYTES = 256 * 1024 * 1024
const execute = promisify(execFile)

/** The only door to git; never through a shell. */
async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  // In English, so that what it says can be told apart.
  const env = { ...process.env, LC_ALL: 'C' }
  const { stdout } = await execute('git', args, { cwd, env, maxBuffer: MOST_BYTES, windowsHide: true })
  return stdout
}

/** Whether git takes capital and small letters in names for the same in this repository, as it does on macOS and Windows. */
export function ignoresCase(root: string): boolean {
  try {
    const args = ['config', '--type=bool', '--get', 'core.ignorecase']
    return (
      execFileSync('git', args, { cwd: root, stdio: 'pipe', windowsHide: true, encoding: 'utf8' }).trim() ===
      'true'
    )
  } catch {
    // It is not set, or there is no git.
    return false
  }
}

/** What changed in a repository. */
export interface Changed {
  /** Its root, as an absolute path without links. */
  readonly root: string
  /** Absolute paths; no link leads to the folders they are in. */
  readonly files: ReadonlySet<string>
}

/**
 * The files of the repository that `here` is in that differ from the commit `since` (from where this branch left it), or
 * from the last commit, untracked ones included and deleted ones not. Rejects with a CallError.
 */
export async function changedFiles(here: string, since: string | true): Promise<Changed> {
  await insideRepository(here)
  const up = (await git(here, 'rev-parse', '--show-cdup')).trim()
  const cwd = realpathSync(join(realpathSync(here), up))
  const from = since === true ? await lastCommit(cwd) : await forkOf(cwd, since)
  // Before the first commit everything is new.
  const tracked = from
    ? await git(cwd, 'diff', '--name-only', '--no-ext-diff', '--diff-filter=d', '-z', from, '--')
    : await git(cwd, 'ls-files', '-z')
  const untracked = await git(cwd, 'ls-files', '--others', '--exclude-standard', '-z')
  const names = `${tracked}${untracked}`.split('\0').filter((name) => name !== '')
  return { root: cwd, files: new Set(names.map((name) => join(cwd, name))) }
}

async function insideRepository(cwd: string): Promise<void> {
  let inside: string
  try {
    inside = await git(cwd, 'rev-parse', '--is-inside-work-tree')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new CallError('--changed asks git, which is not installed here; name the files instead')
    if (/dubious ownership/.test(saidBy(error)))
      throw new CallError(
        "--changed asks git, which does not trust this repository, as another user owns it; add it to git's safe.directory, or name the files instead",
      )
    throw new CallError(
      '--changed works in a git repository, and this folder is in none; name the files instead',
    )
  }
  if (inside.trim() !== 'true')
    throw new CallError(
      "--changed works among the files of a repository, and this folder is git's own; go to those files, or name them instead",
    )
}

const saidBy = (error: unknown): string =>
  error instanceof Error && 'stderr' in error ? String(error.stderr) : ''

async function lastCommit(cwd: string): Promise<string | null> {
  try {
    return (await git(cwd, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}')).trim()
  } catch {
    return null
  }
}

async function forkOf(cwd: string, since: string): Promise<string> {
  let commit: string
  try {
    commit = (
      await git(cwd, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`)
    ).trim()
  } catch {
    const shallow = (await git(cwd, 'rev-parse', '--is-shallow-repository')).trim() === 'true'
    const instead = shallow
      ? 'only a part of the history is here, so fetch the rest (fetch-depth: 0 in GitHub Actions)'
      : '--changed takes a commit or a branch, and drafts go before it'
    throw new CallError(`git knows no commit "${since}"; ${instead}`)
  }
  try {
    return (await git(cwd, 'merge-base', commit, 'HEAD')).trim()
  } catch {
    return commit
  }
}
