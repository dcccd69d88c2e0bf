import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isInside } from '../config/inside.ts'
import { visible } from '../reporters/visible.ts'
import type { Changed } from './git.ts'
import { type InputOptions, sourcesOf } from './inputs.ts'
import { CallError, type Io } from './io.ts'
import type { Target } from './reports.ts'
import type { AllSettings } from './settings.ts'
import type { Source } from './sources.ts'

export interface ChoiceOptions extends InputOptions {
  /** Only what git knows as changed, since the last commit or since this one. */
  readonly changed?: string | true
}

/** What the arguments name, without what the configuration leaves out, and with --changed only what changed. */
export async function chosenSources(
  args: readonly string[],
  options: ChoiceOptions,
  settings: AllSettings,
  targets: readonly Target[],
  complain: (error: CallError, path: string) => Promise<void>,
  io: Io,
): Promise<readonly Source[]> {
  const { changed } = options
  const early: (readonly [CallError, string])[] = []
  const named = changed !== undefined && args.length === 0 ? ['.'] : args
  // A broken configuration is told when the draft is looked at.
  const leavesOut = (file: string) => settings.leavesOut(file).catch(() => false)
  const inputs = { ...options, maybeEmpty: changed !== undefined, leavesOut }
  const { changedFiles } = changed === undefined ? { changedFiles: null } : await import('./git.ts')
  const only = changedFiles && changed !== undefined ? await changedFiles(io.cwd, changed) : null
  const sources = await sourcesOf(named, inputs, io, (error, path) => early.push([error, path]))
  if (only) early.push(...sources.flatMap((source) => elsewhere(source, only)))
  for (const [error, path] of early) await complain(error, path)
  const kept = only ? sources.filter(({ file }) => file !== null && only.files.has(inFolder(file))) : sources
  return beside(targets, kept)
}

/** What git can't tell of a draft in another place. Throws a CallError for a draft that is no file. */
function elsewhere({ file, path }: Source, { root }: Changed): (readonly [CallError, string])[] {
  if (file === null)
    throw new CallError('--changed looks at files that git knows; leave it out to look at a message')
  if (isInside(root, inFolder(file))) return []
  const message = `${visible(path)} is in no repository with this folder, so --changed can't tell of it; look at it without`
  return [[new CallError(message), path]]
}

/** A file by the real path of its folder; a link in a repository is a file of its own there. */
function inFolder(file: string): string {
  try {
    return join(realpathSync(dirname(file)), basename(file))
  } catch {
    return file
  }
}

/** The drafts that are no reports; one that is named itself would be lost to a report. Throws a CallError. */
function beside(targets: readonly Target[], sources: readonly Source[]): readonly Source[] {
  const reports = new Set(targets.map(({ file }) => file))
  return sources.filter(({ file, found, path }) => {
    if (file === null || !reports.has(file)) return true
    if (found) return false
    throw new CallError(
      `${visible(path)} is looked at and can't be the report too; give the report another name`,
    )
  })
}
