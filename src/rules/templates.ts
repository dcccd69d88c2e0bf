import {
  ASK_TRAITS,
  type AskTrait,
  REGISTERS,
  SAYINGS,
  type Saying,
  SLOTS,
  type Template,
} from '../core/rules/data.ts'
import { PATTERNS, type Pattern, SHIFTS, type SuggestionKind } from '../core/types.ts'
import { listOf } from './list-of.ts'
import type { Reader, Value } from './yaml.ts'

const KINDS = ['shift', 'smallest', 'question'] as const
const MAX_BLANKS = 2

/** The templates of `shifts/<name>.yaml`: a shift's name makes them its own, any other name gives them to all shifts. */
export function readTemplates(reader: Reader, name: string): Template[] {
  const shift = SHIFTS.find((one) => one === name) ?? null
  const fields = reader.fields(reader.root, KINDS, 'a file of templates')
  return KINDS.flatMap((kind) => {
    const list = fields[kind]
    return list ? reader.items(list, kind).map((value) => templateOf(reader, value, kind, shift)) : []
  })
}

function templateOf(reader: Reader, value: Value, kind: SuggestionKind, shift: Template['shift']): Template {
  const fields = reader.fields(value, ['text', 'when', 'if', 'for', 'register'], 'a template')
  const text = fields.text ? reader.text(fields.text, 'text') : ''
  if (!fields.text) reader.problem(value, 'a template needs its "text"')
  else checkText(reader, fields.text, text)
  const saying = fields.when ? reader.oneOf(fields.when, SAYINGS, 'when') : undefined
  return {
    kind,
    shift,
    text,
    when: saying ?? (namesAsk(text) ? 'unsaid' : 'said'),
    if: listOf<AskTrait>(reader, fields.if, ASK_TRAITS, 'if'),
    for: listOf<Pattern>(reader, fields.for, PATTERNS, 'for'),
    register: (fields.register ? reader.oneOf(fields.register, REGISTERS, 'register') : undefined) ?? null,
  } satisfies Template & { when: Saying }
}

function namesAsk(text: string): boolean {
  return /\{(ask|asking|together|topic|day)\}/.test(text)
}

function checkText(reader: Reader, value: Value, text: string): void {
  for (const [, slot = ''] of text.matchAll(/\{([^}]*)\}/g)) {
    if (!(SLOTS as readonly string[]).includes(slot)) {
      reader.problem(value, `no match captures {${slot}}, use one of: ${SLOTS.join(', ')}`)
    }
  }
  const blanks = [...text.matchAll(/\[([^\]]*)\]/g)]
  if (blanks.length > MAX_BLANKS)
    reader.problem(value, `has ${blanks.length} blanks, leave at most ${MAX_BLANKS} to fill`)
  if (blanks.some(([, hint]) => !hint?.trim()))
    reader.problem(value, 'a [blank] has no hint, say in the brackets what goes there')
}
