/**
 * A dictionary as text: sorted lines of a key, optionally followed by a tab and its value. Looking a key up takes a
 * binary search in the text itself, so that a large one costs nothing to load.
 */
export type SortedLines = string

const TAB = '\t'

/** Writes entries as sorted lines; keys and values hold neither tab nor line end. */
export function sortedLines(entries: Iterable<readonly [key: string, value?: string]>): SortedLines {
  const lines = [...entries].map(([key, value]) => (value === undefined ? key : key + TAB + value))
  return lines.sort((a, b) => compare(keyOf(a), keyOf(b))).join('\n')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function keyOf(line: string): string {
  const tab = line.indexOf(TAB)
  return tab < 0 ? line : line.slice(0, tab)
}

/** The value of `key` ('' for a key without one), or undefined. */
function lookUp(lines: SortedLines, key: string): string | undefined {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = lines.lastIndexOf('\n', middle - 1) + 1
    const next = lines.indexOf('\n', middle)
    const end = next < 0 ? lines.length : next
    const line = lines.slice(start, end)
    const order = compare(keyOf(line), key)
    if (order === 0) return line.slice(key.length + 1)
    if (order < 0) low = end + 1
    else high = start
  }
  return undefined
}

/** Entries kept of a dictionary's answers; texts hold more different words than are worth remembering. */
const REMEMBERED = 20_000

/** Looks keys up in `lines`, turns the value found into `T`, and remembers the answers. */
export function dictionaryOf<T>(
  lines: SortedLines,
  read: (value: string) => T,
): (key: string) => T | undefined {
  const answers = new Map<string, T | undefined>()
  return (key) => {
    const before = answers.get(key)
    if (before !== undefined || answers.has(key)) return before
    const value = lookUp(lines, key)
    const answer = value === undefined ? undefined : read(value)
    if (answers.size < REMEMBERED) answers.set(key, answer)
    return answer
  }
}
