import * as fs from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { convertPathToPattern, globbySync, isDynamicPattern } from 'globby'
import { slashed } from './slashed.ts'
import { byCodeUnit, IGNORE_FILE, ignoringFrom, type OnUnreadable } from './walk.ts'

/** The only door to globby, which takes longer to load than a message to check. */
export { isDynamicPattern }

interface Files {
  readonly patterns: string
  /** Where the patterns start. */
  readonly cwd: string
  /** The folder below `cwd` that they lead into, '' where that is not known. */
  readonly below: string
}

/** The ignore files that count in a folder: those on the way to it and those below, without a look at its neighbours. */
function ignoreFiles(below: string): string[] {
  const way = below === '' ? [] : slashed(below).split('/').map(convertPathToPattern)
  const onTheWay = way.map((_part, i) => [...way.slice(0, i), IGNORE_FILE].join('/'))
  return [...onTheWay, [...way, '**', IGNORE_FILE].join('/')]
}

/** The file system, in which a folder that can't be read is told once and holds nothing. */
function forgiving(onUnreadable: OnUnreadable): object {
  const told = new Set<string>()
  return {
    ...fs,
    readdirSync(folder: string, options: { readonly withFileTypes: true }) {
      try {
        return fs.readdirSync(folder, options)
      } catch (error) {
        const whole = resolve(folder)
        // A pattern may begin with a folder that is not there, and then simply finds nothing.
        const gone = (error as NodeJS.ErrnoException).code === 'ENOENT'
        if (!gone && !told.has(whole)) onUnreadable(whole, error)
        told.add(whole)
        return []
      }
    },
  }
}

/** The files that patterns find, in the order of their paths' code units, without what ignore files name and links. */
function filesIn({ patterns, cwd, below }: Files, onUnreadable: OnUnreadable): string[] {
  const options = {
    cwd,
    gitignore: true,
    ignoreFiles: ignoreFiles(below),
    ignore: ['**/node_modules/**'],
    onlyFiles: true,
    // A link may lead back up, and then each file would be found by ever more names.
    followSymbolicLinks: false,
    fs: forgiving(onUnreadable),
  }
  // Asking the disk at once takes a fifth of the time, and less memory, than a promise for each of many files.
  return globbySync(patterns, options).sort(byCodeUnit)
}

/** Paths from `base` as paths from `here`. */
function seenFrom(here: string, base: string, paths: readonly string[]): string[] {
  if (here === base) return [...paths]
  return paths.map((path) => slashed(relative(here, join(base, path))))
}

/** The files that a glob finds and that are not ignored, as paths from `here` in the order of their code units. */
export function filesOfGlob(glob: string, here: string, onUnreadable: OnUnreadable): string[] {
  const elsewhere = /^(?:\.\.|[/!])/.test(glob) || isAbsolute(glob)
  const base = elsewhere ? here : ignoringFrom(here)
  const way = relative(base, here)
  const patterns = way === '' ? glob : `${convertPathToPattern(way)}/${glob.replace(/^\.\//, '')}`
  return seenFrom(here, base, filesIn({ patterns, cwd: base, below: way }, onUnreadable))
}
