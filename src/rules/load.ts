import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { firstNames, formsOf, verbFormsOf } from '../core/nlp.ts'
import type {
  AskRule,
  BuiltRules,
  PatternRule,
  RuleSet,
  SafetyRule,
  StrengthRule,
  Template,
  Veto,
  WeighedRule,
} from '../core/rules/data.ts'
import type { LexiconData } from '../core/text/lexicon.ts'
import { checkMatches } from './check.ts'
import { type Problem, RuleError } from './problem.ts'
import {
  isPattern,
  type Placed,
  readAskRule,
  readPatternRule,
  readSafetyRule,
  readStrengthRule,
  readVeto,
  readWeighedRule,
} from './read.ts'
import { readTemplates } from './templates.ts'
import { notUtf8 } from './utf8.ts'
import { Reader, type Source } from './yaml.ts'

/** The file of what words weigh; by far the largest. */
export const WEIGHTS = 'weighed/weights.txt'
/** The file of the network that reads sentences together; the next largest. */
export const NETWORK = 'weighed/network.txt'

/**
 * Every file of rules below `directory` but `without`, its path relative to it with forward slashes; sorted. Messages call
 * the directory `shownAs`, where that is given. Throws a RuleError that names every file that is not UTF-8.
 */
export function readRuleFiles(
  directory: string,
  { shownAs, without = [] }: { readonly shownAs?: string; readonly without?: readonly string[] } = {},
): Source[] {
  const problems: Problem[] = []
  const sources = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ file, path: relative(directory, file).split(sep).join('/') }))
    .filter(({ path }) => !without.includes(path))
    .map(({ file, path }) => {
      const shown = shownAs === undefined ? undefined : join(shownAs, path)
      const bytes = readFileSync(file)
      const wrong = notUtf8(bytes, shown ?? path)
      if (wrong) problems.push(wrong)
      return { path, text: bytes.toString(), ...(shown !== undefined && { shownAs: shown }) }
    })
  if (problems.length > 0) throw new RuleError(problems)
  return sources
}

/** Folders that hold what is not a pattern. */
const OTHER_FOLDERS = ['ask', 'language', 'phrases', 'safety', 'shifts', 'strengths', 'vetoes', 'weighed']

/** Word forms that are worked out already: conjugating is most of the work of building rules. */
type Forms = Pick<RuleSet, 'forms' | 'verbs'>

/** Builds a rule set from files. Throws a RuleError with all problems of all files together. */
export function buildRules(files: readonly Source[], known: Forms = { forms: {}, verbs: {} }): BuiltRules {
  const problems: Problem[] = []
  const places: Placed[] = []
  const phrases: Record<string, string[]> = {}
  const lexicon: { -readonly [K in keyof LexiconData]: LexiconData[K] } = {
    spellings: {},
    fillers: [],
    openers: [],
  }
  const names = [...firstNames()]
  const patterns: PatternRule[] = []
  const safety: SafetyRule[] = []
  const strengths: StrengthRule[] = []
  const vetoes: Veto[] = []
  const weighed: WeighedRule[] = []
  let weights = ''
  let network = ''
  const asks: AskRule[] = []
  const templates: Template[] = []
  const keep = <T>(list: T[], read: { rule: T; places: readonly Placed[] }) => {
    list.push(read.rule)
    places.push(...read.places)
  }

  for (const file of files) {
    // Places that help are read by resources.ts.
    if (file.path === 'resources.yaml') continue
    if (file.path === WEIGHTS) {
      weights = file.text
      continue
    }
    if (file.path === NETWORK) {
      network = file.text
      continue
    }
    const folder = file.path.split('/')[0] ?? ''
    const id = file.path.replace(/\.ya?ml$/, '')
    const reader = new Reader(file, problems)
    if (!reader.root.node) continue
    if (folder === 'language') readLanguage(reader, lexicon, names)
    else if (folder === 'phrases') readPhrases(reader, phrases, places)
    else if (folder === 'weighed') weighed.push(readWeighedRule(reader, id))
    else if (folder === 'vetoes') keep(vetoes, readVeto(reader, id.split('/')[1] ?? id))
    else if (folder === 'ask') keep(asks, readAskRule(reader, id))
    else if (folder === 'shifts') templates.push(...readTemplates(reader, id.split('/')[1] ?? id))
    else if (folder === 'safety') keep(safety, readSafetyRule(reader, id))
    else if (folder === 'strengths') keep(strengths, readStrengthRule(reader, id))
    else if (isPattern(folder)) keep(patterns, readPatternRule(reader, id))
    else
      reader.problem(
        null,
        `"${folder}" is no folder of rules, use a pattern's name or one of: ${OTHER_FOLDERS.join(', ')}`,
      )
  }
  const roots = checkMatches(places, phrases)
  if (problems.length > 0) throw new RuleError(problems)
  const forms = Object.fromEntries(
    [...roots].sort().map((root) => [root, known.forms[root] ?? formsOf(root)]),
  )
  const verbs = Object.fromEntries(
    (phrases['ask-verb'] ?? []).map((verb) => [verb, known.verbs[verb] ?? verbFormsOf(verb)]),
  )
  return {
    lexicon,
    phrases,
    forms,
    patterns,
    safety,
    strengths,
    vetoes,
    weighed,
    weights,
    network,
    names: [...new Set(names)],
    asks,
    templates,
    verbs,
  }
}

function readLanguage(
  reader: Reader,
  lexicon: { -readonly [K in keyof LexiconData]: LexiconData[K] },
  names: string[],
): void {
  const fields = reader.fields(reader.root, ['spellings', 'fillers', 'openers', 'names'], 'the file')
  const list = (key: 'fillers' | 'openers') => {
    const value = fields[key]
    if (value) lexicon[key] = [...lexicon[key], ...reader.texts(value, key).map(({ text }) => text)]
  }
  list('fillers')
  list('openers')
  if (fields.names) names.push(...reader.texts(fields.names, 'names').map(({ text }) => text))
  if (fields.spellings) {
    const added = reader
      .entries(fields.spellings, 'spellings')
      .map(([key, value]) => [key, reader.text(value, key)])
    lexicon.spellings = { ...lexicon.spellings, ...Object.fromEntries(added) }
  }
}

function readPhrases(reader: Reader, phrases: Record<string, string[]>, places: Placed[]): void {
  for (const [name, value] of reader.entries(reader.root, 'a phrase file')) {
    if (phrases[name]) reader.problem(value, `@${name} is defined twice, rename one of them`)
    const lines = reader.texts(value, name)
    if (lines.length === 0) reader.problem(value, `@${name} is empty, add a line`)
    phrases[name] = lines.map(({ text }) => text)
    for (const line of lines) if (line.text) places.push({ source: line.text, value: line.value, reader })
  }
}
