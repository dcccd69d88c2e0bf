import { RuleError } from '../rules/problem.ts'
import { callMistake } from './call-mistake.ts'
import { Command, CommanderError } from './commander.ts'
import { addCheck } from './commands/check.ts'
import { addCoach } from './commands/coach.ts'
import { addInit } from './commands/init.ts'
import { addRewrite } from './commands/rewrite.ts'
import { CallError, EXIT, type Io, write } from './io.ts'
import { messageOf } from './message.ts'
import { VERSION } from './version.ts'

function program(io: Io, finish: (code: number) => void): Command {
  const command = new Command('invite-coach')
    .description('Finds the push in a hard message and offers the invitation behind it.')
    .version(VERSION, '-V, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      outputError: (text, put) => put(`invite-coach: ${callMistake(text)}\n`),
    })
  for (const add of [addCheck, addRewrite, addCoach, addInit]) add(command, io, finish)
  return command
}

/** Runs one command line; returns its exit code. Never throws for what a user can do about it. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.clean
  try {
    await program(io, (result) => {
      code = result
    }).parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failed
    if (error instanceof CallError || error instanceof RuleError) {
      await write(io.stderr, messageOf(error))
      return EXIT.failed
    }
    await write(io.stderr, `invite-coach: ${unforeseen(error)}\n`)
    return EXIT.failed
  }
}

/** A fault of the tool's own: where it happened, never the words of a draft that its message may hold. */
function unforeseen(error: unknown): string {
  const where = error instanceof Error ? (error.stack?.match(/^ +at .*$/gm) ?? []) : []
  const kind = error instanceof Error ? error.name : typeof error
  return ['a fault in invite-coach itself; please report these lines', `  ${kind}`, ...where].join('\n')
}
