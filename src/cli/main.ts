import { run } from './run.ts'

const { stdin, stdout, stderr, env, argv } = process
// A reader that stops early ("| head") is no failure.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
process.exitCode = await run(argv.slice(2), { stdin, stdout, stderr, env, cwd: process.cwd() })
