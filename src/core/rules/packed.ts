import { known } from '../known.ts'
import type { PatternRule, RuleSet, SafetyRule } from './data.ts'

/**
 * A rule set as it ships: lines of JSON, each read when something first looks into it. Most checks look into a handful
 * of several hundred rules and lists, and reading them all would take longer than the check. All characters are ASCII,
 * so that places are those of bytes.
 */
export type PackedRules = readonly string[]

/** Lines that hold one part each, in this order, before those of the lists and the rules. */
const PARTS = ['lexicon', 'weighed', 'forms', 'vetoes', 'asks', 'templates', 'verbs', 'strengths'] as const
type Part = (typeof PARTS)[number]

type Often = Pick<PatternRule, 'pattern' | 'despite'>

interface Head {
  readonly lists: readonly string[]
  readonly safety: number
  /** What is asked of many rules of which nothing else is. */
  readonly patterns: readonly Often[]
}

export const asciiJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Leaves the rules' examples out: they prove the rules when they are built. */
export function packRules(rules: RuleSet): PackedRules {
  const { phrases } = rules
  const head: Head = {
    lists: Object.keys(phrases),
    safety: rules.safety.length,
    patterns: rules.patterns.map(({ pattern, despite }) => ({ pattern, despite })),
  }
  const withoutExamples = ({ examples: _examples, ...rule }: { readonly examples: unknown }) => rule
  return [
    head,
    ...PARTS.map((part) => rules[part]),
    ...Object.values(phrases),
    ...rules.safety.map(withoutExamples),
    ...rules.patterns.map(withoutExamples),
  ].map(asciiJson)
}

type Keys<T, Given> = Readonly<Record<Exclude<keyof T, keyof Given | 'examples'>, true>>

const SAFETY_KEYS: Keys<SafetyRule, object> = {
  id: true,
  match: true,
  unless: true,
  context: true,
  span: true,
  kind: true,
  message: true,
  despite: true,
}
const PATTERN_KEYS: Keys<PatternRule, Often> = {
  id: true,
  match: true,
  unless: true,
  context: true,
  span: true,
  severity: true,
  message: true,
  note: true,
}

/** Makes objects that are read when one of these keys is first asked for; the others are given. */
function lazily<T extends object, Given extends object>(
  keys: Keys<T, Given>,
): (read: () => T, given: Given) => T {
  interface Lazy {
    read: () => T
    value: T | undefined
  }
  const shape = Object.defineProperties(
    {},
    Object.fromEntries(
      Object.keys(keys).map((key) => [
        key,
        {
          get(this: Lazy) {
            this.value ??= this.read()
            return this.value[key as keyof T]
          },
        },
      ]),
    ),
  )
  return (read, given) => Object.assign(Object.create(shape) as T, { read, value: undefined, ...given })
}

/** `line` gives the lines by number; no line is asked for twice. */
export function unpackRules(line: (number: number) => string): RuleSet {
  const read = <T>(number: number) => JSON.parse(line(number)) as T
  const { lists, safety, patterns } = read<Head>(0)
  const parsed = new Map<Part, unknown>()
  const part = <P extends Part>(name: P) =>
    known(parsed, name, () => read(1 + PARTS.indexOf(name))) as RuleSet[P]
  const listsRead = new Map<number, readonly string[]>()
  const fromLists = 1 + PARTS.length
  const fromSafety = fromLists + lists.length
  const fromPatterns = fromSafety + safety
  const safetyRule = lazily<SafetyRule, object>(SAFETY_KEYS)
  const patternRule = lazily<PatternRule, Often>(PATTERN_KEYS)
  return {
    phrases: new Proxy<Record<string, readonly string[]>>(
      {},
      {
        get(_target, name) {
          const at = typeof name === 'string' ? lists.indexOf(name) : -1
          return at < 0 ? undefined : known(listsRead, at, () => read<readonly string[]>(fromLists + at))
        },
      },
    ),
    safety: Array.from({ length: safety }, (_, i) => safetyRule(() => read(fromSafety + i), {})),
    patterns: patterns.map((often, i) => patternRule(() => read(fromPatterns + i), often)),
    get lexicon() {
      return part('lexicon')
    },
    get strengths() {
      return part('strengths')
    },
    get weighed() {
      return part('weighed')
    },
    get forms() {
      return part('forms')
    },
    get vetoes() {
      return part('vetoes')
    },
    get asks() {
      return part('asks')
    },
    get templates() {
      return part('templates')
    },
    get verbs() {
      return part('verbs')
    },
  }
}
