import type { RuleSetting } from '../core/review.ts'
import type { Severity } from '../core/types.ts'
import type { Problem } from '../rules/problem.ts'

/** What becomes of a rule or a pattern, and where that is written. */
export interface RuleChoice {
  readonly name: string
  readonly setting: RuleSetting
  readonly place: Omit<Problem, 'message'>
}

/** What an override may say too. */
export interface Choices {
  readonly rules: readonly RuleChoice[]
  readonly allow: readonly string[]
  readonly region?: string
  readonly failOn?: Severity
}

export interface Override extends Choices {
  /** Patterns as in .gitignore. */
  readonly files: readonly string[]
}

/** A configuration file, read and checked; its paths are absolute. */
export interface Config extends Choices {
  /** The folder that its patterns of files start from. */
  readonly base: string
  /** Folders of rules, those of packs first. */
  readonly ruleFolders: readonly string[]
  readonly resources?: string
  readonly formats: readonly string[]
  readonly ignore: readonly string[]
  readonly overrides: readonly Override[]
}

export const NO_CONFIG: Config = {
  base: '',
  rules: [],
  allow: [],
  ruleFolders: [],
  formats: [],
  ignore: [],
  overrides: [],
}
