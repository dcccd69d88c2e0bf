import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { onTestFinished } from 'vitest'
import { ROOT } from './root.ts'

export const KEYS = { enter: '\r', down: '\u001b[B', stop: '\u0003', end: '\u0004', wipe: '\u0015' } as const

/** A program on a terminal, as a person has it before them. */
export interface Screen {
  /** Resolves once the text was written since the last key; rejects with the screen when the program ends before. */
  see(text: string): Promise<void>
  press(...keys: readonly string[]): void
  /** What stands on the screen and above it. */
  text(): string
  /** The exit code. */
  ended(): Promise<number>
  kill(signal: string): void
  /** Whether the cursor was left to be seen. */
  cursorShown(): boolean
  /** Whether long lines were left to wrap. */
  wraps(): boolean
}

const COMMAND = `"${process.execPath}" "${join(ROOT, 'bin', 'invite-coach.js')}"`
const PATIENCE = 40_000

interface ScreenOptions {
  readonly cwd: string
  readonly cols?: number
  readonly rows?: number
  readonly env?: Record<string, string>
  /** Stands before the program in the command line. */
  readonly before?: string
}

/** Runs `coach` with `args`, words for a shell, on a terminal of its own. */
export const coachOn = (args: string, options: ScreenOptions): Screen => runOn(`coach ${args}`, options)

/** The same for a command of any name. */
export function runOn(args: string, options: ScreenOptions): Screen {
  const { cwd, cols = 80, rows = 40, env = {}, before = '' } = options
  const { EDITOR: _editor, VISUAL: _visual, ...rest } = process.env as Record<string, string>
  const program = spawn('/bin/sh', ['-c', `${before}exec ${COMMAND} ${args}`], {
    cwd,
    cols,
    rows,
    name: 'xterm-256color',
    env: { ...rest, CI: '', ...env },
  })
  const terminal = new xterm.Terminal({ cols, rows, scrollback: 1000, allowProposedApi: true })
  let raw = ''
  let code: number | null = null
  const watchers = new Set<() => void>()
  const changed = () => {
    for (const watch of watchers) watch()
  }
  program.onData((data) => {
    raw += data
    terminal.write(data, changed)
  })
  program.onExit(({ exitCode, signal }) => {
    code = signal ? 128 + signal : exitCode
    terminal.write('', changed)
  })
  onTestFinished(() => {
    if (code === null) program.kill('SIGKILL')
  })
  function text(): string {
    const { active } = terminal.buffer
    let all = ''
    for (let y = 0; y < active.length; y++) {
      const goesOn = active.getLine(y + 1)?.isWrapped ?? false
      all += `${active.getLine(y)?.translateToString(!goesOn) ?? ''}${goesOn ? '' : '\n'}`
    }
    return all.trimEnd()
  }
  const until = (what: string, done: () => boolean, over: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const stop = () => {
        watchers.delete(watch)
        clearTimeout(timer)
      }
      const fail = (why: string) => {
        stop()
        reject(new Error(`${why} ${what}; on the screen:\n${text()}`))
      }
      const timer = setTimeout(() => fail('waited in vain for'), PATIENCE)
      const watch = () => {
        if (done()) {
          stop()
          resolve()
        } else if (over()) fail('ended without')
      }
      watchers.add(watch)
      watch()
    })
  let pressed = 0
  const written = () => stripVTControlCharacters(raw.slice(pressed)).replace(/\s+/g, ' ')
  return {
    text,
    see: (wanted) =>
      until(
        wanted,
        () => written().includes(wanted),
        () => code !== null,
      ),
    press(...keys) {
      pressed = raw.length
      for (const key of keys) program.write(key)
    },
    async ended() {
      await until(
        'the end',
        () => code !== null,
        () => false,
      )
      return code ?? -1
    },
    kill: (signal) => program.kill(signal),
    cursorShown: () => raw.lastIndexOf('\u001b[?25l') <= raw.lastIndexOf('\u001b[?25h'),
    wraps: () => raw.lastIndexOf('\u001b[?7l') <= raw.lastIndexOf('\u001b[?7h'),
  }
}
