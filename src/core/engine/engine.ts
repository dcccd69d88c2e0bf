import { known } from '../known.ts'
import type { Phrases } from '../match/keys.ts'
import { type HasTag, type Matcher, matcherMaker } from '../match/matcher.ts'
import type { Node } from '../match/node.ts'
import { parseMatch } from '../match/parse.ts'
import { tagWords } from '../nlp.ts'
import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { type Lexicon, lexiconOf } from '../text/lexicon.ts'
import { type CueIndex, indexMatches } from './index.ts'
import { prefilterOf } from './prefilter.ts'
import { type Search, type Searchable, searchOf } from './search.ts'

/** A rule set made ready: match strings are parsed when a draft's words first make them possible. */
export interface Engine {
  readonly rules: RuleSet
  readonly lexicon: Lexicon
  search(reading: Reading): Search
}

/** The match strings that find something: those of rules. */
function mainsOf(rules: RuleSet): ReadonlySet<string> {
  return new Set([...rules.patterns, ...rules.safety, ...rules.strengths].flatMap((rule) => rule.match))
}

/** The match strings that are asked only where something was found. */
function conditionsOf(rules: RuleSet): ReadonlySet<string> {
  const conditions = [...rules.patterns, ...rules.safety, ...rules.strengths].flatMap((rule) => [
    ...Object.values(rule.unless).flat(),
    ...Object.values(rule.context).flat(),
  ])
  const vetoes = rules.vetoes.flatMap((veto) => [...veto.match, ...veto.unless])
  const asks = rules.asks.flatMap((rule) => [...rule.match, ...Object.values(rule.unless).flat()])
  return new Set([...conditions, ...vetoes, ...asks])
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
  return indexMatches(mainsOf(rules), conditionsOf(rules), parse, phrases)
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

export function engineOf(rules: RuleSet, cues: CueIndex = cuesOf(rules)): Engine {
  const { parse, phrases } = parsingOf(rules)
  const make = matcherMaker(phrases)
  const matchers = new Map<string, Matcher>()
  const matcherOf = (source: string) => known(matchers, source, () => make(parse(source)))
  const numberOf = new Map(
    [...new Set([...mainsOf(rules), ...conditionsOf(rules)])].map((source, number) => [source, number]),
  )
  const owners = new WeakMap<object, ReadonlyMap<number, readonly number[]>>()
  const searchable: Searchable = {
    prefilter: prefilterOf(cues),
    numberOf,
    matcherOf,
    hasTag: taggerFor(),
    owners(list) {
      const before = owners.get(list)
      if (before) return before
      const made = new Map<number, number[]>()
      for (const [at, rule] of list.entries()) {
        for (const source of rule.match) known(made, numberOf.get(source) ?? -1, (): number[] => []).push(at)
      }
      owners.set(list, made)
      return made
    },
  }
  return {
    rules,
    lexicon: lexiconOf(rules.lexicon),
    search: (reading) => searchOf(reading, searchable),
  }
}
