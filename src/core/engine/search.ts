import { known } from '../known.ts'
import { type HasTag, type Match, machineFor, type Programs } from '../match/machine.ts'
import { FIRST, NO_CUE, type Program } from '../match/program.ts'
import { anyStands, scanOf, type WordOf } from '../match/words.ts'
import type { Reading } from '../text/draft.ts'
import { BY_NUMBER, featuresOf } from '../weigh/features.ts'
import type { Weigher } from '../weigh/weights.ts'
import { MATCH } from './compile.ts'
import { type Matching, RULE_LISTS, type RuleList } from './lists.ts'
import { MOST_BREAKS, type Prefilter } from './prefilter.ts'
import { type Known, keysOf, type Memory, movedTo, newMemory, rowKey } from './sentences.ts'
import type { IndexedWord } from './vocabulary.ts'

/** A rule with every place where one of its match strings matches; conditions and vetoes not yet asked. */
export interface Matched<Rule> {
  readonly rule: Rule
  readonly matches: readonly Match[]
}

/** Finds matches in one reading. */
export interface Search {
  readonly reading: Reading
  /** Every match of a source of the rules that starts in the tokens `[from, to)`; the whole reading unless they are given. */
  all(source: string, from?: number, to?: number): readonly Match[]
  /** Those of the engine's own `rules` in `list` that match here, in their order; only in sentences `worth` a try. */
  matched<Rule extends Matching>(
    list: RuleList,
    rules: readonly Rule[],
    worth?: (rule: Rule, sentence: number) => boolean,
  ): readonly Matched<Rule>[]
  /** The log odds of each of COLUMNS for a sentence; nothing where the rules weigh no words. */
  odds(sentence: number): readonly number[]
  /** A search of a reading of nearly the same words: what is known of a sentence by now is not looked for again. */
  again(reading: Reading): Search
}

export interface Searchable {
  readonly wordOf: WordOf<IndexedWord>
  readonly prefilter: Prefilter
  /** Rows as in MATCH. */
  readonly matches: Uint16Array
  readonly programs: Programs
  /** The program of a match string, by number. */
  programOf(match: number): Program
  /** The program of any source of the rules. */
  programFor(source: string): Program
  readonly hasTag: HasTag
  readonly weigh: Weigher
}

export function searchOf(reading: Reading, searchable: Searchable, memory: Memory = newMemory()): Search {
  const { wordOf, prefilter, matches, programs, programOf, programFor, hasTag, weigh } = searchable
  const { sentences } = reading
  const scan = scanOf(reading, wordOf)
  const run = machineFor(scan, programs, hasTag)
  const keys = keysOf(reading)
  /** For each source, its match at each token it was tried at. */
  const tried = new Map<string, Map<number, Match | null>>()
  const rows = new Map<number, Known>()
  /** What is known of a sentence together with the next `more`. */
  const knownOf = (sentence: number, more: number): Known =>
    known(rows, sentence * (MOST_BREAKS + 1) + more, () =>
      known(memory.sentences, rowKey(reading, keys, sentence, more), () => ({
        candidates: more === 0 ? prefilter.within(scan, sentence) : [],
        matches: new Map<number, readonly Match[]>(),
        from: sentences[sentence]?.[0] ?? 0,
      })),
    )
  /** Candidates of each sentence: match strings that stay within it, and those that may not. */
  let candidates: readonly { readonly within: Known; readonly across: readonly number[] }[] | undefined
  function candidatesIn(): NonNullable<typeof candidates> {
    const across = prefilter.across(scan)
    return sentences.map((_sentence, i) => ({ within: knownOf(i, 0), across: across[i] ?? [] }))
  }
  /** Every match of a match string that starts in a sentence. */
  function tryIn(number: number, sentence: number): readonly Match[] {
    const first = matches[number * MATCH.size + MATCH.first] as number
    const found: Match[] = []
    const [from, to] = sentences[sentence] ?? [0, 0]
    for (let at = from; at < to; at++) {
      if (first !== NO_CUE && !anyStands(scan.variants[at], first)) continue
      const match = run(programOf(number), at)
      if (match) found.push(match)
    }
    return found
  }
  /** The same, remembered for the sentences that it may go over. */
  function matchesIn(number: number, sentence: number): readonly Match[] {
    const breaks = matches[number * MATCH.size + MATCH.breaks] as number
    if (breaks > MOST_BREAKS) return tryIn(number, sentence)
    const before = knownOf(sentence, breaks)
    const [start = 0] = sentences[sentence] ?? []
    const there = known(before.matches, number, () => movedTo(before.from, start, tryIn(number, sentence)))
    return movedTo(start, before.from, there)
  }
  return {
    reading,
    all(source, from = 0, to = reading.tokens.length) {
      const byToken = known(tried, source, () => new Map<number, Match | null>())
      const program = programFor(source)
      const first = program[FIRST] as number
      const found: Match[] = []
      for (let at = from; at < to; at++) {
        if (first !== NO_CUE && !anyStands(scan.variants[at], first)) continue
        const before = byToken.get(at)
        const match = before === undefined ? run(program, at) : before
        if (before === undefined) byToken.set(at, match)
        if (match) found.push(match)
      }
      return found
    },
    matched(list, rules, worth = () => true) {
      candidates ??= candidatesIn()
      const place = RULE_LISTS.indexOf(list)
      /** Matches by match string, then in the order of sentences. */
      const found = new Map<number, Match[]>()
      const add = (number: number, sentence: number) => {
        const row = number * MATCH.size
        if (matches[row + MATCH.list] !== place) return
        const rule = rules[matches[row + MATCH.rule] as number]
        if (!rule || !worth(rule, sentence)) return
        const there = matchesIn(number, sentence)
        if (there.length > 0) known(found, number, (): Match[] => []).push(...there)
      }
      for (const [sentence, { within, across }] of candidates.entries()) {
        for (const number of within.candidates) add(number, sentence)
        for (const number of across) add(number, sentence)
      }
      const byRule = new Map<number, Match[]>()
      for (const [number, there] of [...found].sort((a, b) => a[0] - b[0]))
        known(byRule, matches[number * MATCH.size + MATCH.rule] as number, (): Match[] => []).push(...there)
      return [...byRule].flatMap(([number, matches]) => {
        const rule = rules[number]
        return rule ? [{ rule, matches }] : []
      })
    },
    odds(sentence) {
      // The words of the sentences beside it count too.
      const key = [-1, 0, 1].map((by) => keys[sentence + by] ?? '').join('\n')
      return known(memory.odds, key, () => weigh(featuresOf(reading, sentence, BY_NUMBER)))
    },
    again: (other) => searchOf(other, searchable, memory),
  }
}
