import { known } from '../core/known.ts'
import { isDanger, PATTERNS, type Review, type SafetyKind, type SafetyMark } from '../core/types.ts'
import type { LabelledDraft } from './corpus.ts'

interface Tally {
  tp: number
  fp: number
  fn: number
}
interface Rates {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Labelled cases. */
  readonly n: number
}

export interface Mistake {
  readonly what: 'missed' | 'false alarm' | 'safety missed' | 'safety alarm'
  readonly label: string
  readonly draft: LabelledDraft
  /** The rules at fault, where there are any. */
  readonly rules: readonly string[]
}

export interface Score {
  readonly drafts: number
  readonly patterns: Readonly<Record<string, Rates>>
  readonly slices: Readonly<Record<string, Rates & { readonly drafts: number; readonly flagged: number }>>
  /** Share of labelled spans with a finding of their pattern that overlaps them enough. */
  readonly spanRecall: number
  readonly clean: number
  readonly cleanFlagged: number
  /** Threats held back as dangerous: neither hit nor miss. */
  readonly held: number
  readonly danger: {
    readonly n: number
    readonly found: number
    readonly coached: number
    readonly falseAlarms: number
    readonly others: number
  }
  readonly boundaries: { readonly n: number; readonly flagged: number }
  readonly mistakes: readonly Mistake[]
}

/** A finding covers a labelled span when they share at least this part of what both cover together. */
const ENOUGH_OVERLAP = 0.3

const normal = (name: string) => name.replaceAll('_', '-')
const rates = ({ tp, fp, fn }: Tally): Rates => {
  const precision = tp / (tp + fp || 1)
  const recall = tp / (tp + fn || 1)
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1), n: tp + fn }
}
const tally = (): Tally => ({ tp: 0, fp: 0, fn: 0 })

