import { crossing } from './crossing.ts'
import { type Found, pushesIn } from './detect/pushes.ts'
import { disjoint } from './disjoint.ts'
import type { Engine } from './engine/engine.ts'
import { heed, type Ignore } from './ignores.ts'
import { safetyOf } from './safety/safety.ts'
import { coach } from './suggest/suggest.ts'
import { type Draft, draftOf } from './text/draft.ts'
import { type Finding, PATTERNS, type Review, SEVERITIES, type Severity, SHIFT_OF } from './types.ts'

/** What becomes of a rule: it is left out, or its findings get this severity. */
export const RULE_SETTINGS = ['off', ...SEVERITIES] as const
export type RuleSetting = (typeof RULE_SETTINGS)[number]

export interface ReviewOptions {
  /** What the writer wants, where the draft does not say it. */
  readonly ask?: string
  /** Rule ids or pattern names to leave out. */
  readonly ignore?: readonly string[]
  /** Rule ids or pattern names with what becomes of them; an id beats its pattern. Safety knows no such thing. */
  readonly settings?: Readonly<Record<string, RuleSetting>>
  /** Words of affection between these two, which are never taken for a push. */
  readonly allow?: readonly string[]
  /** Stretches of the draft where rules are to be quiet. Safety never is. */
  readonly ignores?: readonly Ignore[]
}

type Rule = Found['rule']

function settingOf({ id, pattern, severity }: Rule, { ignore, settings }: ReviewOptions): RuleSetting {
  if (ignore?.includes(id) || ignore?.includes(pattern)) return 'off'
  return settings?.[id] ?? settings?.[pattern] ?? severity
}

/** One finding a pattern and place: of overlapping ones the gravest, then the longest. In order of place. */
function settle(found: readonly Found[], severityOf: (rule: Rule) => Severity): Found[] {
  const grave = ({ rule }: Found) => SEVERITIES.indexOf(severityOf(rule))
  const length = ({ hit }: Found) => hit.end - hit.start
  const preferred = [...found].sort((a, b) => grave(b) - grave(a) || length(b) - length(a))
  const kept = PATTERNS.flatMap((pattern) =>
    disjoint(
      preferred
        .filter(({ rule }) => rule.pattern === pattern)
        .map((one) => ({ start: one.hit.start, end: one.hit.end, one })),
    ),
  )
  return kept.sort((a, b) => a.start - b.start || a.end - b.end).map(({ one }) => one)
}

/** Reviews one draft: safety first and over the whole of it, then the patterns. Pure: same draft, same review. */
export const review = (engine: Engine, text: string, options: ReviewOptions = {}): Review =>
  reviewOf(engine, draftOf(text, engine.lexicon, options.allow), options)

/** The same for a draft that is read already, with the words that `options` allow. */
export function reviewOf(engine: Engine, draft: Draft, options: ReviewOptions): Review {
  const own = engine.search(draft.own)
  const heard = draft.heard === draft.own ? own : own.again(draft.heard)

  const { marks: safety, notices, stop } = safetyOf(engine.rules, heard)
  if (stop) return { findings: [], safety, notices: [], strengths: [] }

  const ignores = heed(options.ignores ?? [])
  const kept = crossing(safety.filter((mark) => mark.kind === 'boundary'))
  const severityOf = (rule: Rule): Severity => {
    const setting = settingOf(rule, options)
    return setting === 'off' ? rule.severity : setting
  }
  const found = settle(
    pushesIn(engine, own)
      .filter(({ rule }) => settingOf(rule, options) !== 'off')
      .filter(({ hit }) => kept(hit).length === 0),
    severityOf,
  ).filter(({ rule, hit }) => !ignores.quiet(rule, hit))
  const coached = coach(engine, own, found, kept, options.ask)
  const findings = found.map(
    ({ rule, hit }, i): Finding => ({
      ruleId: rule.id,
      pattern: rule.pattern,
      shift: SHIFT_OF[rule.pattern],
      severity: severityOf(rule),
      start: hit.start,
      end: hit.end,
      quote: hit.quote,
      ask: coached[i]?.ask?.text ?? null,
      message: rule.message,
      note: rule.note,
      suggestions: coached[i]?.suggestions ?? [],
    }),
  )
  const unused = ignores.unused()
  return { findings, safety, notices, strengths: [], ...(unused.length > 0 && { unused }) }
}
