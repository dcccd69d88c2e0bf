/**
 * Builds `dist`: the rules as checked JSON with their prefilter, the command line and the library as bundles,
 * and compromise as one file with its lexicon worked out ahead, which halves the time it takes to load.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { configSchema } from '../src/config/schema.ts'
import { compile } from '../src/core/engine/compile.ts'
import { writeShipped } from '../src/core/rules/shipped.ts'
import { reportSchema } from '../src/reporters/schema.ts'
import { buildRules, readRuleFiles } from '../src/rules/load.ts'
import { buildResources } from '../src/rules/resources.ts'
import { ruleSchema } from '../src/rules/schema.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
/** What `import 'compromise'` loads: its sources. */
const compromise = fileURLToPath(import.meta.resolve('compromise'))

interface LexiconModel {
  readonly one: { readonly lexicon: object; readonly frozenLex: object; readonly _multiCache: object }
  readonly two: { readonly switches: object; readonly uncountable: object; readonly irregularPlurals: object }
}

/** Replaces the expansion of compromise's lexicon, which is most of its loading time, by its result. */
const frozenLexicon: Plugin = {
  name: 'frozen-lexicon',
  setup(plugin) {
    plugin.onLoad({ filter: /2-two[\\/]preTagger[\\/]model[\\/]index\.js$/ }, async ({ path }) => {
      const { default: model } = (await import(pathToFileURL(path).href)) as { default: LexiconModel }
      const { lexicon, frozenLex, _multiCache } = model.one
      const { switches, uncountable, irregularPlurals } = model.two
      const frozen = JSON.stringify({
        lexicon,
        frozenLex,
        _multiCache,
        switches,
        uncountable,
        irregularPlurals,
      })
      const source = readFileSync(path, 'utf8')
      const contents = source
        .replace(/^import irregularPlurals.*$/m, '')
        .replace(
          /^import \{ lexicon, switches, frozenLex \}.*$/m,
          `const frozen = JSON.parse(${JSON.stringify(frozen)})
const { lexicon, switches, frozenLex, irregularPlurals } = frozen`,
        )
        .replace(/^import expandLexicon.*$/m, '')
        .replace('_multiCache: {}', '_multiCache: frozen._multiCache')
        .replace('uncountable: {}', 'uncountable: frozen.uncountable')
        .replace(/^model = expandLexicon\(model\)$/m, '')
      if (/expandLexicon|_multiCache: \{\}/.test(contents))
        throw new Error('compromise changed: the frozen lexicon no longer fits')
      return { contents, loader: 'js' }
    })
    // It is merged word by word, each through an object made for it alone.
    plugin.onLoad({ filter: /src[\\/]API[\\/]extend\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      const slow = 'Object.assign(model, { [key]: plugin[key] })'
      if (!source.includes(slow)) throw new Error('compromise changed: its plugins are merged another way')
      return { contents: source.replace(slow, 'model[key] = plugin[key]'), loader: 'js' }
    })
  },
}

/** Points the door to compromise at the file built beside it. */
const builtCompromise: Plugin = {
  name: 'built-compromise',
  setup(plugin) {
    plugin.onLoad({ filter: /src[\\/]core[\\/]nlp\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        "(import.meta.url)('compromise')",
        "(import.meta.url)('./compromise.cjs')",
      ),
      loader: 'ts',
    }))
  },
}

/** Brings along what tells languages apart: written as a literal, its data takes three times the memory that it takes parsed. */
const parsedNgrams: Plugin = {
  name: 'parsed-ngrams',
  setup(plugin) {
    plugin.onResolve({ filter: /^eld\/small$/ }, ({ path }) => ({
      path: fileURLToPath(import.meta.resolve(path)),
    }))
    plugin.onLoad({ filter: /eld[\\/]src[\\/]ngrams[\\/]small\.js$/ }, async ({ path }) => {
      const { ngramsData } = (await import(pathToFileURL(path).href)) as { ngramsData: object }
      const [notice = ''] = /\/\*[\s\S]*?\*\//.exec(readFileSync(path, 'utf8')) ?? []
      const contents = `${notice.replace('/*', '/*!')}
export const ngramsData = JSON.parse(${JSON.stringify(JSON.stringify(ngramsData))})`
      return { contents, loader: 'js' }
    })
  },
}

