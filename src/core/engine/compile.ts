import { known } from '../known.ts'
import { programOf } from '../match/compiler.ts'
import { NO_CUE, type Program } from '../match/instructions.ts'
import { type Cue, keysOf, NAME_WORD, type Phrases } from '../match/keys.ts'
import type { Node } from '../match/node.ts'
import { parseMatch } from '../match/parse.ts'
import { AFTERSHOCK, type BuiltRules, type Conditions, EVERYDAY } from '../rules/data.ts'
import { hashOf } from '../store/hash.ts'
import { type Ints, intsOf, joined, packShorts } from '../store/ints.ts'
import { sectionsOf, writeSections } from '../store/sections.ts'
import { writeTable } from '../store/table.ts'
import { packNetwork, wholeNetwork } from '../weigh/network-file.ts'
import { packWeights, wholeWeights } from '../weigh/weights.ts'
import { type Matching, RULE_LISTS, stringsOf } from './lists.ts'

/** What engines look up, in the order in which it is written. */
export const SECTIONS = [
  /** How many match strings, programs and cues there are. */
  'counts',
  /** Word -> where its row begins in `wordRows`, and how long it is. */
  'words',
  'wordRows',
  /** For each match string, numbers as in MATCH. */
  'matches',
  /** Where each program begins in `programs`, and the last ends. */
  'programStarts',
  /** Those of the match strings by number, then those of phrase lists and of all other sources. */
  'programs',
  /** Source -> the number of its program. */
  'sources',
  /** First names. */
  'names',
  /** See core/weigh. */
  'weights',
  'network',
] as const

/** A row of `wordRows`: so many numbers, then packed lists. */
export const WORD_ROW = { id: 0, cues: 1, marks: 2, keys: 3, acrossMarks: 4, across: 5, lists: 6 } as const

/**
 * A match string: the cue it can start with, up to three more cues it needs, the place of its list in RULE_LISTS and of
 * its rule there, over how many sentence ends it may go; packed.
 */
export const MATCH = { first: 0, needs: 1, list: 4, rule: 5, breaks: 6, size: 7 } as const
export const MOST_NEEDS = 3
/** Match strings of a rule set as engines run them, with the index that tells which can match. */
export interface Compiled {
  readonly ints: Ints
  /** What programs name by number. */
  readonly names: Readonly<Record<'tags' | 'regexes' | 'slots', readonly string[]>>
}

interface CompileOptions {
  /** Leaves all cues out: every match string is then tried everywhere, with the same results. */
  readonly blind?: boolean
  /** What was learned of words, as it was packed before, in place of what the rules have. */
  readonly learned?: Partial<Learned>
}

export const compile = (rules: BuiltRules, options: CompileOptions = {}): Compiled & { all: Int32Array } => {
  const { all, names } = compiledSections(rules, options)
  return { all, ints: intsOf(all), names }
}

/** What was learned of words, packed. */
export interface Learned {
  readonly weights: Int32Array
  readonly network: Int32Array
}

/** What was learned of words, as compiled rules hold it. */
export function learnedIn({ ints }: Compiled): Learned {
  const { weights, network } = sectionsOf(SECTIONS, ints)
  return { weights: wholeWeights(weights), network: wholeNetwork(network) }
}

/** Numbers things in the order in which they are first asked for. */
function numbering(): { readonly of: (name: string) => number; readonly names: () => string[] } {
  const numbers = new Map<string, number>()
  return { of: (name) => known(numbers, name, () => numbers.size), names: () => [...numbers.keys()] }
}

/** Every source of a rule set that is matched, other than the match strings of its lists as they are numbered. */
function sourcesOf(rules: BuiltRules): Set<string> {
  const conditions = (some: Conditions) => Object.values(some).flat()
  return new Set([
    ...[...rules.safety, ...rules.patterns].flatMap(({ match, unless, context }) => [
      ...match,
      ...conditions(unless),
      ...conditions(context),
    ]),
    ...rules.vetoes.flatMap(({ match, unless }) => [...match, ...unless]),
    ...rules.asks.flatMap(({ match, unless }) => [...match, ...conditions(unless)]),
    ...[AFTERSHOCK, EVERYDAY].flatMap(({ list, source }) => (rules.phrases[list] ? [source] : [])),
  ])
}

