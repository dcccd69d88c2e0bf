import { type Command, Option } from '../commander.ts'
import type { Io } from '../io.ts'
import type { RewriteCommandOptions } from '../rewrite.ts'
import { type SettingsOptions, settingsFor } from '../settings.ts'
import { addConfigOptions, addHelpOptions, addReadingOptions, addStdinOption } from './options.ts'

const EXAMPLES = `
Examples:
  $ invite-coach rewrite < draft.txt
  $ invite-coach rewrite --diff letter.md
  $ invite-coach rewrite --write --backup letter.md
  :%!invite-coach rewrite                     (in vim: the whole buffer)

What can't be reworded without your own words, a limit, and a draft that holds danger stay as they are.
Exit codes: 0 done, 2 could not run, 3 left untouched for safety.
`

/** `invite-coach rewrite`. */
export function addRewrite(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command('rewrite')
    .description('print the whole draft with the best suggestion at each finding, and nothing else')
    .argument('[drafts...]', 'a message in quotes, a file, or - for stdin')
    .addOption(
      new Option('--prefer <kind>', 'which suggestion to take').choices(['shift', 'smallest', 'question']),
    )
    .option('--write', 'change the files in place')
    .option('--backup', 'with --write: keep the old file, as its name with .bak')
    .option('--diff', 'show what changes, word by word, instead of the new draft')
    .option('--no-color', 'no colour')
    .addOption(
      new Option('--jsonl', 'read {"id", "text"} lines on stdin, answer each with a line').conflicts([
        'write',
        'backup',
        'diff',
        'me',
        'stdinFilename',
      ]),
    )
    .option('--verbose', 'say on stderr what was left as it is')
  addConfigOptions(addHelpOptions(addReadingOptions(addStdinOption(command))))
    .addHelpText('after', EXAMPLES)
    .action(async (drafts: string[], options: RewriteCommandOptions & SettingsOptions) => {
      const { rewriteCommand } = await import('../rewrite.ts')
      finish(await rewriteCommand(drafts, options, await settingsFor(options, io), io))
    })
}
