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
import { knownIn, type Memory, newMemory } from './sentences.ts'
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
  /** The same for each of some sources, all over the reading; faster where the array is the same each time. */
  allOf(sources: readonly string[]): readonly (readonly Match[])[]
  /** Those of the engine's own `rules` in `list` that match here, in their order; only in sentences `worth` a try. */
  matched<Rule extends Matching>(
    list: RuleList,
    rules: readonly Rule[],
    worth?: (rule: Rule, sentence: number) => boolean,
  ): readonly Matched<Rule>[]
  /** The log odds of each of COLUMNS for a sentence; nothing where the rules weigh no words. */
  odds(sentence: number): readonly number[]
  /** A search of a reading of nearly the same words: what another of these found in a sentence is not looked for again. */
  again(reading: Reading): Search
}

/** Which of some sources can start with a word. */
export interface Starters {
  readonly programs: readonly Program[]
  readonly byWord: (word: IndexedWord) => readonly number[]
  /** Those that can start with any word. */
  readonly anywhere: readonly number[]
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
  startersOf(sources: readonly string[]): Starters
  readonly hasTag: HasTag
  readonly weigh: Weigher
}

export function searchOf(reading: Reading, searchable: Searchable, memory?: Memory): Search {
  const { wordOf, prefilter, matches, programs, programOf, programFor, startersOf, hasTag, weigh } =
    searchable
  const { sentences } = reading
  let shared = memory
  const scan = scanOf(reading, wordOf)
  const run = machineFor(scan, programs, hasTag)
  /** For each source, its match at each token it was tried at. */
  const tried = new Map<string, Map<number, Match | null>>()
  const before = memory && knownIn(reading, memory)
  /** Candidates of each sentence. */
  let candidates: readonly (readonly number[])[] | undefined
  function candidatesIn(): readonly (readonly number[])[] {
    const across = prefilter.across(scan)
    return sentences.map((_sentence, i) => {
      const within = () => prefilter.within(scan, i)
      const inside = before ? before.candidates(i, within) : within()
      return across[i]?.length ? [...inside, ...across[i]] : inside
    })
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
  function matchesIn(number: number, sentence: number): readonly Match[] {
    const breaks = matches[number * MATCH.size + MATCH.breaks] as number
    const find = () => tryIn(number, sentence)
    return before && breaks <= MOST_BREAKS ? before.matches(number, sentence, breaks, find) : find()
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
        const tried = byToken.get(at)
        const match = tried === undefined ? run(program, at) : tried
        if (tried === undefined) byToken.set(at, match)
        if (match) found.push(match)
      }
      return found
    },
    allOf(sources) {
      const { byWord, anywhere, programs } = startersOf(sources)
      const found = sources.map((): Match[] => [])
      const attempt = (source: number, at: number) => {
        const match = run(programs[source] as Program, at)
        if (match) found[source]?.push(match)
      }
      for (let at = 0; at < reading.tokens.length; at++) {
        for (const source of anywhere) attempt(source, at)
        const words = scan.variants[at] ?? []
        for (const [i, word] of words.entries())
          for (const source of byWord(word))
            if (!words.slice(0, i).some((other) => byWord(other).includes(source))) attempt(source, at)
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
      for (const [sentence, numbers] of candidates.entries())
        for (const number of numbers) add(number, sentence)
      const byRule = new Map<number, Match[]>()
      for (const [number, there] of [...found].sort((a, b) => a[0] - b[0]))
        known(byRule, matches[number * MATCH.size + MATCH.rule] as number, (): Match[] => []).push(...there)
      return [...byRule].flatMap(([number, matches]) => {
        const rule = rules[number]
        return rule ? [{ rule, matches }] : []
      })
    },
    odds(sentence) {
      const find = () => weigh(featuresOf(reading, sentence, BY_NUMBER))
      return before ? before.odds(sentence, find) : find()
    },
    again: (other) => {
      shared ??= newMemory()
      return searchOf(other, searchable, shared)
    },
  }
}