function compiledSections(
  rules: BuiltRules,
  { blind = false, learned = {} }: CompileOptions,
): { readonly all: Int32Array; readonly names: Compiled['names'] } {
  const parse = (source: string) => parseMatch(source, (root) => rules.forms[root] ?? [root])
  const nodes = new Map<string, Node>()
  const phrases: Phrases = (name) =>
    known(nodes, name, () => {
      const lines = rules.phrases[name]
      if (!lines) throw new Error(`no phrase list is called @${name}`)
      return parse(lines.map((line) => `(${line})`).join('|'))
    })
  const keys = keysOf(phrases)
  const [words, tags, regexes, slots] = [numbering(), numbering(), numbering(), numbering()]

  // Cues hold words and other cues.
  const cueIds = new Map<string, number>()
  const cuesOf = new Map<string, number[]>()
  const within: number[][] = []
  function addCue(cue: Cue): number {
    const id = within.push([]) - 1
    for (const word of cue.words) known(cuesOf, word, (): number[] => []).push(id)
    for (const list of cue.lists) within[listCueId(list)]?.push(id)
    return id
  }
  const listCueId = (list: string): number => known(cueIds, `list ${list}`, () => addCue(keys.list(list)))
  function cueId(cue: Cue): number {
    const [only, ...others] = cue.lists
    if (only && others.length === 0 && cue.words.size === 0) return listCueId(only)
    const name = [...cue.words].sort().join(' ') + [...cue.lists].sort().join(' ')
    return known(cueIds, name, () => addCue(cue))
  }

  const all = RULE_LISTS.flatMap((list, place) =>
    rules[list].flatMap((rule: Matching, number) =>
      stringsOf(rule, rules.phrases).map((source) => ({ source, list: place, rule: number })),
    ),
  )
  const programs: Program[] = all.map(() => new Uint16Array())
  const listNumbers = new Map<string, number>()
  const firstOf = (node: Node): number => {
    const first = blind || keys.canBeEmpty(node) ? null : keys.first(node)
    return first ? cueId(first) : NO_CUE
  }
  function list(name: string): number {
    const before = listNumbers.get(name)
    if (before !== undefined) return before
    const number = programs.push(new Uint16Array()) - 1
    listNumbers.set(name, number)
    programs[number] = program(phrases(name))
    return number
  }
  function listCue(name: string): number {
    if (blind || keys.canBeEmpty(phrases(name))) return NO_CUE
    const first = keys.first({ kind: 'phrase', name })
    return first ? cueId(first) : NO_CUE
  }
  const program = (node: Node): Program =>
    programOf(node, firstOf(node), keys, {
      word: words.of,
      tag: tags.of,
      regex: regexes.of,
      slot: slots.of,
      cue: cueId,
      list,
      listCue,
    })

  words.of(NAME_WORD)
  const keyed = new Map<number, { readonly keys: number[]; readonly across: number[] }>()
  const needed = { marks: new Set<number>(), acrossMarks: new Set<number>() }
  const matches = all.flatMap(({ source, list, rule }, number): number[] => {
    const node = parse(source)
    programs[number] = program(node)
    const [key, ...needs] = blind ? [] : keys.keys(node).map(cueId)
    const lists = known(keyed, key ?? NO_CUE, () => ({ keys: [], across: [] }))
    const breaks = breaksIn(node, phrases)
    lists[breaks > 0 ? 'across' : 'keys'].push(number)
    for (const cue of needs) needed[breaks > 0 ? 'acrossMarks' : 'marks'].add(cue)
    const first = firstOf(node)
    const three = Array.from({ length: MOST_NEEDS }, (_, i) => needs[i] ?? NO_CUE)
    return [first, ...three, list, rule, breaks]
  })
  const numbered = new Map(all.map(({ source }, number) => [source, number]))
  const sources = [...sourcesOf(rules)].map((source): [number, number[]] => [
    hashOf(source),
    [numbered.get(source) ?? programs.push(program(parse(source))) - 1],
  ])

  for (const word of cuesOf.keys()) words.of(word)
  const breaksOf = (number: number) => matches[number * MATCH.size + MATCH.breaks] as number
  function wordRow(id: number, cues: readonly number[]): Int32Array {
    const marks = cues.filter((cue) => needed.marks.has(cue))
    const acrossMarks = cues.filter((cue) => needed.acrossMarks.has(cue))
    const keys = cues.flatMap((cue) => keyed.get(cue)?.keys ?? [])
    const across = cues
      .flatMap((cue) => keyed.get(cue)?.across ?? [])
      .sort((a, b) => breaksOf(b) - breaksOf(a))
    return joined([
      Int32Array.of(id, cues.length, marks.length, keys.length, acrossMarks.length, across.length),
      packShorts([...cues, ...marks, ...keys, ...acrossMarks, ...across]),
    ])
  }
  const rows = words
    .names()
    .map((word) => wordRow(words.of(word), cuesClosure(cuesOf.get(word) ?? [], within)))
  // A word of no letters stands for what is always there.
  const everywhere = wordRow(words.names().length, [NO_CUE])
  const allRows = [...rows, everywhere]
  if (within.length >= NO_CUE || programs.length >= NO_CUE) throw new Error('too many rules to be numbered')
  const packed = programs.map((one) => packShorts(one))
  return {
    names: { tags: tags.names(), regexes: regexes.names(), slots: slots.names() },
    all: writeSections(SECTIONS, {
      counts: Int32Array.of(all.length, programs.length, within.length, allRows.length),
      words: writeTable(2, places([...words.names(), ''], allRows)),
      wordRows: joined(allRows),
      matches: packShorts(matches),
      programStarts: startsOf(packed),
      programs: joined(packed),
      sources: writeTable(1, sources),
      names: writeTable(
        0,
        rules.names.map((name) => [hashOf(name), []]),
      ),
      weights: learned.weights ?? packWeights(rules.weights),
      network: learned.network ?? packNetwork(rules.network),
    }),
  }
}

