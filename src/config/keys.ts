import { RULE_SETTINGS } from '../core/review.ts'
import { SEVERITIES } from '../core/types.ts'
import { FORMATS } from '../reporters/formats.ts'

/** The one definition of what a configuration file may hold: its reader, its schema and `init` all follow it. */
export interface Key {
  /** One sentence, shown by editors and written above the key by `init`. */
  readonly description: string
  /** JSON Schema of the value. */
  readonly schema: object
  /** How `init` shows it: YAML lines. */
  readonly example: readonly string[]
  /** Whether an override may hold it too. */
  readonly overridable: boolean
}

const texts = { type: 'array', items: { type: 'string', minLength: 1 } }

const REGION = '^[A-Za-z]{2}$'
/** Whether a text can be the code of a country. */
export const isRegion = (text: string): boolean => new RegExp(REGION).test(text)

export const CONFIG_KEYS = {
  rules: {
    description: `Rules or patterns with what becomes of them: ${RULE_SETTINGS.join(', ')}. A rule beats its pattern. Signs of danger are always looked for.`,
    schema: {
      type: 'object',
      propertyNames: { not: { pattern: '^safety(/|$)' } },
      additionalProperties: { enum: RULE_SETTINGS },
    },
    example: ['rules:', '  judgement: note', '  judgement/absolute-always: off'],
    overridable: true,
  },
  ruleFolders: {
    description:
      'Folders with rules of your own, beside this file; a file with the path of a built-in rule replaces it.',
    schema: texts,
    example: ['ruleFolders: [my-rules]'],
    overridable: false,
  },
  packs: {
    description:
      'npm packages with rules: each names its folder of rules as "invite-coach": {"rules": "…"} in its package.json.',
    schema: texts,
    example: ['packs: [invite-coach-rules-of-ours]'],
    overridable: false,
  },
  region: {
    description: 'Your country, for places that help; never guessed.',
    schema: { type: 'string', pattern: REGION },
    example: ['region: IE'],
    overridable: true,
  },
  resources: {
    description: 'A YAML file with places that help of your own, beside this file.',
    schema: { type: 'string', minLength: 1 },
    example: ['resources: help.yaml'],
    overridable: false,
  },
  format: {
    description: `How to report, one or several: ${FORMATS.join(', ')}; "sarif=report.sarif" writes a file beside this one.`,
    schema: { anyOf: [{ type: 'string', minLength: 1 }, texts] },
    example: ['format: [pretty, sarif=report.sarif]'],
    overridable: false,
  },
  failOn: {
    description: 'From which severity on a finding makes the exit code 1.',
    schema: { enum: SEVERITIES },
    example: ['failOn: warning'],
    overridable: true,
  },
  allow: {
    description: 'Words of affection between you two, never taken for a push.',
    schema: texts,
    example: ['allow: [you goof]'],
    overridable: true,
  },
  ignore: {
    description: 'Files and folders to leave out, written as in .gitignore.',
    schema: texts,
    example: ['ignore: [templates/]'],
    overridable: false,
  },
  overrides: {
    description: 'Other settings for some files, written as in .gitignore; later ones win.',
    schema: { type: 'array' },
    example: ['overrides:', "  - files: ['*.eml']", '    rules:', '      threat: error'],
    overridable: false,
  },
} as const satisfies Readonly<Record<string, Key>>

export type ConfigKey = keyof typeof CONFIG_KEYS
export const CONFIG_KEY_NAMES = Object.keys(CONFIG_KEYS) as readonly ConfigKey[]
/** What an override may hold beside `files`. */
export const OVERRIDE_KEY_NAMES = CONFIG_KEY_NAMES.filter((key) => CONFIG_KEYS[key].overridable)
