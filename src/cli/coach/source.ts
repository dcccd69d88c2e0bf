import { createInterface } from 'node:readline'
import { draftFrom, editorIn } from '../editor.ts'
import { type InputOptions, sourcesOf } from '../inputs.ts'
import { CallError, type Io, write } from '../io.ts'
import { Left } from '../prompt.ts'
import type { Source } from '../sources.ts'

/** The one draft to coach, and whether reading it uses stdin up. */
export interface Given {
  readonly source: Source
  readonly piped: boolean
}

/** A file, a message, piped text, or on a terminal what is written in the editor or typed. Throws a CallError. */
export async function givenDraft(args: readonly string[], options: InputOptions, io: Io): Promise<Given> {
  const editor = editorIn(io)
  if (args.length === 0 && io.stdin.isTTY && editor) return { source: edited(editor), piped: false }
  const piped = args.length === 0 || (args[0] === '-' && !options.text)
  if (piped && io.stdin.isTTY) return { source: typed(io), piped: false }
  const [source, ...more] = await sourcesOf(args, options, io, (error) => {
    throw error
  })
  if (!source || more.length > 0) throw new CallError('coach takes one draft; give one message or one file')
  return { source, piped }
}

const written = (path: string, read: () => Promise<string>): Source => ({
  path,
  file: null,
  configuredAs: null,
  found: false,
  contents: async () => ({ text: await read(), bytes: false }),
})

const edited = (editor: string) => written('<editor>', () => draftFrom(editor))

/** What is typed or pasted, line by line, as long lines as there are: a terminal by itself cuts them off. */
const typed = (io: Io) =>
  written('<stdin>', async () => {
    const lines: string[] = []
    // Before the invitation: what comes while the terminal still gathers lines itself is cut off at 4 KB.
    const reader = createInterface({ input: io.stdin, output: io.stdout, terminal: true, historySize: 0 })
    const typedAll = new Promise<void>((done, leave) => {
      reader
        .on('line', (line) => lines.push(line))
        .once('SIGINT', () => leave(new Left()))
        .once('close', done)
    })
    try {
      await write(io.stdout, 'Type or paste your draft. Ctrl-D on a new line ends it.\n\n')
      await typedAll
    } finally {
      reader.close()
    }
    await write(io.stdout, '\n')
    return lines.join('\n')
  })
