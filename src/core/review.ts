import { patternHits } from './detect/detect.ts'
import type { Engine } from './engine/engine.ts'
import { safetyOf } from './safety/safety.ts'
import { draftOf } from './text/draft.ts'
import { type Finding, type Review, SEVERITIES, SHIFT_OF, type Span } from './types.ts'

export interface ReviewOptions {
  /** What the writer wants, where the draft does not say it. */
  readonly ask?: string
  /** Rule ids or pattern names to leave out. */
  readonly ignore?: readonly string[]
  /** Words of affection between these two, which are never taken for a push. */
  readonly allow?: readonly string[]
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/** One finding a pattern and place: of overlapping ones the gravest, then the longest. */
function settle(findings: readonly Finding[]): Finding[] {
  const grave = (finding: Finding) => SEVERITIES.indexOf(finding.severity)
  const kept: Finding[] = []
  const ordered = [...findings].sort((a, b) => grave(b) - grave(a) || b.quote.length - a.quote.length)
  for (const finding of ordered) {
    if (!kept.some((other) => other.pattern === finding.pattern && overlap(other, finding)))
      kept.push(finding)
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Reviews one draft: safety first and over the whole of it, then the patterns. Pure: same draft, same review. */
export function review(engine: Engine, text: string, options: ReviewOptions = {}): Review {
  const draft = draftOf(text, engine.lexicon)
  const own = engine.search(draft.own)
  const heard = draft.heard === draft.own ? own : engine.search(draft.heard)

  const { marks: safety, notices, stop } = safetyOf(engine.rules.safety, heard)
  if (stop) return { findings: [], safety, notices: [], strengths: [] }

  const kept = safety.filter((mark) => mark.kind === 'boundary')
  const findings = patternHits(engine, own)
    .filter(({ rule }) => !options.ignore?.includes(rule.id) && !options.ignore?.includes(rule.pattern))
    .filter(({ hit }) => !kept.some((mark) => overlap(mark, hit)))
    .map(
      ({ rule, hit }): Finding => ({
        ruleId: rule.id,
        pattern: rule.pattern,
        shift: SHIFT_OF[rule.pattern],
        severity: rule.severity,
        start: hit.start,
        end: hit.end,
        quote: hit.quote,
        ask: hit.captures['ask']?.quote ?? null,
        message: rule.message,
        note: rule.note,
        suggestions: [],
      }),
    )
  return { findings: settle(findings), safety, notices, strengths: [] }
}
