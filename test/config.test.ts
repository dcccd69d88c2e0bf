import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { CONFIG_KEY_NAMES } from '../src/config/keys.ts'
import { configSchema } from '../src/config/schema.ts'
import { starterConfig } from '../src/config/starter.ts'
import { PATTERNS } from '../src/core/types.ts'
import { RULE_KEYS } from '../src/rules/read.ts'
import { ruleSchema } from '../src/rules/schema.ts'
import { run } from './cli.ts'
import { folderWith, put } from './folder.ts'
import { ROOT } from './root.ts'

const PUSH = 'You are so stubborn.'
const THREAT = "If you don't listen to this, I'll be angry."
const DANGER = "You hit me again. I'm scared of you."
const lines = async (cwd: string, ...args: readonly string[]) =>
  run(['check', '--format', 'line', ...args], '', { cwd })

const ajv = new Ajv.default({ allErrors: true, allowUnionTypes: true })
const fits = ajv.compile(configSchema())

describe('a configuration', () => {
  it('is found upward from each draft; the nearest counts', async () => {
    const cwd = folderWith({
      '.invite-coach.yaml': 'rules: {judgement: error}\n',
      'a/b/letter.txt': PUSH,
      'own/.invite-coach.yaml': 'rules: {judgement: off}\n',
      'own/letter.txt': PUSH,
    })
    const { out } = await lines(cwd, '.')
    expect(out).toMatch(/^a\/b\/letter\.txt:1:1: error judgement.*\n$/)
    expect((await lines(join(cwd, 'own'), 'letter.txt')).code).toBe(0)
    expect((await lines(cwd, '--no-config', 'own/letter.txt')).out).toContain('warning judgement')
    put(cwd, 'other.yaml', 'rules: {judgement: note}\n')
    expect((await lines(cwd, '--config', 'other.yaml', '.')).out.match(/note judgement/g)).toHaveLength(2)
  })
  it('counts for a message and for piped text, also a clean one', async () => {
    const cwd = folderWith({ '.invite-coach.yaml': 'rules: {judgement: off}\nallow: [you goof]\n' })
    expect((await lines(cwd, `${PUSH} Will you come?`)).code).toBe(0)
    expect((await run(['check'], PUSH, { cwd })).code).toBe(0)
    put(cwd, '.invite-coach.yaml', 'nonsense: 1\n')
    expect((await lines(cwd, 'Would you come with me?')).code).toBe(2)
  })
  it('that is a link to nowhere is told', async () => {
    const cwd = folderWith({})
    symlinkSync('nowhere.yaml', join(cwd, '.invite-coach.yaml'))
    const { code, err } = await lines(cwd, 'Would you come with me?')
    expect(code).toBe(2)
    expect(err).toContain('.invite-coach.yaml:1:1: could not be read')
  })
  it('or an option with a region that is no country is told in one line, and help is for the whole world', async () => {
    const cwd = folderWith({ 'a.txt': DANGER, 'b.txt': DANGER, 'zz.yaml': 'region: ZZ\n' })
    for (const args of [
      ['--region', 'zz'],
      ['--config', 'zz.yaml'],
    ]) {
      const { code, err, out } = await run(['check', ...args, '.'], '', { cwd })
      expect(code).toBe(3)
      expect(out).toContain('findahelpline.com')
      expect(err).toMatch(/^invite-coach: no country has the code "zz", .*\n$/i)
    }
    for (const region of ['IE', 'nz', 'TV'])
      expect((await run(['check', '--region', region, '.'], '', { cwd })).err).toBe('')
  })
  it.each([
    ['itself', '.invite-coach.yaml', []],
    ['with a rule file', join('mine', 'judgement', 'x.yaml'), ['--config', 'rules.yaml']],
    ['with places that help', 'help.yaml', ['--resources', 'help.yaml']],
    ['that names places that help', 'help.yaml', ['--config', 'help-config.yaml']],
  ])('%s that is not UTF-8 says so, where, and no more', async (_what, name, args) => {
    const cwd = folderWith({
      'mine/judgement/ok.txt': '',
      'rules.yaml': 'ruleFolders: [mine]\n',
      'help-config.yaml': 'resources: help.yaml\n',
    })
    writeFileSync(join(cwd, name), Buffer.from('# ok\nallow: [caf\xe9]\n', 'latin1'))
    const { code, err } = await lines(cwd, ...args, PUSH)
    expect(code).toBe(2)
    expect(err).toBe(`invite-coach: ${name}:2:12: is not UTF-8 text from here on; save it as UTF-8\n`)
  })
  it('of the folder that piped text is said to be from counts for it', async () => {
    const cwd = folderWith({
      'sub/.invite-coach.yaml': 'overrides: [{files: q.txt, rules: {judgement: off}}]\n',
    })
    const piped = (name: string, command = 'check') => run([command, '--stdin-filename', name], PUSH, { cwd })
    expect((await piped('sub/q.txt')).code).toBe(0)
    expect((await piped('sub/other.txt')).code).toBe(1)
    expect((await piped('q.txt')).code).toBe(1)
    expect((await piped('sub/q.txt', 'rewrite')).out).toBe(PUSH)
    const nameless = await piped('')
    expect(nameless.code).toBe(2)
    expect(nameless.err).toContain("--stdin-filename can't be ''; give the name of a file, as letter.md")
  })
  it('sets a rule before its pattern, and gives some files other settings', async () => {
    const cwd = folderWith({
      '.invite-coach.yaml':
        "rules: {judgement: off, judgement/open-trait: note}\nfailOn: warning\noverrides:\n  - files: '*.md'\n    rules: {judgement/open-trait: error}\n",
      'B.MD': PUSH,
      'a.txt': PUSH,
      'b.md': PUSH,
    })
    const { out, code } = await lines(cwd, '.')
    expect(out).toMatch(/^B\.MD:1:1: note .*\na\.txt:1:1: note .*\nb\.md:1:1: error /)
    expect(code).toBe(1)
    expect((await lines(cwd, 'a.txt')).code).toBe(0)
    expect((await lines(cwd, '--fail-on', 'note', 'a.txt')).code).toBe(1)
  })
  it('chooses formats and region', async () => {
    const cwd = folderWith({
      '.invite-coach.yaml': 'region: IE\nformat: [pretty, json=report.json]\n',
      'a.txt': DANGER,
    })
    const { out, code } = await run(['check', 'a.txt'], '', { cwd })
    expect(code).toBe(3)
    expect(out).toMatch(/Women's Aid|1800/)
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).summary.held).toBe(1)
    put(cwd, 'sub/b.txt', PUSH)
    expect((await run(['check', 'b.txt'], '', { cwd: join(cwd, 'sub') })).code).toBe(1)
    expect(readdirSync(join(cwd, 'sub'))).toEqual(['b.txt'])
    expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).summary.findings).toBe(1)
    put(cwd, '.invite-coach.yaml', 'format: [json=no/r.json, line=-]\n')
    expect((await run(['check', 'b.txt'], '', { cwd: join(cwd, 'sub') })).err).toMatch(
      /^invite-coach: \.\.\/no\/r\.json could not be written .*\n$/,
    )
  })
  it('tells all its mistakes together, each with its place and what was likely meant', async () => {
    const cwd = folderWith({
      '.invite-coach.yaml': `regoin: IE
rules:
  threat: wrning
  safety/violence/hit: off
format: sarff
ruleFolders: [gone]
packs: [not-installed, '../x']
overrides:
  - rules: {threat: off}
`,
    })
    const { err, code } = await lines(cwd, PUSH)
    expect(code).toBe(2)
    const told = err.replace('invite-coach: ', '').trim().split('\n')
    const has = (start: string, part: string) =>
      expect(told.find((line) => line.startsWith(`.invite-coach.yaml:${start}: `))).toContain(part)
    has('1:1', 'unknown key "regoin", did you mean "region"?')
    has('3:11', '"wrning" is no setting of a rule, did you mean "warning"?')
    has('4:3', 'always looked for')
    has('5:9', '"sarff" is no format')
    has('6:15', 'gone does not exist')
    has('7:9', 'not installed')
    has('7:24', 'no name of an npm package')
    has('9:5', 'needs "files"')
    expect(told.map((line) => Number(line.split(':')[1]))).toEqual([1, 3, 4, 5, 6, 7, 7, 9])
  })
  it.each([
    ['what is no country', 'region: Ireland\n', '1:9: "Ireland" is no country; give its two letters'],
    ['an alias', 'rules: *mine\n', '1:8: "*mine" stands for something else'],
    ['a second document', 'rules: {}\n---\nrules: {}\n', '2:1: only one document to a file'],
    ['a flag', 'rules: {judgement: false}\n', '1:20: "false" is no setting of a rule, use one of: off, note'],
    ['a tab', 'rules:\n\tthreat: off\n', '2:1: Tabs are not allowed'],
    ['a key twice', 'region: IE\nregion: GB\n', '2:1: Map keys must be unique'],
    ['a byte order mark', '\ufeffregoin: IE\n', '1:1: unknown key "regoin"'],
    ['text', 'just words\n', '1:1: expected the configuration to be a mapping'],
  ])('with %s is told with its place', async (_what, text, told) => {
    const cwd = folderWith({ '.invite-coach.yaml': text, 'a.txt': PUSH })
    const { err, code } = await run(['check', 'a.txt'], '', { cwd })
    expect(code).toBe(2)
    expect(err).toContain(`.invite-coach.yaml:${told}`)
  })
  it('that cannot be read is told, and one that says nothing changes nothing', async () => {
    const cwd = folderWith({ 'sub/x': '', 'a.txt': PUSH, 'null.yaml': 'null\n', 'empty.yaml': '' })
    const folder = await run(['check', 'a.txt', '--config', 'sub'], '', { cwd })
    expect(folder.code).toBe(2)
    expect(folder.err).toContain('sub:1:1: could not be read')
    for (const name of ['null.yaml', 'empty.yaml'])
      expect((await run(['check', 'a.txt', '--config', name], '', { cwd })).code).toBe(1)
  })
  it('names a rule that is unknown, and the drafts of other folders are still read', async () => {
    const cwd = folderWith({
      'a/.invite-coach.yaml': 'rules: {judgment: off}\n',
      'a/letter.txt': PUSH,
      'a/other.txt': PUSH,
      'b/letter.txt': PUSH,
    })
    const { out, err, code } = await lines(cwd, '.')
    expect(code).toBe(2)
    expect(err.match(/did you mean "judgement"/g)).toHaveLength(1)
    expect(err).toContain('a/.invite-coach.yaml:1:9: ')
    expect(out).toContain('b/letter.txt:1:1')
  })
  it('counts for rewrite too', async () => {
    const cwd = folderWith({ '.invite-coach.yaml': 'rules: {threat: off}\n', 'a.txt': THREAT })
    expect((await run(['rewrite', 'a.txt'], '', { cwd })).out).toBe(THREAT)
    expect((await run(['rewrite', '--no-config', 'a.txt'], '', { cwd })).out).not.toBe(THREAT)
  })
})

