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

/** After so many look-ups a text is long enough to be worth reading the whole dictionary. */
const READ_WHOLE = 4000

/** Looks keys up in `lines` and turns the value found into `T`; what was found is remembered. */
export function dictionaryOf<T>(
  lines: SortedLines,
  read: (value: string) => T,
): (key: string) => T | undefined {
  const found = new Map<string, T>()
  let whole: ReadonlyMap<string, string> | undefined
  let asked = 0
  return (key) => {
    const before = found.get(key)
    if (before !== undefined) return before
    if (!whole && ++asked > READ_WHOLE) whole = new Map(lines.split('\n').map(entryOf))
    const value = whole ? whole.get(key) : lookUp(lines, key)
    if (value === undefined) return undefined
    const answer = read(value)
    found.set(key, answer)
    return answer
  }
}

function entryOf(line: string): [key: string, value: string] {
  const key = keyOf(line)
  return [key, line.slice(key.length + 1)]
}
