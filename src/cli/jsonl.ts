import { decode } from './decode.ts'
import { CallError, type Io, write } from './io.ts'
import { linesOf } from './lines.ts'

interface Asked {
  readonly id: unknown
  readonly text: string
}

/** What is wrong is said without echoing the line: it may hold a draft. */
function parseLine(bytes: Uint8Array): Asked {
  const line = decode(bytes, 'the line').replace(/^\ufeff/, '')
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new CallError('this line is not JSON; send one {"id": …, "text": "…"} a line')
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') {
    throw new CallError('this line has no "text" string; send one {"id": …, "text": "…"} a line')
  }
  return { id: 'id' in value ? value.id : null, text: value.text }
}

/**
 * Answers each line of stdin with one line, in order, in bounded memory: the line's `id`, then what `answer` gives for
 * its text. Returns how many lines could not be read. Throws a CallError for arguments, which it has no use for.
 */
export async function answerLines(
  args: readonly string[],
  io: Io,
  answer: (text: string) => Promise<object>,
): Promise<number> {
  if (args.some((argument) => argument !== '-'))
    throw new CallError('--jsonl reads drafts from stdin; leave the other arguments out')
  let number = 0
  let failed = 0
  for await (const bytes of linesOf(io.stdin)) {
    number++
    try {
      const { id, text } = parseLine(bytes)
      await write(io.stdout, `${JSON.stringify({ id, ...(await answer(text)) })}\n`)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      failed++
      await write(io.stdout, `${JSON.stringify({ id: null, line: number, error: error.message })}\n`)
    }
  }
  return failed
}
