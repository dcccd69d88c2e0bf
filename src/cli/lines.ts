/**
 * The lines of a byte stream, as bytes without their line feed. Splits at line feeds alone (a JSON string may hold
 * any other separator) and keeps one unfinished line at a time.
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = []
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      parts.push(bytes.subarray(from, end))
      yield Buffer.concat(parts)
      parts = []
      from = end + 1
    }
    if (from < bytes.length) parts.push(bytes.subarray(from))
  }
  if (parts.length > 0) yield Buffer.concat(parts)
}
