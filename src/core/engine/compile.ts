import { NO_CUE } from '../match/instructions.ts'
import { keysOf, NAME_WORD } from '../match/keys.ts'
import type { BuiltRules } from '../rules/data.ts'
import { hashOf } from '../store/hash.ts'
import { intsOf, joined, packShorts } from '../store/ints.ts'
import { writeSections } from '../store/sections.ts'
import { writeTable } from '../store/table.ts'
import { packNetwork } from '../weigh/network-file.ts'
import { packWeights } from '../weigh/weights.ts'
import { type CueNumbers, cueNumbers } from './cues.ts'
import { type Compiled, MOST_NEEDS, SECTIONS } from './layout.ts'
import type { Learned } from './learned.ts'
import { type Linker, linkerOf } from './linker.ts'
import { type Matching, RULE_LISTS, stringsOf } from './lists.ts'
import { breaksIn, sourcesOf, treesOf } from './trees.ts'
import { type Needs, wordIndexOf } from './word-index.ts'

interface CompileOptions {
  /** Leaves all cues out: every match string is then tried everywhere, with the same results. */
  readonly blind?: boolean
  /** What was learned of words, as it was packed before, in place of what the rules have. */
  readonly learned?: Partial<Learned>
}

/** Compiled rules in memory; `all` are their integers, to be written to a file. */
export interface InMemory extends Compiled {
  readonly all: Int32Array
}

export function compile(rules: BuiltRules, { blind = false, learned = {} }: CompileOptions = {}): InMemory {
  const { cues, linker, matches, needs, sources } = linked(rules, blind)
  const { words, tags, regexes, slots, programs } = linker
  for (const word of cues.words()) words.of(word)
  const index = wordIndexOf(needs)
  const written = words.names()
  // A word of no letters stands for what is always there.
  const wordRows = [
    ...written.map((word, id) => index.row(id, cues.standsFor(word))),
    index.row(written.length, [NO_CUE]),
  ]
  if (cues.count() >= NO_CUE || programs.length >= NO_CUE) throw new Error('too many rules to be numbered')
  const packed = programs.map((program) => packShorts(program))
  const all = writeSections(SECTIONS, {
    counts: Int32Array.of(needs.length, programs.length, cues.count(), wordRows.length),
    words: writeTable(2, placesOf([...written, ''], wordRows)),
    wordRows: joined(wordRows),
    matches: packShorts(matches),
    programStarts: startsOf(packed),
    programs: joined(packed),
    sources: writeTable(
      1,
      sources.map(([source, program]) => [hashOf(source), [program]]),
    ),
    names: writeTable(
      0,
      rules.names.map((name) => [hashOf(name), []]),
    ),
    weights: learned.weights ?? packWeights(rules.weights),
    network: learned.network ?? packNetwork(rules.network),
  })
  return {
    all,
    ints: intsOf(all),
    names: { tags: tags.names(), regexes: regexes.names(), slots: slots.names() },
  }
}

/** The programs of a rule set, with what the index has to know of its match strings. */
interface Linked {
  readonly cues: CueNumbers
  readonly linker: Linker
  /** For each match string, numbers as in MATCH. */
  readonly matches: readonly number[]
  /** The same order. */
  readonly needs: readonly Needs[]
  /** Every source with the number of its program. */
  readonly sources: readonly (readonly [source: string, program: number])[]
}

function linked(rules: BuiltRules, blind: boolean): Linked {
  const trees = treesOf(rules)
  const keys = keysOf(trees.phrases)
  const cues = cueNumbers(keys)
  const strings = matchStringsOf(rules)
  const linker = linkerOf(trees.phrases, keys, cues, { kept: strings.length, hinted: !blind })
  linker.words.of(NAME_WORD)
  const needs: Needs[] = []
  const matches: number[] = []
  for (const [number, { source, list, rule }] of strings.entries()) {
    const node = trees.of(source)
    linker.put(number, node)
    const [key = NO_CUE, ...others] = blind ? [] : keys.keys(node).map(cues.of)
    const breaks = breaksIn(node, trees.phrases)
    needs.push({ key, others, breaks })
    const most = Array.from({ length: MOST_NEEDS }, (_, i) => others[i] ?? NO_CUE)
    matches.push(linker.first(node), ...most, list, rule, breaks)
  }
  const numbers = new Map(strings.map(({ source }, number) => [source, number]))
  const sources = [...sourcesOf(rules)].map(
    (source) => [source, numbers.get(source) ?? linker.add(trees.of(source))] as const,
  )
  return { cues, linker, matches, needs, sources }
}

/** Every match string of the rules in RULE_LISTS, by number, with the places of its list and its rule. */
const matchStringsOf = (rules: BuiltRules) =>
  RULE_LISTS.flatMap((name, list) =>
    rules[name].flatMap((matching: Matching, rule) =>
      stringsOf(matching, rules.phrases).map((source) => ({ source, list, rule })),
    ),
  )

/** For each word where its row begins among `rows`, and how long it is. */
function placesOf(words: readonly string[], rows: readonly Int32Array[]): [number, number[]][] {
  const starts = startsOf(rows)
  return words.map((word, i) => [hashOf(word), [starts[i] as number, rows[i]?.length ?? 0]])
}

/** Where each of `rows` begins when they stand one behind the other, and the last ends. */
function startsOf(rows: readonly Int32Array[]): Int32Array {
  const starts = new Int32Array(rows.length + 1)
  for (const [i, row] of rows.entries()) starts[i + 1] = (starts[i] as number) + row.length
  return starts
}
