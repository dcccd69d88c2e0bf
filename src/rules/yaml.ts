import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { meant } from './meant.ts'
import type { Problem } from './problem.ts'

/** The only door to yaml: a file's values, each of which knows its place for the message when it is wrong. */
export interface Source {
  readonly path: string
  readonly text: string
  /** What to call the file in messages, where that is not `path`. */
  readonly shownAs?: string
}

export interface Value {
  readonly node: Node | null
}

export class Reader {
  readonly root: Value
  readonly #path: string
  readonly #lines: LineCounter
  readonly #problems: Problem[]

  constructor(source: Source, problems: Problem[]) {
    this.#path = source.shownAs ?? source.path
    this.#problems = problems
    this.#lines = new LineCounter()
    const document = parseDocument(source.text.replace(/^\ufeff/, ''), {
      lineCounter: this.#lines,
      prettyErrors: false,
    })
    for (const error of document.errors)
      this.#at(error.pos[0], `${firstLine(error.message)}; mend the YAML here`)
    let readable = document.errors.length === 0
    visit(document, {
      Alias: (_key, { source: name, range }) => {
        readable = false
        this.#at(range?.[0] ?? 0, `"*${name}" stands for something else; write that out here`)
      },
    })
    const empty = isScalar(document.contents) && document.contents.value === null
    this.root = { node: readable && !empty ? document.contents : null }
  }

  #at(offset: number, message: string): void {
    const { line, col } = this.#lines.linePos(offset)
    this.#problems.push({ path: this.#path, line, column: Math.max(1, col), message })
  }

  /** Notes a problem at a value, `extra` characters into it. */
  problem(value: Value | null, message: string, extra = 0): void {
    this.#at((value?.node?.range?.[0] ?? 0) + extra, message)
  }

  /** Where a value stands, for problems that show later. */
  placeOf(value: Value): Omit<Problem, 'message'> {
    const { line, col } = this.#lines.linePos(value.node?.range?.[0] ?? 0)
    return { path: this.#path, line, column: Math.max(1, col) }
  }

  /** The entries of a mapping with only `known` keys; every other key is a problem. */
  fields<K extends string>(value: Value, known: readonly K[], what: string): Partial<Record<K, Value>> {
    const { node } = value
    if (!isMap(node)) {
      this.problem(value, `expected ${what} to be a mapping with ${known.join(', ')}`)
      return {}
    }
    const found: Partial<Record<K, Value>> = {}
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      if ((known as readonly string[]).includes(key)) found[key as K] = { node: pair.value as Node | null }
      else this.problem({ node: pair.key as Node }, `unknown key "${key}", ${instead(key, known)}`)
    }
    return found
  }

  /** The entries of a mapping with any keys: key, value, and the key's place. */
  entries(value: Value, what: string): [string, Value, Value][] {
    if (isMap(value.node)) {
      return value.node.items.map((pair) => [
        isScalar(pair.key) ? String(pair.key.value) : '',
        { node: pair.value as Node | null },
        { node: pair.key as Node },
      ])
    }
    this.problem(value, `expected ${what} to be a mapping`)
    return []
  }

  isMapping(value: Value): boolean {
    return isMap(value.node)
  }

  isList(value: Value): boolean {
    return isSeq(value.node)
  }

  text(value: Value, what: string): string {
    if (isScalar(value.node) && typeof value.node.value === 'string' && value.node.value.trim())
      return value.node.value
    if (isScalar(value.node) && typeof value.node.value === 'number')
      return String(value.node.source ?? value.node.value)
    this.problem(value, `expected ${what} to be a text; put it in quotes if it looks like something else`)
    return ''
  }

  oneOf<T extends string>(value: Value, options: readonly T[], what: string): T | undefined {
    // "off" is written "false" by those who know other tools.
    const { node } = value
    const isFlag = isScalar(node) && typeof node.value === 'boolean'
    const text = isFlag ? String(node.value) : this.text(value, what)
    if ((options as readonly string[]).includes(text)) return text as T
    if (text) this.problem(value, `"${text}" is no ${what}, ${instead(text, options)}`)
    return undefined
  }

  items(value: Value, what: string): Value[] {
    if (isSeq(value.node)) return value.node.items.map((node) => ({ node: node as Node }))
    this.problem(value, `expected ${what} to be a list`)
    return []
  }

  /** A list of texts, each with its place. */
  texts(value: Value, what: string): { text: string; value: Value }[] {
    return this.items(value, what).map((item) => ({ text: this.text(item, `each of ${what}`), value: item }))
  }
}

function firstLine(message: string): string {
  if (message.startsWith('Source contains multiple documents'))
    return 'only one document to a file: a second one begins behind "---"'
  return message.split('\n')[0]?.replace(/ at line.*$/, '') ?? message
}

function instead(name: string, known: readonly string[]): string {
  const likely = meant(name, known)
  return `${likely === undefined ? '' : `did you mean "${likely}"? `}use one of: ${known.join(', ')}`
}
