import { PATTERNS, SAFETY_KINDS, SEVERITIES, SHIFTS } from '../core/types.ts'

const closed = (
  properties: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
) => ({
  type: 'object',
  properties: { ...properties, ...optional },
  required: Object.keys(properties),
  additionalProperties: false,
})
const many = (items: object) => ({ type: 'array', items })
const point = { $ref: '#/definitions/point' }
const text = { type: 'string' }
const span = { start: point, end: point }
const words = { ...text, description: 'How the quote reads, where the file writes it otherwise.' }

const suggestion = closed({
  kind: { enum: ['shift', 'smallest', 'question'] },
  shift: { enum: SHIFTS },
  ...span,
  text: { ...text, description: 'A whole replacement for [start, end); may hold [blanks] for the writer.' },
})

const finding = closed(
  {
    ruleId: text,
    pattern: { enum: PATTERNS },
    shift: { enum: SHIFTS },
    severity: { enum: SEVERITIES },
    ...span,
    quote: { ...text, description: "The draft's words from start to end; empty with --redact." },
    ask: { type: ['string', 'null'] },
    message: text,
    note: text,
    suggestions: many(suggestion),
  },
  {
    words,
    encoded: { const: true, description: 'The file encodes these words: suggestions cannot be put in.' },
  },
)

const review = closed({
  path: { ...text, description: 'The file, <stdin> or <argument>.' },
  findings: many(finding),
  safety: many(
    closed({ kind: { enum: SAFETY_KINDS }, ...span, quote: text, rewrite: { type: 'boolean' } }, { words }),
  ),
  notices: many(closed({ message: text, start: point })),
  strengths: many(closed({ shift: { enum: SHIFTS }, ...span, quote: text }, { words })),
})

const count = { type: 'integer', minimum: 0 }

/** The JSON Schema of `--format json`. */
export function reportSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Report of invite-coach check --format json',
    ...closed({
      version: { const: 1 },
      reviews: many(review),
      summary: closed({ drafts: count, findings: count, held: count, errors: count }),
    }),
    definitions: {
      point: {
        ...closed({
          offset: count,
          line: { type: 'integer', minimum: 1 },
          column: { type: 'integer', minimum: 1 },
        }),
        description: 'Offset in UTF-16 units from 0, line and column from 1.',
      },
    },
  }
}
