/**
 * Text told as copies from texts that are at hand, as compression does it: a flat list of which source, from where and
 * how many UTF-16 units. Nothing of the text itself is in the list.
 */
export type Copies = readonly number[]

/** How much of `text` from `at` on `source` holds, and where. */
function longest(text: string, at: number, source: string): readonly [from: number, length: number] {
  let from = -1
  let length = 0
  for (;;) {
    const next = source.indexOf(text.slice(at, at + length + 1), from + 1)
    if (next < 0 || at + length >= text.length) return [from, length]
    from = next
    while (at + length < text.length && text[at + length] === source[from + length]) length++
  }
}

/** `text` as copies from `sources`, earlier sources first among equals; null where one of its characters is in none. */
export function copiesOf(text: string, sources: readonly string[]): Copies | null {
  const copies: number[] = []
  let at = 0
  while (at < text.length) {
    let best: readonly number[] = []
    let most = 0
    for (const [i, source] of sources.entries()) {
      const [from, length] = longest(text, at, source)
      if (length <= most) continue
      most = length
      best = [i, from, length]
    }
    if (most === 0) return null
    copies.push(...best)
    at += most
  }
  return copies
}

/** The text that copies tell. Throws for a list that is none. */
export function textOf(copies: Copies, sources: readonly string[]): string {
  let text = ''
  for (let i = 0; i < copies.length; i += 3) {
    const source = sources[copies[i] ?? -1]
    const from = copies[i + 1] ?? -1
    const length = copies[i + 2] ?? -1
    if (source === undefined || from < 0 || length < 1 || from + length > source.length)
      throw new RangeError('no such copy')
    text += source.slice(from, from + length)
  }
  return text
}
