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
  words: Copies | null,
  ask: Copies | null,
  suggestions: readonly SuggestionEntry[],
]
type MarkEntry = readonly [kind: number, start: number, end: number, words: Copies | null]
type NoticeEntry = readonly [rule: string, start: number, end: number]

/** A placed review as names of rules and offsets; it takes the draft's source itself to read it. */
export type Entry = readonly [
  findings: readonly FindingEntry[],
  safety: readonly MarkEntry[],
  notices: readonly NoticeEntry[],
  /** The indexes of ignore comments that kept nothing quiet. */
  unused: readonly number[],
  remarked: 0 | 1,
]

/** What is known of a draft that was looked at before. */
export interface Known {
  /** Its spans are places in the source. */
  readonly review: Review
  /** Whether there was something to say of how it was read, which takes its words and so has to be found again. */
  readonly remarked: boolean
}

/** What a review was made of and with. */
export interface Origin {
  readonly source: string
  readonly rules: RuleSet
  readonly options: ReviewOptions
}

/** What is put in front of a word that now begins a sentence, where neither the draft nor a template has it. */
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** How code or a picture within words is shown. */
const LEFT_OUT = '…'

/** Sentences of the templates, from which suggestions take what the draft doesn't say. */
const poolOf = perRules((rules) => [...rules.templates.map(({ text }) => text), CAPITALS].join('\n'))

const sourcesOf = ({ source, rules, options }: Origin) => [source, poolOf(rules), options.ask ?? '']

/** The entry of what is known of a draft, or null for what can't be told without the draft's words. */
export function entryOf(known: Known, origin: Origin): Entry | null {
  const { review, remarked } = known
  if (review.strengths.length > 0) return null
  const sources = sourcesOf(origin)
  const noticeRules = new Map(
    review.notices.length === 0 ? [] : origin.rules.safety.map(({ id, message }) => [message, id]),
  )
  let told = true
  const copy = (text: string, from = sources): Copies => {
    const copies = copiesOf(text, from)
    if (!copies) told = false
    return copies ?? []
  }
  /** Words of the draft, which only its source may tell. */
  const own = (words: string | undefined) =>
    words === undefined ? null : copy(words, [origin.source, LEFT_OUT])
  // What is decoded stands in the source in no words: they would be spelled out of the templates.
  if (review.findings.some(({ encoded }) => encoded)) return null
  const entry: Entry = [
    review.findings.map(({ ruleId, severity, start, end, words, ask, suggestions }) => [
      ruleId,
      SEVERITIES.indexOf(severity),
      start,
      end,
      own(words),
      ask === null ? null : copy(ask),
      suggestions.map((one) => [
        KINDS.indexOf(one.kind),
        SHIFTS.indexOf(one.shift),
        one.start,
        one.end,
        copy(one.text),
      ]),
    ]),
    review.safety.map(({ kind, start, end, words }) => [SAFETY_KINDS.indexOf(kind), start, end, own(words)]),
    review.notices.map(({ message, start, end }) => [noticeRules.get(message) ?? '', start, end]),
    review.unused ?? [],
    remarked ? 1 : 0,
  ]
  return told && isDeepStrictEqual(knownOf(entry, origin), known) ? entry : null
}

const ruleIndex = perRules(
  (rules) => new Map([...rules.patterns, ...rules.weighed].map((rule) => [rule.id, rule])),
)

/** What an entry tells of its draft, or null for an entry that doesn't fit. */
export function knownOf(entry: Entry, origin: Origin): Known | null {
  try {
    return { review: reviewOf(entry, origin), remarked: entry[4] === 1 }
  } catch {
    return null
  }
}

function reviewOf([findings, safety, notices, unused]: Entry, origin: Origin): Review {
  const { source, rules } = origin
  const sources = sourcesOf(origin)
  const wordsOf = (words: Copies | null) => words !== null && { words: textOf(words, [source, LEFT_OUT]) }
  return {
    findings: findings.map(([ruleId, severity, start, end, words, ask, suggestions]): Finding => {
      const { pattern, message, note } = present(ruleIndex(rules).get(ruleId))
      return {
        ruleId,
        pattern,
        shift: SHIFT_OF[pattern],
        severity: present(SEVERITIES[severity]),
        start,
        end,
        quote: source.slice(start, end),
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
        ...wordsOf(words),
      }
    }),
    safety: safety.map(([kind, start, end, words]) => {
      const name = present(SAFETY_KINDS[kind])
      const quote = source.slice(start, end)
      return { kind: name, start, end, quote, rewrite: name === 'boundary', ...wordsOf(words) }
    }),
    notices: notices.map(([id, start, end]) => {
      const { message } = present(rules.safety.find((rule) => rule.id === id))
      return { message, start, end }
    }),
    strengths: [],
    ...(unused.length > 0 && { unused }),
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('no such name')
  return value
}
