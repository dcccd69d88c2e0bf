import type {
  AskRule,
  Conditions,
  Examples,
  InvalidExample,
  PatternRule,
  SafetyRule,
  Scope,
  SpanRule,
  StrengthRule,
  Veto,
  WeighedRule,
} from '../core/rules/data.ts'
import { DOERS, SCOPES, SPAN_RULES } from '../core/rules/data.ts'
import { PATTERNS, type Pattern, SAFETY_KINDS, SEVERITIES, SHIFTS } from '../core/types.ts'
import { listOf } from './list-of.ts'
import type { Reader, Value } from './yaml.ts'

/** A match string with its place in its file, for the checks that follow. */
export interface Placed {
  readonly source: string
  readonly value: Value
  readonly reader: Reader
}

export interface Read<T> {
  readonly rule: T
  readonly places: readonly Placed[]
}

export const RULE_KEYS = [
  'message',
  'note',
  'severity',
  'match',
  'unless',
  'context',
  'span',
  'despite',
  'examples',
] as const

class Collector {
  readonly places: Placed[] = []
  readonly reader: Reader
  constructor(reader: Reader) {
    this.reader = reader
  }

  matches(value: Value | undefined, what: string): string[] {
    if (!value) return []
    return this.reader.texts(value, what).map(({ text, value: place }) => {
      if (text) this.places.push({ source: text, value: place, reader: this.reader })
      return text
    })
  }

  /** A list means `hit`; a mapping names its scopes. */
  conditions(value: Value | undefined, what: string): Conditions {
    if (!value) return {}
    if (!this.reader.isMapping(value)) return { hit: this.matches(value, what) }
    const fields = this.reader.fields(value, SCOPES, what)
    const entries = Object.entries(fields) as [Scope, Value][]
    return Object.fromEntries(entries.map(([scope, list]) => [scope, this.matches(list, `${what}.${scope}`)]))
  }
}

function examplesOf(reader: Reader, value: Value | undefined, id: string): Examples {
  if (!value) {
    reader.problem(null, `${id} has no examples, add "examples" with "invalid" and "valid" drafts`)
    return { invalid: [], valid: [] }
  }
  const fields = reader.fields(value, ['invalid', 'valid'], 'examples')
  const invalid = fields.invalid
    ? reader.items(fields.invalid, 'invalid').map((item) => invalidOf(reader, item))
    : []
  const valid = fields.valid ? reader.texts(fields.valid, 'valid').map(({ text }) => text) : []
  if (invalid.length === 0) reader.problem(value, 'no "invalid" example, add a draft that the rule finds')
  if (valid.length === 0) reader.problem(value, 'no "valid" example, add a look-alike that must stay silent')
  return { invalid, valid }
}

function invalidOf(reader: Reader, value: Value): InvalidExample {
  if (!reader.isMapping(value)) return { text: reader.text(value, 'an example') }
  const fields = reader.fields(value, ['text', 'ask', 'becomes'], 'an example')
  if (!fields.text) reader.problem(value, 'an example needs its "text"')
  return {
    text: fields.text ? reader.text(fields.text, 'text') : '',
    ...(fields.ask && { ask: reader.text(fields.ask, 'ask') }),
    ...(fields.becomes && { becomes: reader.text(fields.becomes, 'becomes') }),
  }
}

function baseOf(reader: Reader, id: string) {
  const fields = reader.fields(reader.root, RULE_KEYS, 'a rule')
  const collect = new Collector(reader)
  const match = collect.matches(fields.match, 'match')
  if (match.length === 0) reader.problem(null, `${id} matches nothing, add "match" with at least one line`)
  const base = {
    id,
    match,
    unless: collect.conditions(fields.unless, 'unless'),
    context: collect.conditions(fields.context, 'context'),
    span: (fields.span ? reader.oneOf(fields.span, SPAN_RULES, 'span') : undefined) ?? ('clause' as SpanRule),
    examples: examplesOf(reader, fields.examples, id),
  }
  return { fields, base, places: collect.places }
}

function required(reader: Reader, value: Value | undefined, key: string, id: string): string {
  if (value) return reader.text(value, key)
  reader.problem(null, `${id} has no "${key}", add one sentence`)
  return ''
}

