import type { CoachOptions } from '../coach/conversation.ts'
import type { Command } from '../commander.ts'
import type { Io } from '../io.ts'
import { type SettingsOptions, settingsFor } from '../settings.ts'
import { addConfigOptions, addHelpOptions, addReadingOptions } from './options.ts'

/** `invite-coach coach`. */
export function addCoach(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command('coach')
    .description('walk through a draft one finding at a time: choose, edit, keep, or skip')
    .argument('[draft]', 'a message in quotes, a file, or - for stdin; without one your editor opens')
    .option('--no-color', 'no colour')
  addConfigOptions(addHelpOptions(addReadingOptions(command))).action(
    async (draft: string | undefined, options: CoachOptions & SettingsOptions) => {
      const settings = await settingsFor(options, io)
      const { coach } = await import('../coach.ts')
      finish(await coach(draft === undefined ? [] : [draft], options, settings, io))
    },
  )
}
