import { known } from '../known.ts'
import { FIRST, NO_CUE, type Program, type Programs } from '../match/instructions.ts'
import { machineFor } from '../match/machine.ts'
import type { Match } from '../match/match.ts'
import type { HasTag } from '../match/tags.ts'
import { anyStands, scanOf, type Word, type WordOf } from '../match/words.ts'
import { noRows, type Rows } from '../store/rows.ts'
import type { Reading } from '../text/draft.ts'
import { mayPush, type Odds, withNetwork } from '../weigh/columns.ts'
import { BY_NUMBER, featuresOf } from '../weigh/features.ts'
import type { Network } from '../weigh/network.ts'
import type { Weigher } from '../weigh/weights.ts'
import { MATCH } from './layout.ts'
import { type Matching, RULE_LISTS, type RuleList } from './lists.ts'
import { MOST_BREAKS, type Prefilter } from './prefilter.ts'
import { knownIn, type Matches, type Memory } from './sentences.ts'
import { type Starters, startsIn } from './starts.ts'
import type { IndexedWord } from './vocabulary.ts'

/** A rule with every place where one of its match strings matches; conditions and vetoes not yet asked. */
export interface Matched<Rule> {
  readonly rule: Rule
  readonly matches: readonly Match[]
}

/** Finds matches in one reading. */
export interface Search {
  readonly reading: Reading
  /** Every match of a source of the rules that starts in a sentence, in order of place. */
  allIn(source: string, sentence: number): readonly Match[]
  /** The same for some sources together, in the order of their place; faster where the array is the same each time. */
  anyIn(sources: readonly string[], sentence: number): readonly Match[]
  /** Every match of each of some sources; faster where the array is the same each time. */
  allOf(sources: readonly string[]): readonly (readonly Match[])[]
  /** Those of the engine's own `rules` in `list` that match here, in their order; only in sentences `worth` a try. */
  matched<Rule extends Matching>(
    list: RuleList,
    rules: readonly Rule[],
    worth?: (rule: Rule, sentence: number) => boolean,
  ): readonly Matched<Rule>[]
  /** The log odds of each of COLUMNS for a sentence; nothing where the rules weigh no words. */
  odds(sentence: number): Odds
  /** A search of a reading of nearly the same words: what another of these found in a sentence is not looked for again. */
  again(reading: Reading): Search
}

const NONE: readonly Match[] = []

/** Sentences of up to so many tokens are looked through faster than their words are told apart. */
const SHORT = 40

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
  readonly network: Network | null
}

