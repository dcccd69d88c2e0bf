import { known } from '../known.ts'
import { type HasTag, type Matcher, matcherMaker, type Phrases } from '../match/matcher.ts'
import type { Node } from '../match/node.ts'
import { parseMatch } from '../match/parse.ts'
import { tagWords } from '../nlp.ts'
import type { Conditions, RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { type Lexicon, lexiconOf } from '../text/lexicon.ts'
import { type CueIndex, indexMatches } from './index.ts'
import { type Search, searchOf } from './search.ts'

/** A rule set made ready: match strings are parsed when a draft's words first make them possible. */
export interface Engine {
  readonly rules: RuleSet
  readonly lexicon: Lexicon
  search(reading: Reading): Search
}

function* conditionSources(conditions: Conditions): Generator<string> {
  for (const list of Object.values(conditions)) yield* list
}

/** Every match string of a rule set outside its phrases. */
export function* sourcesOf(rules: RuleSet): Generator<string> {
  for (const rule of [...rules.patterns, ...rules.safety, ...rules.strengths]) {
    yield* rule.match
    yield* conditionSources(rule.unless)
    yield* conditionSources(rule.context)
  }
  for (const veto of rules.vetoes) {
    yield* veto.match
    yield* veto.unless
  }
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
  return indexMatches(sourcesOf(rules), parse, phrases)
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
  const hasTag = taggerFor()
  return {
    rules,
    lexicon: lexiconOf(rules.lexicon),
    search: (reading) => searchOf(reading, cues, matcherOf, hasTag),
  }
}
