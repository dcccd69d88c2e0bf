import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './root.ts'

const SRC = join(ROOT, 'src')
/** Which folders of src a folder may import from, itself aside. */
const ALLOWED: Record<string, readonly string[]> = {
  core: [],
  rules: ['core'],
  reporters: ['core'],
  evaluation: ['core'],
  config: ['core', 'rules', 'reporters'],
  cache: ['core'],
  formats: ['core'],
  cli: ['core', 'rules', 'reporters', 'config', 'cache', 'formats'],
  'index.ts': ['core', 'rules', 'formats', 'cli'],
}
/** Packages with only one file that imports them. */
const DOORS: Record<string, string> = {
  compromise: 'core/nlp.ts',
  yaml: 'rules/yaml.ts',
  chalk: 'cli/style.ts',
  commander: 'cli/commander.ts',
  leven: 'rules/meant.ts',
  '@lezer/markdown': 'formats/markdown.ts',
  ignore: 'config/matching.ts',
  htmlparser2: 'formats/tags.ts',
  'fast-xml-builder': 'reporters/xml.ts',
  tinypool: 'cli/pool.ts',
  'p-map': 'cli/check.ts',
  'cli-progress': 'cli/progress.ts',
  globby: 'cli/glob.ts',
  'signal-exit': 'cli/at-exit.ts',
  inquirer: 'cli/prompt.ts',
  clipboardy: 'cli/clipboard.ts',
  'write-file-atomic': 'cli/write-whole.ts',
  diff: 'reporters/word-diff.ts',
}
/** The core and the formats have no clock, no chance, no files and no process. */
const IMPURE = /\b(process|console|Date|Math\.random|setTimeout|fetch)\b|from 'node:(?!module|util)/

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
const folderOf = (file: string) => relative(SRC, file).split(/[/\\]/)[0] ?? ''
const importsOf = (file: string) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /(?:from|import|import\(|require\(|\(import\.meta\.url\)\() ?'([^']+)'/g,
    ),
  ].map((match) => match[1] ?? '')

describe('structure', () => {
  it.each(files.map((file) => [relative(SRC, file), file]))('%s imports in one direction', (_name, file) => {
    const folder = folderOf(file)
    for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
      const to = folderOf(resolve(file, '..', target))
      if (to !== folder) expect(ALLOWED[folder]).toContain(to)
    }
  })
  it('has one door to each outside package that has one', () => {
    for (const [name, door] of Object.entries(DOORS)) {
      const users = files.filter((file) => importsOf(file).includes(name)).map((file) => relative(SRC, file))
      expect(users).toEqual([join(door)])
    }
  })
  it('keeps the core and the formats pure', () => {
    const impure = files
      .filter((file) => ['core', 'formats'].includes(folderOf(file)))
      .filter((file) => IMPURE.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
    expect(impure).toEqual([])
  })
})
