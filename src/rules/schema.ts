import { SCOPES, SPAN_RULES } from '../core/rules/data.ts'
import { SEVERITIES } from '../core/types.ts'
import type { RULE_KEYS } from './read.ts'

const text = (description: string) => ({ type: ['string', 'number'], minLength: 1, description })
const texts = { type: 'array', items: { type: ['string', 'number'], minLength: 1 } }
const conditions = (description: string) => ({
  description,
  anyOf: [
    texts,
    {
      type: 'object',
      properties: Object.fromEntries(SCOPES.map((scope) => [scope, texts])),
      additionalProperties: false,
    },
  ],
})

const invalid = {
  anyOf: [
    text('A draft that the rule finds.'),
    {
      type: 'object',
      properties: {
        text: text('A draft that the rule finds.'),
        ask: text('What the writer asks for in it.'),
        becomes: text('The whole draft after its first suggestion.'),
      },
      required: ['text'],
      additionalProperties: false,
    },
  ],
}

const PROPERTIES: Readonly<Record<(typeof RULE_KEYS)[number], object>> = {
  message: text('What pushes: one short sentence, no blame.'),
  note: text('Why it may land badly: one sentence.'),
  severity: { enum: SEVERITIES, description: 'warning, unless it says something else.' },
  match: { ...texts, minItems: 1, description: 'Lines of the match language; any of them is enough.' },
  unless: conditions('Stops a match that one of these overlaps; or lists by scope.'),
  context: conditions('What must stand around a match; every scope given must hold.'),
  span: {
    enum: SPAN_RULES,
    description: 'What a finding covers; the clause, unless it says something else.',
  },
  despite: {
    ...texts,
    description: 'Shared vetoes that do not hold for this rule; "words": nor what words weigh.',
  },
  examples: {
    type: 'object',
    description: 'The proof of the rule.',
    properties: {
      invalid: { type: 'array', items: invalid, minItems: 1, description: 'Drafts that it finds.' },
      valid: { ...texts, minItems: 1, description: 'Look-alikes that must stay silent.' },
    },
    required: ['invalid', 'valid'],
    additionalProperties: false,
  },
}

/** The JSON Schema of a rule file (`<pattern>/<name>.yaml`, `safety/<kind>/<name>.yaml`), for editors. */
export function ruleSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A rule of invite-coach',
    type: 'object',
    properties: PROPERTIES,
    required: ['message', 'match', 'examples'],
    additionalProperties: false,
  }
}
