import type { Readable } from 'node:stream'
import { draftFrom, editorIn } from '../editor.ts'
import { type InputOptions, type Source, sourcesOf } from '../inputs.ts'
import { CallError, type Io, write } from '../io.ts'
import { Left } from '../prompt.ts'

/** The one draft to coach, and whether reading it uses stdin up. */
export interface Given {
  readonly source: Source
  readonly piped: boolean
}

const END = process.platform === 'win32' ? 'Ctrl-Z and Enter' : 'Ctrl-D'

/** A file, a message, piped text, or on a terminal what is written in the editor or typed. Throws a CallError. */
export async function givenDraft(args: readonly string[], options: InputOptions, io: Io): Promise<Given> {
  const editor = editorIn(io)
  if (args.length === 0 && io.stdin.isTTY && editor) return { source: edited(editor), piped: false }
  const piped = args.length === 0 || (args[0] === '-' && !options.text)
  const [source, ...more] = await sourcesOf(args.length === 0 ? ['-'] : args, options, io, (error) => {
    throw error
  })
  if (!source || more.length > 0) throw new CallError('coach takes one draft; give one message or one file')
  return { source: piped && io.stdin.isTTY ? typed(source, io) : source, piped }
}

function edited(editor: string): Source {
  return {
    path: '<editor>',
    file: null,
    found: false,
    read: () => draftFrom(editor),
  }
}

function typed(source: Source, io: Io): Source {
  return {
    ...source,
    async read() {
      await write(io.stdout, `Type or paste your draft. ${END} on a new line ends it.\n\n`)
      const leave = () => (io.stdin as Readable).destroy(new Left())
      process.once('SIGINT', leave)
      try {
        return await source.read()
      } finally {
        process.off('SIGINT', leave)
      }
    },
  }
}
