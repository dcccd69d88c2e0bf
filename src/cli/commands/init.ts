import type { Command } from '../commander.ts'
import type { InitOptions } from '../init.ts'
import type { Io } from '../io.ts'

/** `invite-coach init`. */
export function addInit(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('init')
    .description('write a commented .invite-coach.yaml here')
    .option('--force', 'also over one that is there')
    .action(async (options: InitOptions) => {
      const { init } = await import('../init.ts')
      finish(await init(options, io))
    })
}
