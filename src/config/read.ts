import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { RULE_SETTINGS } from '../core/review.ts'
import { SEVERITIES } from '../core/types.ts'
import { FORMATS, formatNamed } from '../reporters/formats.ts'
import { type Problem, RuleError } from '../rules/problem.ts'
import { Reader, type Source, type Value } from '../rules/yaml.ts'
import { type Choices, type Config, NO_CONFIG, type Override, type RuleChoice } from './config.ts'
import { CONFIG_KEY_NAMES, type ConfigKey, isRegion, OVERRIDE_KEY_NAMES } from './keys.ts'
import { packFolder } from './packs.ts'

const SAFETY = /^safety(?:\/|$)/

type Fields = Partial<Record<ConfigKey, Value>>

/**
 * Reads a configuration file; `source.path` is absolute, `base` the folder that its patterns start from. Throws a
 * RuleError with all its problems together.
 */
export function readConfig(source: Source, base: string): Config {
  const problems: Problem[] = []
  const reader = new Reader(source, problems)
  const folder = dirname(source.path)
  const config = reader.root.node ? configOf(reader, source.path, folder, base) : { ...NO_CONFIG, base }
  if (problems.length > 0)
    throw new RuleError(problems.sort((a, b) => a.line - b.line || a.column - b.column))
  return config
}

function configOf(reader: Reader, path: string, folder: string, base: string): Config {
  const fields: Fields = reader.fields(reader.root, CONFIG_KEY_NAMES, 'the configuration')
  const resources = fields.resources && pathOf(reader, fields.resources, 'resources', folder)
  return {
    ...choicesOf(reader, fields),
    base,
    ruleFolders: [...packsOf(reader, fields.packs, path), ...foldersOf(reader, fields.ruleFolders, folder)],
    ...(resources !== undefined && { resources }),
    formats: formatsOf(reader, fields.format, folder),
    ignore: textsOf(reader, fields.ignore, 'ignore'),
    overrides: fields.overrides
      ? reader.items(fields.overrides, 'overrides').map((item) => overrideOf(reader, item))
      : [],
  }
}

function choicesOf(reader: Reader, { rules, allow, region, failOn }: Fields): Choices {
  const country = region && regionOf(reader, region)
  const severity = failOn && reader.oneOf(failOn, SEVERITIES, 'severity')
  return {
    rules: rules ? rulesOf(reader, rules) : [],
    allow: textsOf(reader, allow, 'allow'),
    ...(country && { region: country }),
    ...(severity && { failOn: severity }),
  }
}

function regionOf(reader: Reader, value: Value): string {
  const text = reader.text(value, 'region')
  if (text && !isRegion(text))
    reader.problem(value, `"${text}" is no country; give its two letters, as region: IE`)
  return text
}

function rulesOf(reader: Reader, value: Value): RuleChoice[] {
  return reader.entries(value, 'rules').flatMap(([name, chosen, key]) => {
    if (SAFETY.test(name)) {
      reader.problem(
        key,
        `signs of danger and limits are always looked for, "${name}" can't be changed; remove this line`,
      )
      return []
    }
    const setting = reader.oneOf(chosen, RULE_SETTINGS, 'setting of a rule')
    return setting ? [{ name, setting, place: reader.placeOf(key) }] : []
  })
}

function overrideOf(reader: Reader, value: Value): Override {
  const fields = reader.fields(value, ['files', ...OVERRIDE_KEY_NAMES], 'an override')
  const files = textsOf(reader, fields.files, 'files')
  if (files.length === 0) reader.problem(value, 'an override needs "files", as in files: ["*.eml"]')
  return { ...choicesOf(reader, fields), files }
}

/** One text or a list of them. */
function textsOf(reader: Reader, value: Value | undefined, what: string): string[] {
  if (!value) return []
  if (!reader.isList(value)) return [reader.text(value, what)]
  return reader.texts(value, what).map(({ text }) => text)
}

/** Formats, each with the file it goes to, which stands beside the configuration: `sarif=report.sarif`. */
function formatsOf(reader: Reader, value: Value | undefined, folder: string): string[] {
  if (!value) return []
  const items = reader.isList(value) ? reader.items(value, 'format') : [value]
  return items.flatMap((item) => {
    const text = reader.text(item, 'format')
    const named = formatNamed(text)
    if (named) return [named.file === null ? named.format : `${named.format}=${resolve(folder, named.file)}`]
    if (text)
      reader.problem(
        item,
        `"${text}" is no format, use one of: ${FORMATS.join(', ')}; with a file as sarif=report.sarif`,
      )
    return []
  })
}

function pathOf(reader: Reader, value: Value, what: string, folder: string): string | undefined {
  const text = reader.text(value, what)
  if (!text) return undefined
  const path = resolve(folder, text)
  if (!existsSync(path))
    reader.problem(value, `${text} does not exist; paths start from the folder of this file`)
  return path
}

function foldersOf(reader: Reader, value: Value | undefined, folder: string): string[] {
  if (!value) return []
  return reader
    .items(value, 'ruleFolders')
    .map((item) => pathOf(reader, item, 'each of ruleFolders', folder))
    .filter((path) => path !== undefined)
}

function packsOf(reader: Reader, value: Value | undefined, path: string): string[] {
  if (!value) return []
  return reader.texts(value, 'packs').flatMap(({ text, value: item }) => {
    if (!text) return []
    try {
      return [packFolder(text, path)]
    } catch (error) {
      reader.problem(item, error instanceof Error ? error.message : String(error))
      return []
    }
  })
}
