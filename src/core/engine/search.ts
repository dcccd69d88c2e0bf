import { known } from '../known.ts'
import { type HasTag, type Match, machineFor, type Programs } from '../match/machine.ts'
import { FIRST, NO_CUE, type Program } from '../match/program.ts'
import { anyStands, scanOf, type WordOf } from '../match/words.ts'
import type { Reading } from '../text/draft.ts'
import { MATCH } from './compile.ts'
import { type Matching, RULE_LISTS, type RuleList } from './lists.ts'
import type { Candidate, Prefilter } from './prefilter.ts'
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
}

export function searchOf(reading: Reading, searchable: Searchable): Search {
  const { wordOf, prefilter, matches, programs, programOf, programFor, hasTag } = searchable
  const scan = scanOf(reading, wordOf)
  const run = machineFor(scan, programs, hasTag)
  /** For each source, its match at each token it was tried at. */
  const tried = new Map<string, Map<number, Match | null>>()
  let candidates: readonly Candidate[] | undefined
  return {
    reading,
    all(source, from = 0, to = reading.tokens.length) {
      const byToken = known(tried, source, () => new Map<number, Match | null>())
      const program = programFor(source)
      const found: Match[] = []
      const first = program[FIRST] as number
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
      candidates ??= prefilter(scan)
      const place = RULE_LISTS.indexOf(list)
      const found = new Map<number, Match[]>()
      for (const { match, sentence } of candidates) {
        const row = match * MATCH.size
        if (matches[row + MATCH.list] !== place) continue
        const number = matches[row + MATCH.rule] as number
        const rule = rules[number]
        if (!rule || !worth(rule, sentence)) continue
        const first = matches[row + MATCH.first] as number
        const [from, to] = reading.sentences[sentence] ?? [0, 0]
        for (let at = from; at < to; at++) {
          if (first !== NO_CUE && !anyStands(scan.variants[at], first)) continue
          const there = run(programOf(match), at)
          if (there) known(found, number, (): Match[] => []).push(there)
        }
      }
      return [...found].flatMap(([number, matches]) => {
        const rule = rules[number]
        return rule ? [{ rule, matches }] : []
      })
    },
  }
}
