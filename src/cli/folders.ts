import { isAbsolute, relative, resolve } from 'node:path'
import { convertPathToPattern, globbySync, isDynamicPattern } from 'globby'
import { slashed } from './slashed.ts'

/** The only door to globby, which takes longer to load than a message to check. */
export { isDynamicPattern }

interface Files {
  readonly patterns: string
  /** Where the patterns start, and what stands before the paths that are found there. */
  readonly cwd: string
  readonly prefix: string
  /** The folder below `cwd` that they lead into, '' where that is not known. */
  readonly below: string
}

const IGNORE_FILE = '.invitecoachignore'

/** The ignore files that count in a folder: those on the way to it and those below, without a look at its neighbours. */
function ignoreFiles(below: string): string[] {
  const way = below === '' ? [] : slashed(below).split('/').map(convertPathToPattern)
  const onTheWay = way.map((_part, i) => [...way.slice(0, i), IGNORE_FILE].join('/'))
  return [...onTheWay, [...way, '**', IGNORE_FILE].join('/')]
}

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The files that patterns find, in the order of their paths' code units, without what ignore files name and links. */
function filesIn({ patterns, cwd, prefix, below }: Files): string[] {
  const options = {
    cwd,
    gitignore: true,
    ignoreFiles: ignoreFiles(below),
    ignore: ['**/node_modules/**'],
    onlyFiles: true,
    // A link may lead back up, and then each file would be found by ever more names.
    followSymbolicLinks: false,
  }
  // Asking the disk at once takes a fifth of the time, and less memory, than a promise for each of many files.
  return globbySync(patterns, options)
    .sort(byCodeUnit)
    .map((path) => prefix + path)
}

/** The files of a folder that are not ignored, as paths from `here` in the order of their code units. */
export function filesInFolder(folder: string, here: string): string[] {
  const whole = resolve(here, folder)
  const below = relative(here, whole)
  // Ignore files count from the current folder down; a folder elsewhere brings its own.
  const inside = !below.startsWith('..') && !isAbsolute(below)
  const files: Files =
    inside && below !== ''
      ? { patterns: `${convertPathToPattern(below)}/**/*`, cwd: here, prefix: '', below }
      : {
          patterns: '**/*',
          cwd: whole,
          prefix: below === '' ? '' : `${slashed(folder).replace(/\/+$/, '')}/`,
          below: '',
        }
  return filesIn(files)
}

/** The same for the files that a glob finds. */
export const filesOfGlob = (glob: string, here: string): string[] =>
  filesIn({ patterns: glob, cwd: here, prefix: '', below: '' })
