import { isRegion } from '../../config/keys.ts'
import { type Command, InvalidArgumentError } from '../commander.ts'

/** Gathers an option that may be given again. */
export const list = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

/** The options that every command has that looks into a draft. */
export interface ReadingOptions {
  readonly ask?: string
  readonly ignore?: readonly string[]
  readonly allow?: readonly string[]
  readonly text?: boolean
  readonly me?: readonly string[]
}

export function addReadingOptions(command: Command): Command {
  return command
    .option('--ask <words>', 'what you would like your partner to do, as "come to the class with me"')
    .option('--ignore <rule or pattern>', 'leave a rule or a pattern out (again for more)', list)
    .option('--allow <words>', 'words of affection between you two, as "you goof" (again for more)', list)
    .option('--me <name>', 'in a chat export: only the turns of this person (again for more)', list)
    .option('--text', 'the argument is the message, even if it looks like a path')
}

function fileName(value: string): string {
  if (value.trim() !== '') return value
  throw new InvalidArgumentError('give the name of a file, as letter.md')
}

/** What piped text is called. */
export function addStdinOption(command: Command): Command {
  return command.option(
    '--stdin-filename <name>',
    'what piped text is called, as "letter.md": tells its format and its configuration',
    fileName,
  )
}

function region(value: string): string {
  if (isRegion(value)) return value
  throw new InvalidArgumentError('give the two letters of a country, as IE')
}

/** Where help is looked for when a draft is dangerous. */
export interface HelpOptions {
  readonly region?: string
  readonly resources?: string
}

export function addHelpOptions(command: Command): Command {
  return command
    .option('--region <code>', 'your country for places that help, as US, GB, IE; never guessed', region)
    .option('--resources <file>', 'a YAML file with places that help of your own')
}

/** Which configuration file counts; `config: false` is --no-config. */
export interface ConfigOptions {
  readonly config?: string | boolean
}

export function addConfigOptions(command: Command): Command {
  return command
    .option('--config <file>', 'this configuration, instead of the .invite-coach.yaml found upward')
    .option('--no-config', 'no configuration')
}
