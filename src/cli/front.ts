import { existsSync, fstatSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CONFIG_FILE } from '../config/file-name.ts'
import { stands } from '../config/stands.ts'
import { isQuiet } from '../core/quiet.ts'
import { draftOf } from '../core/text/draft.ts'
import { hardlyEnglish } from '../core/text/english.ts'
import { builtinEngine } from './builtin.ts'
import { CLEAR } from './clear.ts'
import { looksLikeGlob } from './looks.ts'

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
  !looksLikeGlob(message) &&
  !message.startsWith('-')

function isClear(text: string): boolean {
  const engine = builtinEngine()
  const draft = draftOf(text, engine.lexicon)
  return !hardlyEnglish(draft.own) && isQuiet(engine, draft)
}

/** The rest of the command line, as the build names it. */
const MAIN = './cli.js'

/** A configuration may bring rules of one's own, so it needs the whole command line. */
function configured(folder: string): boolean {
  if (stands(join(folder, CONFIG_FILE))) return true
  const above = dirname(folder)
  return above !== folder && configured(above)
}

/** Whether the answer was given here. What stops it, a folder that is gone or a full disk, is for main.ts to tell. */
function answered(): boolean {
  try {
    if (!plain || existsSync(message) || configured(process.cwd()) || !isClear(message)) return false
    // Opening process.stdout, or asking whether it is a terminal, takes as long as the review. Only terminals and
    // what swallows everything are such devices.
    if (fstatSync(1).isCharacterDevice()) writeSync(1, `${CLEAR}\n`)
    return true
  } catch {
    return false
  }
}

if (!answered()) void import(MAIN)
