import { decode } from './decode.ts'
import { CallError, type Io, write } from './io.ts'
import { linesOf } from './lines.ts'

interface Asked {
  readonly id: unknown
  readonly text: string
}

/** What is wrong is said without echoing the line: it may hold a draft. */
function parseLine(bytes: Uint8Array): Asked {
  const line = decode(bytes, 'the line')
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
 * its text. Returns how many lines could not be read.
 */
export async function answerLines(io: Io, answer: (text: string) => Promise<object>): Promise<number> {
  let number = 0
  let failed = 0
  for await (const bytes of linesOf(io.stdin)) {
    number++
    if (bytes.every((byte) => byte === 32 || byte === 13 || byte === 9)) continue
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
