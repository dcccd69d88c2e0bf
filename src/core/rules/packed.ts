import type { CueIndex } from '../engine/index.ts'
import { known } from '../known.ts'
import type { RuleSet } from './data.ts'

/**
 * A rule set and its prefilter as they ship: a text of lines, each JSON or sorted lines of its own, read when something
 * first looks into it. Most checks look into a handful of several hundred rules and lists, and reading them all would
 * take longer than the check. All characters are ASCII, which Node reads fastest.
 */
export type PackedRules = string

/** Lines that hold one part each, in this order, before those of the lists and the rules. */
const PARTS = [
  'weighed',
  'lexicon',
  'names',
  'forms',
  'vetoes',
  'asks',
  'templates',
  'verbs',
  'strengths',
] as const
type Part = (typeof PARTS)[number]

interface Head {
  readonly lists: readonly string[]
  readonly counts: { readonly safety: number; readonly patterns: number }
}

const ascii = (value: unknown) =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Leaves the rules' examples out: they prove the rules when they are built. */
export function packRules(rules: RuleSet): PackedRules {
  const { lexicon, phrases } = rules
  const parts: Record<Part, unknown> = { ...rules, lexicon: { ...lexicon, names: '' }, names: lexicon.names }
  const head: Head = {
    lists: Object.keys(phrases),
    counts: { safety: rules.safety.length, patterns: rules.patterns.length },
  }
  const withoutExamples = ({ examples: _examples, ...rule }: { readonly examples: unknown }) => rule
  return [
    head,
    ...PARTS.map((part) => parts[part]),
    ...Object.values(phrases),
    ...rules.safety.map(withoutExamples),
    ...rules.patterns.map(withoutExamples),
  ]
    .map(ascii)
    .join('\n')
}

/** An object that is read from its JSON text when one of its properties is first asked for. */
function lazily<T extends object>(text: string): T {
  let value: T | undefined
  return new Proxy({} as T, {
    get(_target, key) {
      value ??= JSON.parse(text) as T
      return Reflect.get(value, key)
    },
  })
}

/** `weights` gives the weights of words, which ship in a file of their own; it is called once. */
export function unpackRules(packed: PackedRules, weights: () => string): RuleSet {
  const [first = '{}', ...lines] = packed.split('\n')
  const { lists, counts } = JSON.parse(first) as Head
  const partOf = (part: Part) => lines[PARTS.indexOf(part)] ?? 'null'
  const parsed = new Map<Part, unknown>()
  const read = <P extends Exclude<Part, 'names'>>(part: P) =>
    known(parsed, part, () => JSON.parse(partOf(part)) as unknown) as RuleSet[P]
  const fromLists = PARTS.length
  const fromSafety = fromLists + lists.length
  const fromPatterns = fromSafety + counts.safety
  const listAt = new Map(lists.map((list, i) => [list, fromLists + i]))
  return {
    lexicon: { ...read('lexicon'), names: JSON.parse(partOf('names')) as string },
    phrases: new Proxy<Record<string, readonly string[]>>(
      {},
      {
        get(_target, name) {
          const at = typeof name === 'string' ? listAt.get(name) : undefined
          return at === undefined ? undefined : JSON.parse(lines[at] ?? 'null')
        },
      },
    ),
    safety: lines.slice(fromSafety, fromPatterns).map((line) => lazily(line)),
    patterns: lines.slice(fromPatterns).map((line) => lazily(line)),
    strengths: read('strengths'),
    weighed: read('weighed'),
    get weights() {
      return weights()
    },
    get forms() {
      return read('forms')
    },
    get vetoes() {
      return read('vetoes')
    },
    get asks() {
      return read('asks')
    },
    get templates() {
      return read('templates')
    },
    get verbs() {
      return read('verbs')
    },
  }
}

/** The prefilter: a line of JSON for all but the words, then the words. */
export function packCues({ words, ...rest }: CueIndex): string {
  return `${JSON.stringify(rest)}\n${words}`
}

export function unpackCues(packed: string): CueIndex {
  const end = packed.indexOf('\n')
  return { ...(JSON.parse(packed.slice(0, end)) as Omit<CueIndex, 'words'>), words: packed.slice(end + 1) }
}