export function readPatternRule(reader: Reader, id: string): Read<PatternRule> {
  const { fields, base, places } = baseOf(reader, id)
  const rule: PatternRule = {
    ...base,
    pattern: id.split('/')[0] as Pattern,
    severity:
      (fields.severity ? reader.oneOf(fields.severity, SEVERITIES, 'severity') : undefined) ?? 'warning',
    message: required(reader, fields.message, 'message', id),
    note: required(reader, fields.note, 'note', id),
    despite: fields.despite ? reader.texts(fields.despite, 'despite').map(({ text }) => text) : [],
  }
  return { rule, places }
}

/** `safety/<kind>/<name>`, where a kind is a safety kind or `notice`. */
export function readSafetyRule(reader: Reader, id: string): Read<SafetyRule> {
  const { fields, base, places } = baseOf(reader, id)
  const kind = id.split('/')[1] ?? ''
  const kinds = [...SAFETY_KINDS, 'notice'] as const
  const known = kinds.find((one) => one === kind)
  if (!known)
    reader.problem(null, `the folder "${kind}" is no kind of safety, use one of: ${kinds.join(', ')}`)
  return {
    rule: {
      ...base,
      kind: known ?? 'notice',
      message: required(reader, fields.message, 'message', id),
      despite: fields.despite ? reader.texts(fields.despite, 'despite').map(({ text }) => text) : [],
    },
    places,
  }
}

/** `strengths/<shift>/<name>`. */
export function readStrengthRule(reader: Reader, id: string): Read<StrengthRule> {
  const { base, places } = baseOf(reader, id)
  const shift = SHIFTS.find((one) => one === id.split('/')[1])
  if (!shift) reader.problem(null, `the folder of ${id} is no shift, use one of: ${SHIFTS.join(', ')}`)
  return { rule: { ...base, shift: shift ?? 'request' }, places }
}

export function readVeto(reader: Reader, name: string): Read<Veto> {
  const fields = reader.fields(reader.root, ['scope', 'for', 'match', 'unless'], 'a veto')
  const collect = new Collector(reader)
  const veto: Veto = {
    name,
    for: listOf<Pattern>(reader, fields.for, PATTERNS, 'for'),
    scope: (fields.scope ? reader.oneOf(fields.scope, SCOPES, 'scope') : undefined) ?? 'hit',
    match: collect.matches(fields.match, 'match'),
    unless: collect.matches(fields.unless, 'unless'),
  }
  return { rule: veto, places: collect.places }
}

/** `ask/<name>`: a way of asking. */
export function readAskRule(reader: Reader, id: string): Read<AskRule> {
  const fields = reader.fields(
    reader.root,
    ['strength', 'who', 'as', 'brief', 'others', 'within', 'match', 'unless'],
    'a way of asking',
  )
  const collect = new Collector(reader)
  const strength = fields.strength ? Number(reader.text(fields.strength, 'strength')) : Number.NaN
  if (![-1, 0, 1, 2, 3].includes(strength))
    reader.problem(
      fields.strength ?? null,
      `${id} needs a "strength", from -1 (something to talk about) over 0 (only named) to 3 (said outright)`,
    )
  const as = fields.as ? reader.text(fields.as, 'as') : null
  const match = collect.matches(fields.match, 'match')
  for (const { source, value } of collect.places) {
    if (!source.includes('[<ask>'))
      reader.problem(value, 'captures no ask, put [<ask>…] around what is asked')
  }
  const rule: AskRule = {
    id,
    match,
    unless: collect.conditions(fields.unless, 'unless'),
    who: (fields.who ? reader.oneOf(fields.who, DOERS, 'who') : undefined) ?? 'you',
    strength,
    as,
    brief: fields.brief ? reader.text(fields.brief, 'brief') : null,
    others: fields.others !== undefined,
    within: fields.others !== undefined || fields.within !== undefined,
  }
  return { rule, places: collect.places }
}

/** `weighed/<pattern>`: what to say where only the weight of words speaks for a pattern. */
export function readWeighedRule(reader: Reader, id: string): WeighedRule {
  const fields = reader.fields(reader.root, ['message', 'note', 'severity'], 'a weighed rule')
  const name = id.split('/')[1] ?? ''
  if (!isPattern(name)) reader.problem(null, `"${name}" is no pattern, use one of: ${PATTERNS.join(', ')}`)
  return {
    id,
    pattern: isPattern(name) ? name : 'judgement',
    severity: (fields.severity ? reader.oneOf(fields.severity, SEVERITIES, 'severity') : undefined) ?? 'note',
    message: required(reader, fields.message, 'message', id),
    note: required(reader, fields.note, 'note', id),
  }
}

export function isPattern(folder: string): folder is Pattern {
  return (PATTERNS as readonly string[]).includes(folder)
}
