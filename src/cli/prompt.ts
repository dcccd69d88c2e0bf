import type inquirer from 'inquirer'
import { atExit } from './at-exit.ts'
import type { Terminal } from './terminal.ts'

export interface Option<T> {
  /** May have several lines. */
  readonly name: string
  /** What stays on the screen of it once it is chosen. */
  readonly short: string
  readonly value: T
}

/** The only door to inquirer, loaded when there is something to ask. Every question rejects with Left on Ctrl-C. */
export interface Prompt {
  choose<T>(message: string, options: readonly Option<T>[]): Promise<T>
  /** What the person types over `start`; '' when they leave it empty. */
  type(message: string, start?: string): Promise<string>
}

/** The person went away: Ctrl-C, Ctrl-D, or the terminal was closed. */
export class Left extends Error {}

const SHOW_CURSOR = '\u001b[?25h'
/** Lines that stay free for the question and what stands below it. */
const AROUND = 4

export async function openPrompt({ input, output }: Terminal): Promise<Prompt> {
  const { default: asker } = (await import('inquirer')) as { default: typeof inquirer }
  // A list hides the cursor, and a signal ends the process before inquirer shows it again.
  await atExit(() => output.write(SHOW_CURSOR))
  const prompt = asker.createPromptModule({ input, output })
  async function ask<T>(question: Record<string, unknown>): Promise<T> {
    let end = () => {}
    // Ctrl-D closes the line that inquirer reads, and then nothing is left to wait for.
    const ended = new Promise<never>((_, reject) => {
      end = () => reject(new Left())
    })
    process.once('beforeExit', end)
    try {
      const answers = await Promise.race([prompt([{ ...question, name: 'answer' } as never]), ended])
      return (answers as { answer: T }).answer
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Left()
      throw error
    } finally {
      process.off('beforeExit', end)
    }
  }
  return {
    choose(message, choices) {
      const lines = choices.reduce((sum, { name }) => sum + name.split('\n').length, 0)
      const pageSize = Math.max(1, Math.min(lines, (output.rows ?? lines + AROUND) - AROUND))
      return ask({ type: 'select', message, choices, pageSize, loop: false })
    },
    type: (message, start = '') => ask({ type: 'input', message, default: start, prefill: 'editable' }),
  }
}
