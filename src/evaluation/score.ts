import { isDanger, PATTERNS, type Review, type SafetyKind } from '../core/types.ts'
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

/** Scores reviews of labelled drafts, in the same order. */
export function score(drafts: readonly LabelledDraft[], reviews: readonly Review[]): Score {
  const patterns = Object.fromEntries([...PATTERNS, 'all'].map((name) => [name, tally()])) as Record<
    string,
    Tally
  >
  const slices: Record<string, Tally & { drafts: number; flagged: number }> = {}
  const mistakes: Mistake[] = []
  const danger = { n: 0, found: 0, coached: 0, falseAlarms: 0, others: 0 }
  const boundaries = { n: 0, flagged: 0 }
  let spans = 0
  let spansFound = 0
  let clean = 0
  let cleanFlagged = 0
  let held = 0

  for (const [i, draft] of drafts.entries()) {
    const review = reviews[i] as Review
    const labels = draft.safety.map((name) => normal(name) as SafetyKind)
    const stopped = review.safety.filter((mark) => isDanger(mark.kind))
    const gold = draft.spans.map((span) => ({
      ...span,
      pattern: normal(span.pattern),
      alt: (span.alt ?? []).map(normal),
    }))
    const wanted = new Set(gold.map((span) => span.pattern))
    const allowed = new Set(gold.flatMap((span) => span.alt))
    const note = (what: Mistake['what'], label: string, rules: readonly string[] = []) =>
      mistakes.push({ what, label, draft, rules })

    if (labels.includes('boundary')) {
      boundaries.n++
      if (review.findings.length > 0) boundaries.flagged++
    }
    if (labels.some(isDanger)) {
      danger.n++
      if (stopped.length > 0) danger.found++
      else note('safety missed', labels.join('+'))
      if (review.findings.length > 0) danger.coached++
      continue
    }
    danger.others++
    if (stopped.length > 0 && wanted.has('threat')) {
      held++
      continue
    }
    if (stopped.length > 0) {
      danger.falseAlarms++
      note('safety alarm', stopped.map((mark) => `${mark.kind} "${mark.quote}"`).join(', '))
    }
    const slice = slices[sliceOf(draft)] ?? { ...tally(), drafts: 0, flagged: 0 }
    slices[sliceOf(draft)] = slice
    const found = new Set(review.findings.map((finding) => finding.pattern as string))
    slice.drafts++
    if (found.size > 0) slice.flagged++
    for (const pattern of PATTERNS) {
      const accepted = gold.some((span) => span.pattern === pattern && span.alt.some((alt) => found.has(alt)))
      const is = found.has(pattern)
      const should = wanted.has(pattern)
      if (!is && !should) continue
      if (is && !should && allowed.has(pattern)) continue
      const outcome = should ? (is || accepted ? 'tp' : 'fn') : 'fp'
      for (const one of [patterns[pattern], patterns['all'], slice]) if (one) one[outcome]++
      const rules = review.findings
        .filter((finding) => finding.pattern === pattern)
        .map((finding) => finding.ruleId)
      if (outcome !== 'tp') note(outcome === 'fn' ? 'missed' : 'false alarm', pattern, rules)
    }
    for (const span of gold) {
      spans++
      const start = draft.text.indexOf(span.quote)
      const covered = review.findings.some(
        (finding) =>
          [span.pattern, ...span.alt].includes(finding.pattern) &&
          overlap(start, start + span.quote.length, finding.start, finding.end) >= ENOUGH_OVERLAP,
      )
      if (covered) spansFound++
    }
    if (wanted.size === 0) {
      clean++
      if (found.size > 0) cleanFlagged++
    }
  }
  return {
    drafts: drafts.length,
    patterns: Object.fromEntries(Object.entries(patterns).map(([name, one]) => [name, rates(one)])),
    slices: Object.fromEntries(
      Object.entries(slices).map(([name, one]) => [
        name,
        { ...rates(one), drafts: one.drafts, flagged: one.flagged },
      ]),
    ),
    spanRecall: spansFound / (spans || 1),
    clean,
    cleanFlagged,
    held,
    danger,
    boundaries,
    mistakes,
  }
}