function places(words: readonly string[], rows: readonly Int32Array[]): [number, number[]][] {
  const starts = startsOf(rows)
  return words.map((word, i) => [hashOf(word), [starts[i] as number, rows[i]?.length ?? 0]])
}

function startsOf(rows: readonly Int32Array[]): Int32Array {
  const starts = new Int32Array(rows.length + 1)
  for (const [i, row] of rows.entries()) starts[i + 1] = (starts[i] as number) + row.length
  return starts
}

/** `cues` and all that hold them, in order. */
function cuesClosure(cues: readonly number[], within: readonly (readonly number[])[]): number[] {
  const all = new Set<number>()
  const add = (cue: number) => {
    if (all.has(cue)) return
    all.add(cue)
    for (const outer of within[cue] ?? []) add(outer)
  }
  for (const cue of cues) add(cue)
  return [...all].sort((a, b) => a - b)
}

/** Over how many sentence ends a match may go at most. */
function breaksIn(node: Node, phrases: Phrases): number {
  if (node.kind === 'edge') return node.edge === '//' ? 1 : 0
  if (node.kind === 'phrase') return breaksIn(phrases(node.name), phrases)
  if (node.kind === 'repeat') return node.max * breaksIn(node.node, phrases)
  if (node.kind === 'alt') return Math.max(...node.nodes.map((inner) => breaksIn(inner, phrases)))
  if ('nodes' in node) return node.nodes.reduce((sum, inner) => sum + breaksIn(inner, phrases), 0)
  return 'node' in node ? breaksIn(node.node, phrases) : 0
}
