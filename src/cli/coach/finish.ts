import { resolve } from 'node:path'
import { visible } from '../../reporters/visible.ts'
import { copied } from '../clipboard.ts'
import { CallError, type Io, write } from '../io.ts'
import type { Option, Prompt } from '../prompt.ts'
import { newFile, replaceFile } from '../replace.ts'
import type { Source } from '../sources.ts'
import { type Look, paragraph, wholeDraft } from './screens.ts'

type Way = 'write' | 'save' | 'copy' | 'print' | 'leave'

function waysFor({ path, file }: Source): readonly Option<Way>[] {
  const ways: [string, Way][] = [
    ...(file === null ? [] : ([[`Write it to ${visible(path)}`, 'write']] satisfies [string, Way][])),
    ['Print it', 'print'],
    ['Copy it', 'copy'],
    ['Save it as a new file', 'save'],
    [file === null ? 'Let it go' : `Leave ${visible(path)} as it was`, 'leave'],
  ]
  return ways.map(([name, value]) => ({ name, short: name, value }))
}

/** Asks what becomes of the new draft, again where a way doesn't work, so that nothing is lost. */
export async function finish(
  source: Source,
  before: string,
  after: string,
  prompt: Prompt,
  look: Look,
  io: Io,
): Promise<void> {
  const say = (line: string) => write(io.stdout, `${paragraph(line, look)}\n`)
  const ways = waysFor(source)
  for (;;) {
    const way = await prompt.choose('What would you like to do with it?', ways)
    try {
      if (way === 'leave') return
      if (way === 'print') return await write(io.stdout, `\n${wholeDraft(after)}`)
      if (way === 'copy') {
        if (await copied(after)) return await say('Copied.')
        await say('There is no clipboard that I can reach here; printing it or saving it works.')
      } else if (way === 'save') {
        const path = await prompt.type('Name of the file:')
        if (path === '') continue
        await newFile({ file: resolve(io.cwd, path), path }, after)
        return await say(`Saved as ${visible(path)}.`)
      } else if (source.file !== null) {
        await replaceFile({ file: source.file, path: source.path }, before, after)
        return await say(`Written to ${visible(source.path)}.`)
      }
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      await say(`${visible(error.message)}.`)
    }
  }
}