export function searchOf(reading: Reading, searchable: Searchable, memory?: Memory): Search {
  const { wordOf, prefilter, matches, programs, programOf, programFor, startersOf, hasTag, weigh, network } =
    searchable
  const { sentences } = reading
  const scan = scanOf(reading, wordOf)
  const { variants } = scan
  const run = machineFor(scan, programs, hasTag)
  const starts = startsIn(scan)
  const before = knownIn(reading, memory)
  /** For some sources together, the matches in each sentence where they were looked for. */
  const together = new Map<readonly string[], (readonly Match[])[]>()
  /** For each of RULE_LISTS, the match strings that may go on over the end of each sentence and can match there. */
  let across: readonly Rows[] | undefined
  function acrossIn(): readonly Rows[] {
    const lists = RULE_LISTS.map(() => noRows(sentences.length))
    prefilter.across(scan, (sentence, candidates) => {
      for (let list = 0; list < lists.length; list++) lists[list]?.put(sentence, candidates[list] ?? [])
    })
    return lists
  }
  const within = (sentence: number) => prefilter.within(scan, sentence)
  /** Every match of a program that starts in a sentence with its first cue. */
  function tryIn(program: Program, first: number, sentence: number): Matches {
    let found: Match[] | null = null
    const [from, to] = sentences[sentence] ?? [0, 0]
    if (to - from > SHORT)
      for (const at of starts(first, sentence)) found = withMatch(found, run(program, at))
    else
      for (let at = from; at < to; at++)
        if (first === NO_CUE || anyStands(variants[at], first)) found = withMatch(found, run(program, at))
    return found
  }
  /** Tells every match of each of some sources that starts in a sentence, and by number which source it is. */
  function tryEach(
    { byWord, anywhere, programs }: Starters,
    sentence: number,
    tell: (source: number, match: Match) => void,
  ): void {
    const attempt = (source: number, at: number) => {
      const match = run(programs[source] as Program, at)
      if (match) tell(source, match)
    }
    const [from, to] = sentences[sentence] ?? [0, 0]
    for (let at = from; at < to; at++) {
      for (const source of anywhere) attempt(source, at)
      const words = variants[at]
      if (!words) continue
      for (let i = 0; i < words.length; i++)
        for (const source of byWord(words[i] as Word))
          if (i === 0 || !words.slice(0, i).some((other) => byWord(other).includes(source)))
            attempt(source, at)
    }
  }
  const tryMatch = (number: number, sentence: number) =>
    tryIn(programOf(number), matches[number * MATCH.size + MATCH.first] as number, sentence)
  /** Every match of a match string that starts in a sentence. */
  function matchesIn(number: number, sentence: number): Matches {
    const breaks = matches[number * MATCH.size + MATCH.breaks] as number
    return breaks <= MOST_BREAKS
      ? before.matches(number, sentence, breaks, tryMatch)
      : tryMatch(number, sentence)
  }
  const networkOdds = network?.(reading)
  function oddsOf(sentence: number): Odds {
    const odds = weigh(featuresOf(reading, sentence, BY_NUMBER))
    return networkOdds && mayPush(odds) ? withNetwork(odds, networkOdds(sentence)) : odds
  }
  return {
    reading,
    allIn(source, sentence) {
      const program = programFor(source)
      return tryIn(program, program[FIRST] as number, sentence) ?? NONE
    },
    anyIn(sources, sentence) {
      const there = known(together, sources, () => [])
      if (there[sentence]) return there[sentence]
      const found: Match[] = []
      tryEach(startersOf(sources), sentence, (_source, match) => void found.push(match))
      there[sentence] = found
      return found
    },
    allOf(sources) {
      const found = sources.map((): Match[] => [])
      const starters = startersOf(sources)
      for (const sentence of sentences.keys())
        tryEach(starters, sentence, (source, match) => void found[source]?.push(match))
      return found
    },
    matched(list, rules, worth = () => true) {
      across ??= acrossIn()
      const place = RULE_LISTS.indexOf(list)
      const beyond = across[place]
      /** Matches by match string, then in the order of sentences. */
      const found = new Map<number, Match[]>()
      const add = (number: number, sentence: number) => {
        const rule = rules[matches[number * MATCH.size + MATCH.rule] as number]
        if (!rule || !worth(rule, sentence)) return
        const there = matchesIn(number, sentence)
        if (there)
          append(
            known(found, number, (): Match[] => []),
            there,
          )
      }
      for (let sentence = 0; sentence < sentences.length; sentence++) {
        for (const number of before.candidates(sentence, within)[place] ?? []) add(number, sentence)
        for (const number of beyond?.of(sentence) ?? []) add(number, sentence)
      }
      const byRule = new Map<number, Match[]>()
      for (const [number, there] of [...found].sort((a, b) => a[0] - b[0]))
        append(
          known(byRule, matches[number * MATCH.size + MATCH.rule] as number, (): Match[] => []),
          there,
        )
      return [...byRule].flatMap(([number, matches]) => {
        const rule = rules[number]
        return rule ? [{ rule, matches }] : []
      })
    },
    odds: (sentence) => before.odds(sentence, oddsOf),
    again: (other) => searchOf(other, searchable, before.share()),
  }
}

function withMatch(found: Match[] | null, match: Match | null): Match[] | null {
  if (!match) return found
  const all = found ?? []
  all.push(match)
  return all
}

/** One by one: there may be more of `more` than arguments can be passed. */
function append<T>(all: T[], more: readonly T[]): void {
  for (const one of more) all.push(one)
}
