import { EXIT } from './io.ts'
import { reasonOf } from './reason.ts'
import { run } from './run.ts'

const { stdin, stdout, stderr, env, argv } = process
stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that stops early ("| head") is no failure.
  if (error.code === 'EPIPE') process.exit(EXIT.clean)
  stderr.write(`invite-coach: the report could not be written (${reasonOf(error)}); send it elsewhere\n`)
  process.exit(EXIT.failed)
})
process.exitCode = await run(argv.slice(2), { stdin, stdout, stderr, env, cwd: process.cwd() })
