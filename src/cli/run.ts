import { Command, CommanderError, Option } from 'commander'
import type { ReviewOptions } from '../core/review.ts'
import { PATTERNS, SEVERITIES } from '../core/types.ts'
import { RuleError } from '../rules/problem.ts'
import { builtinEngine } from './builtin.ts'
import { type CheckOptions, check, FORMATS } from './check.ts'
import { coach } from './coach.ts'
import { safetyHelp } from './help.ts'
import { CallError, EXIT, type Io, write } from './io.ts'
import { type RewriteCommandOptions, rewriteCommand } from './rewrite.ts'
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

const REWRITE_EXAMPLES = `
Examples:
  $ invite-coach rewrite < draft.txt
  $ invite-coach rewrite --write letter.md
  :%!invite-coach rewrite                     (in vim: the whole buffer)

What can't be reworded without your own words, a limit, and a draft that holds danger stay as they are.
Exit codes: 0 done, 2 could not run, 3 left untouched for safety.
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
    .option('--me <name>', 'in a chat export: read the turns of this person only (again for more)', list)
    .option('--stdin-filename <name>', 'what piped text is called, as "letter.md": tells its format')
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
  command
    .command('rewrite')
    .description('print the whole draft with the best suggestion at each finding, and nothing else')
    .argument('[drafts...]', 'a message in quotes, a file, or - for stdin')
    .addOption(
      new Option('--prefer <kind>', 'which suggestion to take').choices(['shift', 'smallest', 'question']),
    )
    .option('--write', 'change the files in place')
    .option('--jsonl', 'read {"id", "text"} lines on stdin, answer each with a line')
    .option('--ask <words>', 'what you would like your partner to do')
    .option('--ignore <rule or pattern>', 'leave a rule or a pattern out (again for more)', list)
    .option('--allow <words>', 'words of affection between you two (again for more)', list)
    .option('--me <name>', 'in a chat export: reword the turns of this person only (again for more)', list)
    .option('--stdin-filename <name>', 'what piped text is called, as "letter.md": tells its format')
    .option('--region <code>', 'your country for places that help')
    .option('--text', 'the argument is the message, even if it looks like a path')
    .option('--verbose', 'say on stderr what was left as it is')
    .addHelpText('after', REWRITE_EXAMPLES)
    .action(async (drafts: string[], options: RewriteCommandOptions & { region?: string }) => {
      const engine = builtinEngine()
      finish(await rewriteCommand(drafts, options, engine, await safetyHelp(options.region, undefined), io))
    })
  command
    .command('coach')
    .description('walk through a draft one finding at a time: choose, edit, keep, or skip')
    .argument('[draft]', 'a message in quotes or a file')
    .option('--ask <words>', 'what you would like your partner to do')
    .option('--ignore <rule or pattern>', 'leave a rule or a pattern out (again for more)', list)
    .option('--allow <words>', 'words of affection between you two (again for more)', list)
    .option('--region <code>', 'your country for places that help')
    .option('--text', 'the argument is the message, even if it looks like a path')
    .action(
      async (draft: string | undefined, options: ReviewOptions & { region?: string; text?: boolean }) => {
        const help = await safetyHelp(options.region, undefined)
        finish(await coach(draft === undefined ? [] : [draft], options, builtinEngine(), help, io))
      },
    )
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
