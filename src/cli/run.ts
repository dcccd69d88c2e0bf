import { Command, CommanderError, Option } from 'commander'
import { PATTERNS, SEVERITIES } from '../core/types.ts'
import { RuleError } from '../rules/problem.ts'
import { builtinEngine } from './builtin.ts'
import { type CheckOptions, check, FORMATS } from './check.ts'
import { safetyHelp } from './help.ts'
import { CallError, EXIT, type Io, write } from './io.ts'
import { VERSION } from './version.ts'

const EXAMPLES = `
Examples:
  $ invite-coach check "If you don't listen to this, I'll be angry."
  $ invite-coach check letter.md notes/
  $ cat draft.txt | invite-coach check
  $ invite-coach check --ask "come to the class with me" draft.txt

A message given as an argument stays in your shell's history; piping it in, or a file, does not.
Everything stays on this machine. Exit codes: 0 nothing to shift, 1 findings, 2 could not run, 3 left untouched for safety.
`

const list = (value: string, before: readonly string[] = []) => [...before, value]

function program(io: Io, finish: (code: number) => void): Command {
  const command = new Command('invite-coach')
    .description('Finds the push in a hard message and offers the invitation behind it.')
    .version(VERSION, '-V, --version')
    .exitOverride()
    .showHelpAfterError('(run with --help for what there is)')
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      outputError: (text, put) => put(text.replace(/^error: /, 'invite-coach: ')),
    })
  command
    .command('check')
    .description('look at a message, files, folders, globs, or piped text')
    .argument('[drafts...]', 'a message in quotes, files, folders, globs, or - for stdin')
    .addOption(new Option('--format <name>', 'how to report').choices(FORMATS).default('pretty'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(SEVERITIES)
        .default('note'),
    )
    .option('--jsonl', 'read {"id", "text"} lines on stdin, answer each with a line')
    .option('--ask <words>', 'what you would like your partner to do, as "come to the class with me"')
    .option('--ignore <rule or pattern>', 'leave a rule or a pattern out (again for more)', list)
    .option('--allow <words>', 'words of affection between you two, as "you goof" (again for more)', list)
    .option('--region <code>', 'your country for places that help, as US, GB, IE; never guessed')
    .option('--resources <file>', 'a YAML file with places that help of your own')
    .option('--text', 'the argument is the message, even if it looks like a path')
    .option('--all', 'show suggestions for every finding')
    .option('--quiet', 'print nothing, only set the exit code')
    .option('--no-color', 'no colour')
    .addHelpText('after', EXAMPLES)
    .action(async (drafts: string[], options: CheckOptions & { region?: string; resources?: string }) => {
      const engine = builtinEngine()
      const known = new Set<string>([...PATTERNS, ...engine.rules.patterns.map((rule) => rule.id)])
      const unknown = options.ignore?.find((name) => !known.has(name))
      if (unknown)
        throw new CallError(
          `--ignore knows no rule or pattern "${unknown}"; the patterns are ${PATTERNS.join(', ')}`,
        )
      finish(await check(drafts, options, engine, await safetyHelp(options.region, options.resources), io))
    })
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
      await write(io.stderr, `invite-coach: ${error.message}\n`)
      return EXIT.failed
    }
    throw error
  }
}
