import { bisect } from '../bisect.ts'
import { known } from '../known.ts'
import type { Phrases } from '../match/keys.ts'
import { type HasTag, type Matcher, matcherMaker } from '../match/matcher.ts'
import type { Node } from '../match/node.ts'
import { parseMatch } from '../match/parse.ts'
import { tagWords } from '../nlp.ts'
import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { type Lexicon, lexiconOf } from '../text/lexicon.ts'
import { weigherOf } from '../weigh/weights.ts'
import { type CueIndex, indexRules, RULE_LISTS, type RuleList, stringsOf } from './index.ts'
import { prefilterOf } from './prefilter.ts'
import { type Search, type Searchable, searchOf } from './search.ts'

/** A rule set made ready: match strings are parsed when a draft's words first make them possible. */
export interface Engine {
  readonly rules: RuleSet
  readonly lexicon: Lexicon
  search(reading: Reading): Search
  /** The log odds of each pattern for a sentence with these features; nothing where the rules weigh no words. */
  weigh(features: ReadonlySet<string>): readonly number[]
}

interface Parsing {
  readonly parse: (source: string) => Node
  readonly phrases: Phrases
}

function parsingOf(rules: RuleSet): Parsing {
  const parse = (source: string) => parseMatch(source, (root) => rules.forms[root] ?? [root])
  const nodes = new Map<string, Node>()
  const phrases: Phrases = (name) =>
    known(nodes, name, () => {
      const lines = rules.phrases[name]
      if (!lines) throw new Error(`no phrase list is called @${name}`)
      return parse(lines.map((line) => `(${line})`).join('|'))
    })
  return { parse, phrases }
}

/** The prefilter of a rule set; `engineOf` makes it itself unless it is given one that was built with the rules. */
export function cuesOf(rules: RuleSet): CueIndex {
  const { parse, phrases } = parsingOf(rules)
  return indexRules(rules, parse, phrases)
}

/** Tags of each sentence are worked out when first asked for, once per reading. */
function taggerFor(): HasTag {
  const readings = new WeakMap<Reading, Map<number, readonly ReadonlySet<string>[]>>()
  return (reading, at, tag) => {
    const sentence = reading.sentenceOf[at] ?? 0
    const [from, to] = reading.sentences[sentence] ?? [at, at + 1]
    const bySentence = readings.get(reading) ?? new Map<number, readonly ReadonlySet<string>[]>()
    readings.set(reading, bySentence)
    const tags = known(bySentence, sentence, () =>
      tagWords(reading.tokens.slice(from, to).map((token) => token.norm)),
    )
    return tags[at - from]?.has(tag) ?? false
  }
}

/** Which rule a match string belongs to, by its number. */
function ownersOf({ counts }: CueIndex): Searchable['ownerOf'] {
  const starts: { readonly list: RuleList; readonly rule: number; readonly first: number }[] = []
  let first = 0
  for (const list of RULE_LISTS) {
    for (const [rule, count] of counts[list].entries()) {
      starts.push({ list, rule, first })
      first += count
    }
  }
  return (number) => {
    const after = bisect(starts.length, (i) => (starts[i]?.first ?? 0) <= number)
    const { list, rule, first } = starts[after - 1] ?? { list: RULE_LISTS[0], rule: 0, first: 0 }
    return { list, rule, match: number - first }
  }
}

export function engineOf(rules: RuleSet, cues: CueIndex = cuesOf(rules)): Engine {
  const { parse, phrases } = parsingOf(rules)
  const prefilter = prefilterOf(cues)
  const make = matcherMaker(phrases, prefilter.listStarts)
  const matchers = new Map<string, Matcher>()
  const matcherOf = (source: string) => known(matchers, source, () => make(parse(source)))
  const strings = new WeakMap<object, readonly string[]>()
  let weigher: ReturnType<typeof weigherOf> | undefined
  const searchable: Searchable = {
    prefilter,
    matcherOf,
    hasTag: taggerFor(),
    stringsOf(rule) {
      const before = strings.get(rule)
      if (before) return before
      const made = stringsOf(rule, rules.phrases)
      strings.set(rule, made)
      return made
    },
    ownerOf: ownersOf(cues),
  }
  return {
    rules,
    lexicon: lexiconOf(rules.lexicon),
    search: (reading) => searchOf(reading, searchable),
    weigh(features) {
      weigher ??= rules.weights ? weigherOf(rules.weights) : () => []
      return weigher(features)
    },
  }
}