describe("rules of one's own", () => {
  const OWN = `message: A teapot is named.
note: Teapots are ours.
match: [you teapot]
examples:
  invalid: [Oh you teapot]
  valid: [Where is the teapot]
`
  it('come from folders and from packs, and a file in the place of a built-in one replaces it', async () => {
    const cwd = folderWith({
      '.invite-coach.yaml': 'ruleFolders: [mine]\npacks: [our-pack]\n',
      'mine/judgement/teapot.yaml': OWN,
      'mine/judgement/open-trait.yaml': OWN.replace('you teapot', 'you saucer').replace(
        'you teapot',
        'you saucer',
      ),
      'node_modules/our-pack/package.json': '{"name":"our-pack","invite-coach":{"rules":"rules"}}',
      'node_modules/our-pack/rules/threat/kettle.yaml': OWN.replaceAll('you teapot', 'or the kettle'),
      'a.txt': `Oh you teapot. ${PUSH} Come home, or the kettle.`,
    })
    const { out, err } = await lines(cwd, 'a.txt')
    expect(err).toBe('')
    expect(out).toContain('(judgement/teapot)')
    expect(out).toContain('(threat/kettle)')
    expect(out).not.toContain('open-trait')
  })
  it.skipIf(process.getuid?.() === 0)('that cannot be read are told with their place', async () => {
    const cwd = folderWith({ '.invite-coach.yaml': 'ruleFolders: [mine]\n', 'mine/judgement/x.yaml': OWN })
    const shut = join(cwd, 'mine', 'judgement')
    chmodSync(shut, 0)
    const { err, code } = await lines(cwd, PUSH)
    chmodSync(shut, 0o700)
    expect({ err, code }).toEqual({
      code: 2,
      err: `invite-coach: ${join('mine', 'judgement')}:1:1: could not be read (no permission); check its permissions\n`,
    })
  })
  it('are told as broken where the package.json of a pack is', async () => {
    const cwd = folderWith({
      '.invite-coach.yaml': 'packs: [our-pack]\n',
      'node_modules/our-pack/package.json': '{"name": "our-pack",',
    })
    const { err, code } = await lines(cwd, PUSH)
    expect(code).toBe(2)
    expect(err).toContain(
      '.invite-coach.yaml:1:9: the package.json of the pack "our-pack" can\'t be read; run npm install our-pack again',
    )
  })
  it('tell their mistakes with the path of their own file', async () => {
    const cwd = folderWith({
      '.invite-coach.yaml': 'ruleFolders: [mine]\n',
      'mine/judgement/teapot.yaml': OWN.replace('note:', 'nope:'),
    })
    const { err, code } = await lines(cwd, PUSH)
    expect(code).toBe(2)
    expect(err).toContain(
      `${join('mine', 'judgement', 'teapot.yaml')}:2:1: unknown key "nope", did you mean "note"?`,
    )
  })
  it.each([
    ['a safety rule', 'safety/violence/captive.yaml', OWN, 'safety/violence/captive'],
    ['a phrase list of safety', 'phrases/safety.yaml', 'nothing: [nothing]\n', '@'],
    ['spellings', 'language/spellings.yaml', 'spellings: {u: us}\n', 'spellings'],
  ])('never take from what tells danger: %s', async (_what, path, text, named) => {
    const cwd = folderWith({ '.invite-coach.yaml': 'ruleFolders: [mine]\n' })
    put(cwd, join('mine', path), text)
    const { err, out, code } = await lines(cwd, DANGER)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(join('mine', path))
    if (path.startsWith('safety') || path.startsWith('language')) {
      expect(err).toContain('always looked for')
      expect(err).toContain(named)
    }
  })
  it('leave danger found', async () => {
    const cwd = folderWith({
      '.invite-coach.yaml': `ruleFolders: [mine]\nrules: {${PATTERNS.map((name) => `${name}: off`).join(', ')}}\nallow: [You hit me again]\n`,
      'mine/judgement/teapot.yaml': OWN,
    })
    expect((await lines(cwd, DANGER)).code).toBe(3)
  })
})

