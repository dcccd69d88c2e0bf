import { EXIT, type Io, type Output, silence } from './io.ts'
import { reasonOf } from './reason.ts'
import { run } from './run.ts'

const { stdin, stdout, stderr, env, argv } = process

function exitAtLeast(code: number): void {
  process.exitCode = Math.max(code, Number(process.exitCode ?? EXIT.clean))
}

/** A stream that can't be written any more takes nothing else down: files are still written, and the exit code stays. */
function outlive(output: Output, failed: (error: NodeJS.ErrnoException) => void): void {
  let told = false
  output.on('error', (error: NodeJS.ErrnoException) => {
    silence(output)
    // A reader that stops early ("| head") is no failure.
    if (error.code === 'EPIPE' || told) return
    told = true
    failed(error)
  })
}

function here(): string | null {
  try {
    return process.cwd()
  } catch {
    return null
  }
}

outlive(stderr, () => exitAtLeast(EXIT.failed))
outlive(stdout, (error) => {
  stderr.write(`invite-coach: the report could not be written (${reasonOf(error)}); send it elsewhere\n`)
  exitAtLeast(EXIT.failed)
})
const cwd = here()
if (cwd === null) {
  stderr.write('invite-coach: the folder you are in is gone; go to another one and try again\n')
  exitAtLeast(EXIT.failed)
} else {
  const io: Io = { stdin, stdout, stderr, env, cwd }
  exitAtLeast(await run(argv.slice(2), io))
}
