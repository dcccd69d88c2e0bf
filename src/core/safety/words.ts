import { quoteOf } from '../detect/detect.ts'
import type { Search } from '../engine/search.ts'
import type { SafetyRule } from '../rules/data.ts'
import { DANGERS, type Danger, isDanger, overlap, type SafetyMark, type Span } from '../types.ts'
import { likeliest, WORDS } from '../weigh/columns.ts'

/** Log odds from which the words of a sentence alone show danger. A lesser penalty is worded much as coercion is. */
const SHOWS: Readonly<Record<Danger, number>> = {
  violence: -0.5,
  'self-harm': -0.5,
  'abuse-disclosure': -0.5,
  coercion: 0,
  control: -0.5,
}
/** Shorter sentences hold too few words to show it. */
const FEWEST_WORDS = 3
/**
 * Log odds of any danger below which a rule is taken to have misread the words around its hit ("hit me up"). Lower than
 * for the patterns: danger missed costs more than a note too many.
 */
const AGAINST = -3

/** How much words tell of danger in a reading, quoted ones included, whose sentences `limits` may keep. */
export interface DangerWords {
  /** Whether the words where `hit` stands leave room for what `rule` finds. */
  allow(rule: SafetyRule, hit: Span): boolean
  /** Sentences whose words show danger of themselves, other than those with a limit that is kept. */
  marks(limits: readonly Span[]): SafetyMark[]
}

export function dangerWords({ reading, odds }: Search): DangerWords {
  const { sentences } = reading
  const likely = sentences.map((_sentence, i) => likeliest(odds(i), DANGERS))
  const spans = sentences.map(([from, to]) => quoteOf(reading, from, to))
  return {
    allow({ kind, despite }, hit) {
      if (kind === 'notice' || !isDanger(kind) || despite.includes(WORDS)) return true
      return likely.some(
        ({ column, odds }, i) => overlap(spans[i] as Span, hit) && (column === undefined || odds > AGAINST),
      )
    },
    marks: (limits) =>
      likely.flatMap(({ column, odds }, i) => {
        const [from, to] = sentences[i] ?? [0, 0]
        const span = spans[i]
        if (!column || !span || odds <= SHOWS[column] || to - from < FEWEST_WORDS) return []
        return limits.some((limit) => overlap(limit, span)) ? [] : [{ kind: column, ...span, rewrite: false }]
      }),
  }
}
