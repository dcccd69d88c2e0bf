import type { SingleBar } from 'cli-progress'
import { atExit } from './at-exit.ts'
import type { Io, Output } from './io.ts'

/** How far a run is, for someone who waits at a terminal. */
export interface Progress {
  /** One more draft is done. */
  step(): Promise<void>
  /** Takes the bar away before something else is written; the next step brings it back. */
  hide(): void
}

/** Shorter work shows no bar. */
const PATIENCE_MS = 1000
const REDRAW_MS = 100
const NONE: Progress = { step: async () => {}, hide() {} }

/** The only door to cli-progress: a bar on stderr where that is a terminal, once the work takes longer than a second. */
export function progressFor(total: number, quiet: boolean, { stderr }: Io): Progress {
  if (!stderr.isTTY || quiet || total < 2) return NONE
  const started = Date.now()
  let drawn = 0
  let done = 0
  let bar: SingleBar | undefined
  let forget = () => {}
  return {
    async step() {
      done++
      const now = Date.now()
      if (now - started < PATIENCE_MS || now - drawn < REDRAW_MS) return
      drawn = now
      if (bar) return bar.update(done)
      const opened = await openBar(stderr)
      // It hides the cursor and stops lines from wrapping, and a signal ends the process before it gives both back.
      forget = await atExit(() => opened.stop())
      bar = opened
      bar.start(total, done)
    },
    hide() {
      bar?.stop()
      bar = undefined
      forget()
    },
  }
}

async function openBar(stream: Output): Promise<SingleBar> {
  const { SingleBar, Presets } = (await import('cli-progress')).default
  const format = 'invite-coach {bar} {value}/{total} drafts'
  return new SingleBar({ stream, format, clearOnComplete: true }, Presets.shades_classic)
}
