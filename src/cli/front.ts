import { existsSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isatty } from 'node:tty'
import { CONFIG_FILE } from '../config/file-name.ts'
import { review } from '../core/review.ts'
import { draftOf } from '../core/text/draft.ts'
import { hardlyEnglish } from '../core/text/english.ts'
import { builtinEngine } from './builtin.ts'
import { CLEAR } from './clear.ts'

/**
 * The way in. A plain `check "message"` whose review is silent is answered here: that is what most checks are, and
 * loading the whole command line takes longer than the review. Everything else goes on to main.ts. Built as CommonJS,
 * which Node starts faster than a module.
 */
const [command, message, ...more] = process.argv.slice(2)
const plain =
  command === 'check' &&
  more.length === 0 &&
  message !== undefined &&
  /\S\s+\S/.test(message) &&
  !message.startsWith('-')

function isClear(text: string): boolean {
  const engine = builtinEngine()
  if (hardlyEnglish(draftOf(text, engine.lexicon).own)) return false
  const { findings, safety, notices } = review(engine, text)
  return findings.length + safety.length + notices.length === 0
}

/** The rest of the command line, as the build names it. */
const MAIN = './cli.js'

/** A configuration may bring rules of one's own, so it needs the whole command line. */
function configured(folder: string): boolean {
  if (existsSync(join(folder, CONFIG_FILE))) return true
  const above = dirname(folder)
  return above !== folder && configured(above)
}

if (plain && !existsSync(message) && !configured(process.cwd()) && isClear(message)) {
  // Opening process.stdout takes as long as the review.
  if (isatty(1)) writeSync(1, `${CLEAR}\n`)
} else void import(MAIN)
