import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Problem } from './problem.ts'

/** The only door to yaml: a file's values, each of which knows its place for the message when it is wrong. */
export interface Source {
  readonly path: string
  readonly text: string
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
    this.#path = source.path
    this.#problems = problems
    this.#lines = new LineCounter()
    const document = parseDocument(source.text, { lineCounter: this.#lines, prettyErrors: false })
    for (const error of document.errors)
      this.#at(error.pos[0], `${firstLine(error.message)}; mend the YAML here`)
    this.root = { node: document.errors.length > 0 ? null : document.contents }
  }

  #at(offset: number, message: string): void {
    const { line, col } = this.#lines.linePos(offset)
    this.#problems.push({ path: this.#path, line, column: Math.max(1, col), message })
  }

  /** Notes a problem at a value, `extra` characters into it. */
  problem(value: Value | null, message: string, extra = 0): void {
    this.#at((value?.node?.range?.[0] ?? 0) + extra, message)
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
      else this.problem({ node: pair.key as Node }, `unknown key "${key}", use one of: ${known.join(', ')}`)
    }
    return found
  }

  /** A mapping with any keys. */
  entries(value: Value, what: string): [string, Value][] {
    if (isMap(value.node)) {
      return value.node.items.map((pair) => [
        isScalar(pair.key) ? String(pair.key.value) : '',
        { node: pair.value as Node | null },
      ])
    }
    this.problem(value, `expected ${what} to be a mapping`)
    return []
  }

  isMapping(value: Value): boolean {
    return isMap(value.node)
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
    const text = this.text(value, what)
    if ((options as readonly string[]).includes(text)) return text as T
    if (text) this.problem(value, `"${text}" is no ${what}, use one of: ${options.join(', ')}`)
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
  return message.split('\n')[0]?.replace(/ at line.*$/, '') ?? message
}
