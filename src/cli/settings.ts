import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { type Config, NO_CONFIG, type RuleChoice } from '../config/config.ts'
import { type ConfigIn, configAt, configsFound } from '../config/find.ts'
import type { Engine } from '../core/engine/engine.ts'
import { known } from '../core/known.ts'
import type { ReviewOptions, RuleSetting } from '../core/review.ts'
import { PATTERNS, type Severity } from '../core/types.ts'
import { meant } from '../rules/meant.ts'
import { namesIn } from '../rules/names.ts'
import { RuleError } from '../rules/problem.ts'
import type { ConfigOptions, HelpOptions, ReadingOptions } from './commands/options.ts'
import { type LoadedRules, rulesIn } from './engines.ts'
import { type SafetyHelp, safetyHelp } from './help.ts'
import { CallError, type Io, write } from './io.ts'

export type SettingsOptions = ReadingOptions &
  HelpOptions &
  ConfigOptions & { readonly failOn?: Severity; readonly quiet?: boolean }

/** What counts for one draft: the command line first, then the configuration of its folder. */
export interface Settings extends LoadedRules {
  readonly review: ReviewOptions
  readonly failOn: Severity
  readonly help: SafetyHelp
}

export interface AllSettings {
  /** The configuration of the folder that the run was started in. */
  readonly here: Config
  /** For the file at an absolute path, there or not, or for a message or piped text without a name. Rejects with a RuleError or a CallError. */
  of(file: string | null): Promise<Settings>
  /** Whether the configuration of its folder leaves a file out. */
  leavesOut(file: string): Promise<boolean>
}

/** Reads the configuration of the folder the run was started in; those of other folders when a draft of theirs comes. */
export async function settingsFor(options: SettingsOptions, io: Io): Promise<AllSettings> {
  const configIn = configsFor(options, io)
  const unknownRegion = unknownRegionsTold(options, io)
  const made = new Map<Config, Map<string, Promise<Settings>>>()
  const configOf = (file: string | null) => configIn(file === null ? io.cwd : dirname(file))
  return {
    here: await configIn(io.cwd),
    async of(file) {
      const config = await configOf(file)
      const chosen = await overridesFor(config, file)
      const ofConfig = known(made, config, () => new Map<string, Promise<Settings>>())
      return known(ofConfig, chosen.join(), () => settingsOf(config, chosen, options, unknownRegion))
    },
    async leavesOut(file) {
      const config = await configOf(file)
      if (config.ignore.length === 0) return false
      const { matches } = await import('../config/matching.ts')
      return matches(config.ignore, file, config.base)
    },
  }
}

function configsFor({ config }: ConfigOptions, { cwd }: Io): ConfigIn {
  if (config === false) return async () => NO_CONFIG
  if (typeof config !== 'string') return configsFound((file) => relative(cwd, file))
  const file = resolve(cwd, config)
  if (!existsSync(file)) throw new CallError(`${config} does not exist; --config takes a configuration file`)
  const only = configAt(file, cwd, config)
  return () => only
}

/** Tells once of each region that is none. */
function unknownRegionsTold({ quiet = false }: SettingsOptions, { stderr }: Io) {
  const told = new Set<string>()
  return async (region: string): Promise<void> => {
    if (quiet || told.has(region)) return
    told.add(region)
    await write(
      stderr,
      `invite-coach: no country has the code "${region}", so help is named for the whole world; give its two letters, as IE\n`,
    )
  }
}

/** The places in `config.overrides` of those that name the file. */
async function overridesFor(config: Config, file: string | null): Promise<readonly number[]> {
  if (file === null || config.overrides.length === 0) return []
  const { matches } = await import('../config/matching.ts')
  return config.overrides.flatMap(({ files }, i) => (matches(files, file, config.base) ? [i] : []))
}

async function settingsOf(
  config: Config,
  chosen: readonly number[],
  options: SettingsOptions,
  unknownRegion: (region: string) => Promise<void>,
): Promise<Settings> {
  const loaded = await rulesIn(config.ruleFolders)
  const { engine } = loaded
  checkRules([...config.rules, ...config.overrides.flatMap(({ rules }) => rules)], options.ignore, engine)
  const layers = [config, ...chosen.flatMap((i) => config.overrides[i] ?? [])]
  const last = <T>(values: readonly (T | undefined)[]) => values.findLast((value) => value !== undefined)
  const region = options.region ?? last(layers.map((layer) => layer.region))
  const rules = rulesOf(layers.flatMap((layer) => layer.rules))
  const allow = [...layers.flatMap((layer) => layer.allow), ...(options.allow ?? [])]
  return {
    ...loaded,
    review: {
      ...(options.ask !== undefined && { ask: options.ask }),
      ...(options.ignore && { ignore: options.ignore }),
      ...(allow.length > 0 && { allow }),
      ...(Object.keys(rules).length > 0 && { settings: rules }),
    },
    failOn: options.failOn ?? last(layers.map((layer) => layer.failOn)) ?? 'note',
    help: await safetyHelp(region, options.resources ?? config.resources, unknownRegion),
  }
}

const rulesOf = (choices: readonly RuleChoice[]): Readonly<Record<string, RuleSetting>> =>
  Object.fromEntries(choices.map(({ name, setting }) => [name, setting]))

/** Names that no rule and no pattern has are mistakes. */
function checkRules(choices: readonly RuleChoice[], ignored: readonly string[] = [], engine: Engine): void {
  if (choices.length + ignored.length === 0) return
  const known = new Set(namesIn(engine.rules))
  const unknown = ignored.filter((name) => !known.has(name)).map((name) => `"${name}"`)
  if (unknown.length > 0)
    throw new CallError(
      `--ignore knows no rule or pattern ${unknown.join(', ')}; the patterns are ${PATTERNS.join(', ')}`,
    )
  const problems = choices
    .filter(({ name }) => !known.has(name))
    .map(({ name, place }) => ({ ...place, message: noRule(name, [...known]) }))
  if (problems.length > 0) throw new RuleError(problems)
}

function noRule(name: string, known: readonly string[]): string {
  const likely = meant(name, known)
  return `no rule or pattern is called "${name}"${likely ? `, did you mean "${likely}"?` : ';'} the patterns are ${PATTERNS.join(', ')}`
}
