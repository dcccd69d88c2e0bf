import { indexesOver, rangeOver } from '../crossing.ts'
import type { Engine } from '../engine/engine.ts'
import { MOST_BREAKS } from '../engine/prefilter.ts'
import type { Search } from '../engine/search.ts'
import type { PatternRule, WeighedRule } from '../rules/data.ts'
import { DANGERS, type Hit, PATTERNS, type Pattern, type Quote, type Span } from '../types.ts'
import { likeliest, type Odds, oddsOf, WORDS } from '../weigh/columns.ts'
import { speaksToYou } from '../weigh/features.ts'
import { type PatternPlace, type PatternPlaces, quoteOf, vetoesOf, vetoFor } from './detect.ts'

/**
 * Log odds from which the words of a sentence alone speak for a pattern, where it addresses the partner and otherwise.
 * These and AGAINST were chosen on drafts by writers from whom nothing was learned, within fixtures/floors.json: as many
 * pushes as can be found with few kind drafts taken for one.
 */
const SPEAKS: Readonly<Record<Pattern, { readonly toYou: number; readonly otherwise: number }>> = {
  threat: { toYou: -0.65, otherwise: -0.25 },
  'guilt-trip': { toYou: -0.5, otherwise: -0.1 },
  comparison: { toYou: 0.3, otherwise: -0.3 },
  'character-assassination': { toYou: 1.3, otherwise: 0.25 },
  assumption: { toYou: 0.3, otherwise: 0.25 },
  judgement: { toYou: 0.8, otherwise: -1.55 },
}
/** Log odds from which they may speak at all. */
const SPEAKS_AT_ALL = Math.min(...Object.values(SPEAKS).flatMap(({ toYou, otherwise }) => [toYou, otherwise]))
/** Shorter sentences hold too few words to speak; up to `FEW` they have to speak louder. */
const FEWEST_WORDS = 4
const FEW = 6
const LOUDER = 1
/** How much louder they have to speak where a rule of the pattern knows what looks alike. */
const MUCH_LOUDER = 2
/** How much lower they may speak in a letter, from so many sentences on, that pushes elsewhere: there one seldom comes alone. */
const LOWER = 0.5
const LETTER = 8
/** Log odds below which they speak so clearly against a pattern that its rules are taken to have misread them. */
const AGAINST: Readonly<Record<Pattern, number>> = {
  threat: -2.3,
  'guilt-trip': -2,
  comparison: -1.6,
  'character-assassination': -1.6,
  assumption: -3.1,
  judgement: -3.6,
}

/**
 * Log odds of any danger from which a sentence that is not held for safety is not coached either: what comes so near to it
 * is better left alone than polished.
 */
const DOUBTFUL = -2.8
/** The same for a threat that words alone find: none lies closer to danger. */
const DOUBTFUL_THREAT = -3.5

/** The weight of words for each pattern, sentence by sentence. */
export interface Weighed {
  /** Whether `allows` may say yes to some hit whose match starts in `sentence`; matching takes far longer than asking. */
  mayAllow(rule: PatternRule, sentence: number): boolean
  /** Whether the words where `hit` stands leave room for what `rule` finds. */
  allows(rule: PatternRule, hit: Span): boolean
  /**
   * Sentences whose words speak for a pattern that no rule found. `found` are the hits of rules; what a veto stopped
   * ("my mum says you are so stubborn") is no push of that pattern however its words speak, and what a rule knows to look
   * alike ("you're like your mum, so generous") only where they speak much louder.
   */
  hits(
    found: readonly Span[],
    stopped: Pick<PatternPlaces, 'lookAlikes' | 'vetoed'>,
  ): readonly { readonly rule: WeighedRule; readonly hit: Hit }[]
}

export function weigh(engine: Engine, search: Search): Weighed {
  const { reading } = search
  const odds = reading.sentences.map((_sentence, i) => search.odds(i))
  const spans = reading.sentences.map(([from, to]) => quoteOf(reading, from, to))
  const danger = odds.map((one) => likeliest(one, DANGERS).odds)
  const doubtful = danger.map((one) => one > DOUBTFUL)
  const room = new Map(PATTERNS.map((pattern) => [pattern, roomFor(pattern, odds)]))
  return {
    mayAllow({ pattern, despite }, first) {
      return room.get(pattern)?.[first] === true || despite.includes(WORDS)
    },
    allows({ pattern, despite }, hit) {
      if (despite.includes(WORDS)) return true
      const [first, last] = rangeOver(spans, hit)
      if (doubtful.slice(first, last).includes(true)) return false
      return first === last || odds.slice(first, last).some((one) => oddsOf(one, pattern) > AGAINST[pattern])
    },
    hits(found, { lookAlikes, vetoed }) {
      const pushed = indexesOver(spans, found)
      const [alike, stopped] = [lookAlikes, vetoed].map((places) => byPattern(spans, places))
      const lower = reading.sentences.length >= LETTER ? LOWER : 0
      const speaking = odds.flatMap((one, i) => {
        const [from, to] = reading.sentences[i] ?? [0, 0]
        const { column, odds: most } = likeliest(one, PATTERNS)
        if (most <= SPEAKS_AT_ALL - lower) return []
        const rule = engine.rules.weighed.find((one) => one.pattern === column)
        const span = spans[i]
        if (!rule || !span || to - from < FEWEST_WORDS || doubtful[i]) return []
        if (rule.pattern === 'threat' && (danger[i] ?? 0) > DOUBTFUL_THREAT) return []
        const { toYou, otherwise } = SPEAKS[rule.pattern]
        const speaks =
          (speaksToYou(reading, i) ? toYou : otherwise) +
          (to - from <= FEW ? LOUDER : 0) +
          (alike?.get(rule.pattern)?.has(i) ? MUCH_LOUDER : 0)
        if (most <= speaks - lower) return []
        if (pushed.has(i) || stopped?.get(rule.pattern)?.has(i)) return []
        if (vetoFor(vetoesOf(engine.rules.vetoes, rule.pattern), { from, to, captures: new Map() }, search))
          return []
        return [{ rule, hit: { ruleId: rule.id, ...span, captures: {} }, plainly: most > speaks }]
      })
      const pushes = found.length > 0 || speaking.some(({ plainly }) => plainly)
      return speaking.filter(({ plainly }) => plainly || pushes)
    },
  }
}

/** For each sentence, whether it or one that a match goes on to leaves room for a pattern; asked of many rules. */
function roomFor(pattern: Pattern, odds: readonly Odds[]): readonly boolean[] {
  const leaves = odds.map((one) => oddsOf(one, pattern) > AGAINST[pattern])
  return leaves.map((_one, first) => leaves.slice(first, first + MOST_BREAKS + 1).includes(true))
}

/** For each pattern the sentences, by their spans, that its places reach into. */
const byPattern = (spans: readonly Span[], places: readonly PatternPlace<Quote>[]) =>
  new Map(
    PATTERNS.map((pattern) => [
      pattern,
      indexesOver(
        spans,
        places.filter(({ rule }) => rule.pattern === pattern).map(({ hit }) => hit),
      ),
    ]),
  )
