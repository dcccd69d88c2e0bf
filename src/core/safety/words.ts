import { indexesOver, rangeOver } from '../crossing.ts'
import { quoteOf } from '../detect/detect.ts'
import type { Search } from '../engine/search.ts'
import type { SafetyRule } from '../rules/data.ts'
import { DANGERS, type Danger, isDanger, type SafetyMark, type Span } from '../types.ts'
import { likeliest, oddsOf, WORDS } from '../weigh/columns.ts'

/**
 * Log odds from which the words of a sentence alone show danger. This, LONGER and WITH_RULE were chosen on drafts by writers
 * from whom nothing was learned: as much danger found as can be where about one everyday draft in a hundred is held.
 */
const SHOWS = -2.55
/** How much more it takes for each doubling of the sentences: a letter has many that could be misread. */
const LONGER = 0.2
/** The same for a sentence that rules know as a look-alike of its kind, or as everyday talk: "you twisted my arm, I'll come". */
const SHOWS_DESPITE = 0
/** Shorter sentences hold too few words to show it. */
const FEWEST_WORDS = 3
/** How much less they need to show it where a rule finds it too; below that the rule misread them ("hit me up"). */
const WITH_RULE = 0.3
/** Log odds of a threat from which what a rule takes for a limit is the penalty of one ("bail again and I'll tell your mum"). */
const THREATENS = 2

/** "No counselling, no sex": words that speak so much more for a threat than for these set a lesser penalty. */
const LESSER: ReadonlySet<string> = new Set<Danger>(['coercion', 'control'])
const LESSER_BY = 6

/** How much words tell of danger in a reading, quoted ones included, whose sentences `limits` may keep. */
export interface DangerWords {
  /** Whether the words where `hit` stands leave room for what `rule` finds. */
  allow(rule: SafetyRule, hit: Span): boolean
  /**
   * Sentences whose words show danger of themselves, other than those with a limit that is kept; `lookAlikes` are what
   * rules know to be none of their kind.
   */
  marks(limits: readonly Span[], lookAlikes: readonly LookAlike[]): SafetyMark[]
}

/** A place that a rule of `kind` would find but for what it knows to look alike. */
export interface LookAlike {
  readonly kind: SafetyRule['kind']
  readonly place: Span
}

/** `everyday` is what the rules know of everyday talk in the words of danger, if anything. */
export function dangerWords({ reading, odds, allIn }: Search, everyday: string | null): DangerWords {
  const { sentences } = reading
  const likely = sentences.map((_sentence, i) => likeliest(odds(i), DANGERS))
  const spans = sentences.map(([from, to]) => quoteOf(reading, from, to))
  const shows = SHOWS + LONGER * Math.log2(Math.max(1, sentences.length))
  return {
    allow({ kind, despite }, hit) {
      if (despite.includes(WORDS)) return true
      const [first, last] = rangeOver(spans, hit)
      if (kind === 'boundary') {
        for (let i = first; i < last; i++) if (oddsOf(odds(i), 'threat') > THREATENS) return false
        return true
      }
      if (kind === 'notice' || !isDanger(kind)) return true
      return likely
        .slice(first, last)
        .some(({ column, odds }) => column === undefined || odds > shows - WITH_RULE)
    },
    marks(limits, lookAlikes) {
      const kept = indexesOver(spans, limits)
      const alike = new Map(
        DANGERS.map((danger) => [
          danger,
          indexesOver(
            spans,
            lookAlikes.filter(({ kind }) => kind === danger).map(({ place }) => place),
          ),
        ]),
      )
      return likely.flatMap((shown, i) => {
        const { column } = shown
        const span = spans[i]
        const [from, to] = sentences[i] ?? [0, 0]
        if (!column || shown.odds <= shows || !span || to - from < FEWEST_WORDS) return []
        if (LESSER.has(column) && oddsOf(odds(i), 'threat') - shown.odds > LESSER_BY) return []
        const looksAlike = alike.get(column)?.has(i) || (everyday !== null && allIn(everyday, i).length > 0)
        if (looksAlike && shown.odds <= SHOWS_DESPITE) return []
        return kept.has(i) ? [] : [{ kind: column, ...span, rewrite: false }]
      })
    },
  }
}
