import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atExit } from './at-exit.ts'
import { decode } from './decode.ts'
import { CallError, type Io } from './io.ts'

/** The editor that the writer chose for themselves; undefined without one. */
export const editorIn = ({ env }: Io): string | undefined => env['VISUAL'] || env['EDITOR'] || undefined

/**
 * What is written in an editor that starts empty. It works in a folder of its own that only this person can open, and
 * that is gone afterwards with all that the editor leaves in it, also when the run is stopped. Throws a CallError.
 */
export async function draftFrom(editor: string): Promise<string> {
  let folder: string | undefined
  const remove = () => {
    if (folder) rmSync(folder, { recursive: true, force: true })
  }
  const forget = await atExit(remove)
  // As git does: Ctrl-C is for the editor while that is open.
  const wait = () => {}
  process.on('SIGINT', wait)
  try {
    folder = mkdtempSync(join(tmpdir(), 'invite-coach-'))
    const file = join(folder, 'draft.txt')
    writeFileSync(file, '', { mode: 0o600 })
    if (!(await closed(editor, file)))
      throw new CallError(
        `the editor (${editor}) ended with an error; set EDITOR to another one, or give a file: invite-coach coach letter.md`,
      )
    return decode(readFileSync(file), 'the draft')
  } finally {
    process.off('SIGINT', wait)
    remove()
    forget()
  }
}

/** Whether the editor ended well. A shell starts it, as for git, so that it may have options and quotes. */
function closed(editor: string, file: string): Promise<boolean> {
  return new Promise((done) => {
    spawn(`${editor} "${file}"`, { shell: true, stdio: 'inherit' })
      .once('error', () => done(false))
      .once('exit', (code) => done(code === 0))
  })
}