/** The slice that a draft's note names: explicit, ordinary, oblique, clean/hard, letter/mixed, … */
function sliceOf(draft: LabelledDraft): string {
  const first = /^\[?([\w/-]+)/.exec(draft.note ?? '')?.[1] ?? 'other'
  return /^(clean|letter|safety|real)\//.test(first) ? first : first.replace(/^[a-z_]+\//, '')
}

function overlap(aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  const both = Math.min(aEnd, bEnd) - Math.max(aStart, bStart)
  return both <= 0 ? 0 : both / (Math.max(aEnd, bEnd) - Math.min(aStart, bStart))
}

/** A labelled draft beside its review, in the names that the rules use. */
interface Compared {
  readonly draft: LabelledDraft
  readonly review: Review
  readonly spans: readonly {
    readonly quote: string
    readonly pattern: string
    readonly alt: readonly string[]
  }[]
  readonly safety: readonly SafetyKind[]
  /** The dangers that the review stopped at. */
  readonly stopped: readonly SafetyMark[]
  /** Patterns that the labels name, those that they let pass instead, and those that were found. */
  readonly wanted: ReadonlySet<string>
  readonly allowed: ReadonlySet<string>
  readonly found: ReadonlySet<string>
}

function compared(draft: LabelledDraft, review: Review): Compared {
  const spans = draft.spans.map(({ quote, pattern, alt = [] }) => ({
    quote,
    pattern: normal(pattern),
    alt: alt.map(normal),
  }))
  return {
    draft,
    review,
    spans,
    safety: draft.safety.map((name) => normal(name) as SafetyKind),
    stopped: review.safety.filter((mark) => isDanger(mark.kind)),
    wanted: new Set(spans.map(({ pattern }) => pattern)),
    allowed: new Set(spans.flatMap(({ alt }) => alt)),
    found: new Set(review.findings.map(({ pattern }) => pattern)),
  }
}

const count = <T>(items: readonly T[], is: (item: T) => boolean) => items.filter(is).length
const isDangerous = ({ safety }: Compared) => safety.some(isDanger)
const isFlagged = ({ review }: Compared) => review.findings.length > 0
const isStopped = ({ stopped }: Compared) => stopped.length > 0
const isHeld = (one: Compared) => isStopped(one) && one.wanted.has('threat')
const isClean = ({ wanted }: Compared) => wanted.size === 0

/** Scores reviews of labelled drafts, in the same order. */
export function score(drafts: readonly LabelledDraft[], reviews: readonly Review[]): Score {
  const all = drafts.map((draft, i) => compared(draft, reviews[i] as Review))
  const dangerous = all.filter(isDangerous)
  const others = all.filter((one) => !isDangerous(one))
  const judged = others.filter((one) => !isHeld(one))
  const limits = all.filter(({ safety }) => safety.includes('boundary'))
  const clean = judged.filter(isClean)
  const spans = judged.flatMap((one) => one.spans.map((span) => isCovered(span, one)))
  const { patterns, slices } = talliesOf(judged)
  return {
    drafts: drafts.length,
    patterns,
    slices,
    spanRecall: count(spans, Boolean) / (spans.length || 1),
    clean: clean.length,
    cleanFlagged: count(clean, isFlagged),
    held: others.length - judged.length,
    danger: {
      n: dangerous.length,
      found: count(dangerous, isStopped),
      coached: count(dangerous, isFlagged),
      falseAlarms: count(judged, isStopped),
      others: others.length,
    },
    boundaries: { n: limits.length, flagged: count(limits, isFlagged) },
    mistakes: all.flatMap((one) => [...safetyMistakes(one), ...patternMistakes(one)]),
  }
}

/** What a review says of a pattern, against the labels; null where that is neither right nor wrong. */
function outcomeOf(pattern: string, { wanted, allowed, found, spans }: Compared): keyof Tally | null {
  if (!wanted.has(pattern)) return found.has(pattern) && !allowed.has(pattern) ? 'fp' : null
  const isAccepted = spans.some((span) => span.pattern === pattern && span.alt.some((alt) => found.has(alt)))
  return found.has(pattern) || isAccepted ? 'tp' : 'fn'
}

/** Rates for each pattern, for all together, and for each slice of the drafts. */
function talliesOf(judged: readonly Compared[]): Pick<Score, 'patterns' | 'slices'> {
  const byPattern = new Map([...PATTERNS, 'all'].map((name) => [name, tally()]))
  const slices = new Map<string, Tally & { drafts: number; flagged: number }>()
  for (const one of judged) {
    const slice = known(slices, sliceOf(one.draft), () => ({ ...tally(), drafts: 0, flagged: 0 }))
    slice.drafts++
    if (isFlagged(one)) slice.flagged++
    for (const pattern of PATTERNS) {
      const outcome = outcomeOf(pattern, one)
      if (!outcome) continue
      for (const sum of [byPattern.get(pattern), byPattern.get('all'), slice]) if (sum) sum[outcome]++
    }
  }
  return {
    patterns: Object.fromEntries([...byPattern].map(([name, sum]) => [name, rates(sum)])),
    slices: Object.fromEntries(
      [...slices].map(([name, sum]) => [name, { ...rates(sum), drafts: sum.drafts, flagged: sum.flagged }]),
    ),
  }
}

function isCovered({ quote, pattern, alt }: Compared['spans'][number], { draft, review }: Compared): boolean {
  const start = draft.text.indexOf(quote)
  return review.findings.some(
    (finding) =>
      [pattern, ...alt].includes(finding.pattern) &&
      overlap(start, start + quote.length, finding.start, finding.end) >= ENOUGH_OVERLAP,
  )
}

function safetyMistakes(one: Compared): Mistake[] {
  const { draft, safety, stopped } = one
  const note = (what: Mistake['what'], label: string) => [{ what, label, draft, rules: [] }]
  if (isDangerous(one)) return isStopped(one) ? [] : note('safety missed', safety.join('+'))
  if (!isStopped(one) || isHeld(one)) return []
  return note('safety alarm', stopped.map(({ kind, quote }) => `${kind} "${quote}"`).join(', '))
}

function patternMistakes(one: Compared): Mistake[] {
  if (isDangerous(one) || isHeld(one)) return []
  const { draft, review } = one
  return PATTERNS.flatMap((label): Mistake[] => {
    const outcome = outcomeOf(label, one)
    if (!outcome || outcome === 'tp') return []
    const rules = review.findings.filter(({ pattern }) => pattern === label).map(({ ruleId }) => ruleId)
    return [{ what: outcome === 'fn' ? 'missed' : 'false alarm', label, draft, rules }]
  })
}
