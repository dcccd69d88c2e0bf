import { Chalk } from 'chalk'
import { type Paint, PLAIN } from '../reporters/paint.ts'
import type { Io } from './io.ts'

/** The only door to chalk. */
export function paintFor(colour: boolean): Paint {
  if (!colour) return PLAIN
  const chalk = new Chalk({ level: 1 })
  return {
    strong: chalk.bold,
    quote: chalk.underline,
    accent: chalk.cyan,
    dim: chalk.dim,
    removed: chalk.red.strikethrough,
    added: chalk.green,
  }
}

/** `--no-color` and NO_COLOR say no, FORCE_COLOR says yes, else colour is for terminals. */
export function colourWanted(flag: boolean | undefined, { env, stdout }: Io): boolean {
  if (flag === false || env['NO_COLOR']) return false
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true
  return Boolean(stdout.isTTY) && env['TERM'] !== 'dumb'
}

const WIDEST = 100
/** Columns to wrap at: the terminal's, but no wider than reads well; some say that they have none. */
export function widthOf({ stdout }: Io): number {
  return Math.min(stdout.columns || WIDEST, WIDEST)
}
