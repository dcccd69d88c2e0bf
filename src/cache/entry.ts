import { isDeepStrictEqual } from 'node:util'
import type { ReviewOptions } from '../core/review.ts'
import type { RuleSet } from '../core/rules/data.ts'
import { perRules } from '../core/rules/per-rules.ts'
import {
  type Finding,
  type Review,
  SAFETY_KINDS,
  SEVERITIES,
  SHIFT_OF,
  SHIFTS,
  type Suggestion,
  type SuggestionKind,
} from '../core/types.ts'
import { type Copies, copiesOf, textOf } from './copies.ts'

const KINDS: readonly SuggestionKind[] = ['shift', 'smallest', 'question']

type SuggestionEntry = readonly [kind: number, shift: number, start: number, end: number, text: Copies]
type FindingEntry = readonly [
  rule: string,
  severity: number,
  start: number,
  end: number,
  ask: Copies | null,
  suggestions: readonly SuggestionEntry[],
]
type MarkEntry = readonly [kind: number, start: number, end: number]
type NoticeEntry = readonly [rule: string, start: number, end: number]

/** A review as names of rules and offsets; it takes the draft itself to read it. */
export type Entry = readonly [
  findings: readonly FindingEntry[],
  safety: readonly MarkEntry[],
  notices: readonly NoticeEntry[],
  /** The indexes of ignore comments that kept nothing quiet. */
  unused: readonly number[],
]

/** What a review was made of and with. */
export interface Origin {
  readonly text: string
  readonly rules: RuleSet
  readonly options: ReviewOptions
}

/** What is put in front of a word that now begins a sentence, where neither the draft nor a template has it. */
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Sentences of the templates, from which suggestions take what the draft doesn't say. */
const poolOf = perRules((rules) => [...rules.templates.map(({ text }) => text), CAPITALS].join('\n'))

const sourcesOf = ({ text, rules, options }: Origin) => [text, poolOf(rules), options.ask ?? '']

/** The entry of a review, or null for one that can't be told without the draft's words. */
export function entryOf(review: Review, origin: Origin): Entry | null {
  if (review.strengths.length > 0) return null
  const sources = sourcesOf(origin)
  const noticeRules = new Map(
    review.notices.length === 0 ? [] : origin.rules.safety.map(({ id, message }) => [message, id]),
  )
  let told = true
  const copy = (text: string): Copies => {
    const copies = copiesOf(text, sources)
    if (!copies) told = false
    return copies ?? []
  }
  const entry: Entry = [
    review.findings.map(({ ruleId, severity, start, end, ask, suggestions }) => [
      ruleId,
      SEVERITIES.indexOf(severity),
      start,
      end,
      ask === null ? null : copy(ask),
      suggestions.map((one) => [
        KINDS.indexOf(one.kind),
        SHIFTS.indexOf(one.shift),
        one.start,
        one.end,
        copy(one.text),
      ]),
    ]),
    review.safety.map(({ kind, start, end }) => [SAFETY_KINDS.indexOf(kind), start, end]),
    review.notices.map(({ message, start, end }) => [noticeRules.get(message) ?? '', start, end]),
    review.unused ?? [],
  ]
  return told && isDeepStrictEqual(reviewOf(entry, origin), review) ? entry : null
}

const ruleIndex = perRules(
  (rules) => new Map([...rules.patterns, ...rules.weighed].map((rule) => [rule.id, rule])),
)

/** The review that an entry tells of its draft, or null for an entry that doesn't fit. */
export function reviewOf([findings, safety, notices, unused]: Entry, origin: Origin): Review | null {
  const { text, rules } = origin
  const sources = sourcesOf(origin)
  try {
    return {
      findings: findings.map(([ruleId, severity, start, end, ask, suggestions]): Finding => {
        const { pattern, message, note } = present(ruleIndex(rules).get(ruleId))
        return {
          ruleId,
          pattern,
          shift: SHIFT_OF[pattern],
          severity: present(SEVERITIES[severity]),
          start,
          end,
          quote: text.slice(start, end),
          ask: ask === null ? null : textOf(ask, sources),
          message,
          note,
          suggestions: suggestions.map(
            ([kind, shift, from, to, copies]): Suggestion => ({
              kind: present(KINDS[kind]),
              shift: present(SHIFTS[shift]),
              start: from,
              end: to,
              text: textOf(copies, sources),
            }),
          ),
        }
      }),
      safety: safety.map(([kind, start, end]) => {
        const name = present(SAFETY_KINDS[kind])
        return { kind: name, start, end, quote: text.slice(start, end), rewrite: name === 'boundary' }
      }),
      notices: notices.map(([id, start, end]) => {
        const { message } = present(rules.safety.find((rule) => rule.id === id))
        return { message, start, end }
      }),
      strengths: [],
      ...(unused.length > 0 && { unused }),
    }
  } catch {
    return null
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('no such name')
  return value
}