/**
 * Packages that most checks need. Node takes a third of a short check to find and load their small files one by one, and to
 * make ready the parser that it reads CommonJS ones with where a module imports them.
 */
const BUILT_IN = new Set([
  'chalk',
  'commander',
  'fast-string-truncated-width',
  'fast-string-width',
  'fast-wrap-ansi',
  'ignore',
  'leven',
  'p-map',
])

/** Leaves the other packages where npm puts them. */
const otherPackages: Plugin = {
  name: 'other-packages',
  setup(plugin) {
    plugin.onResolve({ filter: /^[\w@]/ }, ({ path, kind }) => {
      const name = path.replace(/^((?:@[^/]+\/)?[^/]+).*$/, '$1')
      return kind === 'entry-point' || BUILT_IN.has(name) ? null : { path, external: true }
    })
  },
}

async function buildRuleFiles(): Promise<void> {
  const rules = buildRules(readRuleFiles(join(root, 'rules')))
  const { all, names } = compile(rules)
  writeFileSync(join(dist, 'rules.bin'), writeShipped(rules, all, names))
  const resources = {
    path: 'rules/resources.yaml',
    text: readFileSync(join(root, 'rules', 'resources.yaml'), 'utf8'),
  }
  writeFileSync(join(dist, 'resources.json'), JSON.stringify(buildResources([resources])))
}

/** The JSON Schemas, from the definitions that the code follows. */
function buildSchemas(): void {
  mkdirSync(join(dist, 'schemas'))
  const write = (name: string, schema: object) =>
    writeFileSync(join(dist, 'schemas', `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`)
  write('config', configSchema())
  write('rule', ruleSchema())
  write('report', reportSchema())
}

/** One hash of the rules and of the code that reads drafts by them: what was worked out by others counts no more. */
function buildSignature(): void {
  const made = createHash('sha256')
  const files = readdirSync(dist).filter((name) => /\.(?:c?js|bin)$/.test(name))
  for (const name of files.sort()) made.update(readFileSync(join(dist, name)))
  writeFileSync(join(dist, 'signature.sha256'), made.digest('hex'))
}

/** The licences of the packages whose code is in the bundles, which ask to go with every copy. */
function buildLicences(): void {
  const texts = [...BUILT_IN, 'compromise'].sort().map((name) => {
    const folder = join(root, 'node_modules', name)
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
    if (!file) throw new Error(`no licence in the package ${name}: look it up before bundling it`)
    return `${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
  })
  writeFileSync(join(dist, 'licences.txt'), texts.join('\n---\n\n'))
}

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
buildSchemas()
buildLicences()
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.17',
  outdir: dist,
  logLevel: 'warning',
} as const
await Promise.all([
  buildRuleFiles(),
  build({
    ...shared,
    entryPoints: { compromise: compromise },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    plugins: [frozenLexicon],
    minify: true,
    footer: { js: 'module.exports = module.exports.default' },
  }),
  build({
    ...shared,
    entryPoints: { front: join(root, 'src/cli/front.ts') },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    minify: true,
    plugins: [builtCompromise],
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href" },
  }),
  build({
    ...shared,
    entryPoints: {
      cli: join(root, 'src/cli/main.ts'),
      worker: join(root, 'src/cli/worker.ts'),
      index: join(root, 'src/index.ts'),
    },
    format: 'esm',
    splitting: true,
    plugins: [builtCompromise, parsedNgrams, otherPackages],
    chunkNames: 'chunk-[hash]',
    // Commander is CommonJS, and asks for Node's own modules that way.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url)",
    },
  }),
])
buildSignature()
