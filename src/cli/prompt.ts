import type inquirer from 'inquirer'

/** The only door to inquirer, loaded when there is something to ask. */
export interface Prompt {
  choose<T>(message: string, choices: readonly { readonly name: string; readonly value: T }[]): Promise<T>
  /** What the person types; '' when they leave it empty. */
  type(message: string, start?: string): Promise<string>
  confirm(message: string): Promise<boolean>
}

/** The person pressed Ctrl-C. */
export class Left extends Error {}

export async function openPrompt(): Promise<Prompt> {
  const { default: asker } = (await import('inquirer')) as { default: typeof inquirer }
  async function ask<T>(question: Record<string, unknown>): Promise<T> {
    try {
      const answers = await asker.prompt([{ ...question, name: 'answer' } as never])
      return (answers as { answer: T }).answer
    } catch (error) {
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Left()
      throw error
    }
  }
  return {
    choose: (message, choices) => ask({ type: 'select', message, choices, pageSize: choices.length }),
    type: (message, start) => ask({ type: 'input', message, ...(start !== undefined && { default: start }) }),
    confirm: (message) => ask({ type: 'confirm', message, default: true }),
  }
}
