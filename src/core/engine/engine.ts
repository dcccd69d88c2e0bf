import { known } from '../known.ts'
import type { Program, Programs } from '../match/instructions.ts'
import type { BuiltRules, RuleSet } from '../rules/data.ts'
import { hashOf } from '../store/hash.ts'
import { shortsOf } from '../store/ints.ts'
import { type Sections, sectionsOf } from '../store/sections.ts'
import { tableOf } from '../store/table.ts'
import type { Reading } from '../text/draft.ts'
import { type Lexicon, lexiconOf } from '../text/lexicon.ts'
import { networkOf } from '../weigh/network.ts'
import { weigherOf } from '../weigh/weights.ts'
import { compile } from './compile.ts'
import { type Compiled, MATCH, SECTIONS, type Section } from './layout.ts'
import { prefilterOf } from './prefilter.ts'
import { type Search, type Searchable, searchOf } from './search.ts'
import { type Starters, startersAmong } from './starts.ts'
import { taggerFor } from './tagger.ts'
import { vocabularyOf } from './vocabulary.ts'

/** A rule set made ready: what it looks for is read when a draft's words first make it possible. */
export interface Engine {
  readonly rules: RuleSet
  readonly lexicon: Lexicon
  search(reading: Reading): Search
}

/** The engine on rules just built from their files. */
export const engineOf = (rules: BuiltRules): Engine => engineWith(rules, compile(rules))

/** The engine on rules that were compiled before. */
export function engineWith(rules: RuleSet, { ints, names }: Compiled): Engine {
  const sections = sectionsOf(SECTIONS, ints)
  const firstNames = tableOf(sections.names)
  // A run that only looks reviews up needs neither.
  let lexicon: Lexicon | undefined
  let searchable: Searchable | undefined
  return {
    rules,
    get lexicon() {
      lexicon ??= lexiconOf(rules.lexicon, (word) => firstNames.has(hashOf(word)))
      return lexicon
    },
    search(reading) {
      searchable ??= searchableOf(sections, names)
      return searchOf(reading, searchable)
    },
  }
}

/** What the searches of an engine share. */
function searchableOf(sections: Sections<Section>, names: Compiled['names']): Searchable {
  const [matchCount = 0, programCount = 0, cues = 0, words = 0] = sections.counts.read(0, 4)
  const matches = shortsOf(
    sections.matches.read(0, (matchCount * MATCH.size + 1) >> 1),
    0,
    matchCount * MATCH.size,
  )
  const starts = sections.programStarts.read(0, programCount + 1)
  const sources = tableOf(sections.sources)
  const wordOf = vocabularyOf(sections)
  const read: (Program | undefined)[] = []
  function program(number: number): Program {
    const before = read[number]
    if (before) return before
    const from = starts[number] as number
    const count = (starts[number + 1] as number) - from
    const made = shortsOf(sections.programs.read(from, count), 0, count * 2)
    read[number] = made
    return made
  }
  const bySource = new Map<string, Program>()
  const regexes = new Map<number, RegExp>()
  const programs: Programs = {
    list: program,
    tag: (number) => names.tags[number] ?? '',
    regex: (number) => known(regexes, number, () => new RegExp(names.regexes[number] ?? '', 'u')),
    slot: (number) => names.slots[number] ?? '',
  }
  const starters = new WeakMap<readonly string[], Starters>()
  const searchable: Searchable = {
    wordOf,
    prefilter: prefilterOf(matches, wordOf, { cues, words }),
    matches,
    programs,
    programOf: program,
    programFor: (source) =>
      known(bySource, source, () => {
        const row = sources.find(hashOf(source))
        if (!row) throw new Error(`no rule has this to match: ${source}`)
        return program(row[0] as number)
      }),
    startersOf(sources) {
      const before = starters.get(sources)
      if (before) return before
      const made = startersAmong(sources.map(searchable.programFor))
      starters.set(sources, made)
      return made
    },
    hasTag: taggerFor(),
    weigh: weigherOf(sections.weights),
    network: networkOf(sections.network),
  }
  return searchable
}