describe('init', () => {
  it('writes a configuration that names its schema and changes nothing yet, and never over one', async () => {
    const cwd = folderWith({ 'a.txt': PUSH })
    expect((await run(['init'], '', { cwd })).code).toBe(0)
    const file = join(cwd, '.invite-coach.yaml')
    const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n')
    const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first) ?? []
    expect(JSON.parse(readFileSync(new URL(schema), 'utf8'))).toEqual(configSchema())
    expect(rest.every((line) => line === '' || line.startsWith('# '))).toBe(true)
    expect((await lines(cwd, 'a.txt')).code).toBe(1)
    put(cwd, '.invite-coach.yaml', 'failOn: error\n')
    const again = await run(['init'], '', { cwd })
    expect(again.code).toBe(2)
    expect(again.err).toContain('--force')
    expect(readFileSync(file, 'utf8')).toBe('failOn: error\n')
    expect((await run(['init', '--force'], '', { cwd })).code).toBe(0)
  })
})

describe('the schemas', () => {
  it('take what init shows, every key of it', () => {
    const shown = starterConfig('x')
      .split('\n')
      .filter((line) => /^# ( *[a-zA-Z/-]+:| +- )/.test(line) && !line.includes('$schema'))
      .map((line) => line.slice(2))
    const config = parse(shown.join('\n')) as object
    expect(Object.keys(config)).toEqual(CONFIG_KEY_NAMES)
    expect(fits(config), JSON.stringify(fits.errors)).toBe(true)
  })
  it.each([
    ['an unknown key', { regoin: 'IE' }],
    ['a safety rule', { rules: { 'safety/violence/hit': 'off' } }],
    ['a severity that is none', { failOn: 'awful' }],
    ['an override without files', { overrides: [{ rules: {} }] }],
    ['what an override may not hold', { overrides: [{ files: '*', packs: ['x'] }] }],
  ])('refuse %s', (_what, config) => expect(fits(config)).toBe(false))
  it('take every built-in rule', () => {
    const schema = ruleSchema() as { properties: object }
    expect(Object.keys(schema.properties)).toEqual([...RULE_KEYS])
    const isRule = ajv.compile(schema)
    for (const folder of [...PATTERNS, 'safety']) {
      const home = join(ROOT, 'rules', folder)
      for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.yaml')) continue
        const rule: unknown = parse(readFileSync(join(home, name), 'utf8'))
        expect(isRule(rule), `${name} ${JSON.stringify(isRule.errors)}`).toBe(true)
      }
    }
  })
})
