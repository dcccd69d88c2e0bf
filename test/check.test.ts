import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { meantAsGlob } from '../src/cli/looks.ts'
import { run } from './cli.ts'
import { folderWith } from './folder.ts'
import { ROOT } from './root.ts'

const THREAT = "If you don't listen to this, I'll be angry."
const KIND = 'Would you come for a walk with me tonight?'
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'invite-coach-'))
  writeFileSync(join(folder, 'hard.md'), `Hi love,\n\n${THREAT}\n`)
  writeFileSync(join(folder, 'kind.txt'), `${KIND}\n`)
  writeFileSync(join(folder, 'empty.txt'), '')
  writeFileSync(join(folder, 'binary.txt'), Buffer.from([0x89, 0x50, 0, 1]))
  writeFileSync(join(folder, 'latin1.txt'), Buffer.from('caf\xe9 tonight?', 'latin1'))
  mkdirSync(join(folder, 'pictures'))
  writeFileSync(join(folder, 'pictures', 'us.png'), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

const json = (text: string) => JSON.parse(text)

describe('check: what is looked at', () => {
  it('takes a message, and says where, what and why', async () => {
    const { code, out, err } = await run(['check', THREAT])
    expect(code).toBe(1)
    expect(err).toBe('')
    expect(out).toContain('threat → request')
    expect(out).toContain(THREAT.replace(/\.$/, ''))
  })
  it('is silent and content with a kind message', async () => {
    expect(await run(['check', KIND])).toEqual({ code: 0, out: '', err: '' })
  })
  it('reads files, folders, globs and stdin', async () => {
    expect((await run(['check', 'kind.txt'], '', { cwd: folder })).code).toBe(0)
    expect((await run(['check', 'hard.md'], '', { cwd: folder })).code).toBe(1)
    expect((await run(['check', '*.md'], '', { cwd: folder })).code).toBe(1)
    expect((await run(['check'], THREAT)).code).toBe(1)
    expect((await run(['check', '-'], THREAT)).code).toBe(1)
  })
  it('takes a glob with white space for one where it finds files, and else for the message', async () => {
    const cwd = folderWith({ 'our notes/a 1.txt': THREAT })
    for (const glob of ['our notes/*', 'our notes/a ?.txt', '*/a [1].txt', 'our {notes,letters}/*.txt'])
      expect((await run(['check', '--format', 'line', glob], '', { cwd })).out).toMatch(
        /^our notes\/a 1\.txt:1:1: /,
      )
    expect((await run(['check', 'our notes/*'], '', { cwd })).code).toBe(1)
    expect(await run(['check', '!wow'], '', { cwd })).toEqual({ code: 0, out: '', err: '' })
    expect(await run(['check', 'Will *you* come and/or call?'], '', { cwd })).toEqual({
      code: 0,
      out: '',
      err: '',
    })
  })
  it('takes a glob that finds nothing for a mistake, and a word with its signs for a message', async () => {
    const cwd = folderWith({ 'a.txt': KIND })
    for (const glob of ['*.letter', 'letters*', 'lette[rs]'])
      expect(await run(['check', glob], '', { cwd })).toEqual({
        code: 2,
        out: '',
        err: `invite-coach: no file matches ${glob}; check the pattern, or use --text if it is the message\n`,
      })
    expect((await run(['check', '--text', 'letters*'], '', { cwd })).code).toBe(0)
    for (const word of ['**really**', 'f*ck'])
      expect(await run(['check', word], '', { cwd })).toEqual({ code: 0, out: '', err: '' })
  })
  it.each([
    ...['*', '**', '*.letter', '**.letter', 'letters*', 'letters2024*', 'letters.*', 'draft-*', '*-draft'],
    ...[
      'dra?t',
      '?.note',
      'letter[12]',
      'letter[!1]',
      '[abc].letter',
      '*.{note,letter}',
      'l{a,b}*',
      '*.let*',
    ],
  ])('can tell that %s is a glob', (word) => expect(meantAsGlob(word)).toBe(true))
  it.each([
    ...['!wow', '**really**', '*sigh*', 'you?', 'why??', 'why?!', 'f*ck', 'f**k', 'sh**', 'b*tch?', '*your'],
    ...[
      "you're*",
      "*you're",
      ':*',
      'bye:-*',
      '***',
      '?',
      '[sigh]',
      '5*',
      'f*cking!',
      'f**-ing',
      '**please**!',
    ],
  ])('can tell that %s is a message', (word) => expect(meantAsGlob(word)).toBe(false))
  it('reads stdin once, however often it is named', async () => {
    const { code, err, out } = await run(['check', '--format', 'line', '-', '-'], 'You are so stubborn.')
    expect({ code, err, lines: out.trim().split('\n').length }).toEqual({ code: 1, err: '', lines: 1 })
  })
  it('lets an argument beat stdin', async () => {
    expect((await run(['check', KIND], THREAT)).code).toBe(0)
  })
  it('takes a path-like word as a path unless --text says it is the message', async () => {
    const missing = await run(['check', 'no/such/letter'])
    expect(missing.code).toBe(2)
    expect(missing.err).toContain('no/such/letter does not exist')
    expect((await run(['check', '--text', 'no/such/letter'])).code).toBe(0)
  })
})

describe('check: bad input', () => {
  it.each([
    ['an empty message', ['check', ''], 'the message is empty'],
    ['a blank message', ['check', '  \n '], 'the message is empty'],
    ['blank piped text', ['check'], 'the piped text is empty'],
    ['two messages', ['check', 'come', 'home'], 'quotes around yours'],
    ['an unknown option', ['check', '--fast', 'hi'], "unknown option '--fast'"],
    [
      'an unknown format',
      ['check', '--format', 'xml', 'hi'],
      "--format can't be 'xml'; it takes one of pretty",
    ],
    ['a file that begins with a dash', ['check', '-x.txt'], "a file of that name is './-x.txt'"],
    ['an option without its value', ['check', '--ext'], '--ext needs a <list> behind it'],
    ['a wrong number', ['check', '--jobs', '0'], 'give a number from 1 to 99'],
    ['a mistyped option', ['check', '--fromat', 'json'], 'did you mean --format?'],
    ['an extension that is none', ['check', '--ext', ' ,.', 'hi'], "--ext can't be that; give extensions"],
    [
      'a format for lines',
      ['check', '--jsonl', '--format', 'sarif'],
      "--jsonl and --format don't go together",
    ],
    ['files for lines', ['rewrite', '--jsonl', '--write'], "--jsonl and --write don't go together"],
    ['too much', ['init', 'x'], 'init takes no argument'],
    [
      'an unknown rule to ignore',
      ['check', '--ignore', 'sarcasm', 'hi there'],
      'no rule or pattern "sarcasm"',
    ],
    ['an unknown command', ['chek'], "unknown command 'chek'"],
  ])('%s is one clear sentence and exit 2', async (_what, args, message) => {
    const { code, out, err } = await run(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(message)
    expect(err).toMatch(/^invite-coach: .*\n$/)
  })
  it('reviews the files beside a message, and says what was left unread', async () => {
    const { code, out, err } = await run(['check', '--format', 'line', 'a.md', 'hello there'], '', {
      cwd: folderWith({ 'a.md': 'You are so rigid.' }),
    })
    expect({ code, out }).toEqual({ code: 2, out: expect.stringMatching(/^a\.md:1:1: /) })
    expect(err).toMatch(/^invite-coach: a message in quotes was left unread .*: invite-coach check "…"\n$/)
    const cwd = folderWith({ 'a.md': 'Hi.' })
    expect((await run(['rewrite', '--write', 'a.md', 'ab\u001b'], '', { cwd })).err).toMatch(
      /^invite-coach: "ab␛", which is no file, was left unread .*: invite-coach rewrite "…"\n$/,
    )
  })
  it.skipIf(process.platform === 'win32')('says in a sentence that its folder is gone', async () => {
    const cwd = folderWith({ 'a/b': '' })
    const script = 'cd a && rm -r ../a && exec "$0" "$1" check "Hello there, my love."'
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', script, process.execPath, join(ROOT, 'bin', 'invite-coach.js')],
      { cwd, encoding: 'utf8' },
    )
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^invite-coach: the folder .*\n$/),
    })
  })
  it('still looks at the other inputs when one cannot be read', async () => {
    const { code, out, err } = await run(
      ['check', 'binary.txt', 'gone.txt', 'latin1.txt', 'pictures', 'hard.md'],
      '',
      { cwd: folder },
    )
    expect(code).toBe(2)
    expect(out).toContain('threat → request')
    expect(err).toContain('binary.txt looks like a binary file')
    expect(err).toContain('gone.txt does not exist')
    expect(err).toContain('latin1.txt is not UTF-8')
    expect(err).toContain('pictures holds no drafts')
  })
  it('takes an empty file in a folder as clean', async () => {
    expect((await run(['check', 'empty.txt', 'kind.txt'], '', { cwd: folder })).code).toBe(0)
  })
  it('reads a line of 10 MB', async () => {
    const { code } = await run(['check', '--quiet'], `${'a'.repeat(10_000_000)}. ${THREAT}`)
    expect(code).toBe(1)
  })
  it('names a language that is not English instead of calling it clean', async () => {
    const { code, out } = await run([
      'check',
      'Wenn du heute Abend nicht mitkommst, bin ich sehr böse auf dich',
    ])
    expect(code).toBe(0)
    expect(out).toContain('German')
  })
})

describe('check: formats and exit codes', () => {
  it('writes JSON whose quotes are their slices', async () => {
    const { out } = await run(['check', '--format', 'json', 'hard.md', 'kind.txt'], '', { cwd: folder })
    const { version, reviews, summary } = json(out)
    expect(version).toBe(1)
    expect(reviews.map((one: { path: string }) => one.path)).toEqual(['hard.md', 'kind.txt'])
    expect(reviews[0].findings[0]).toMatchObject({
      pattern: 'threat',
      shift: 'request',
      start: { offset: 10, line: 3, column: 1 },
    })
    expect(summary).toEqual({ drafts: 2, findings: 1, held: 0, errors: 0 })
  })
  it('writes a line a finding', async () => {
    const { out } = await run(['check', '--format', 'line', 'hard.md'], '', { cwd: folder })
    expect(out).toMatch(/^hard\.md:3:1: \w+ threat → request: ".*" \(threat\/[\w-]+\)\n$/)
  })
  it('answers JSON lines in order and goes on after a bad one', async () => {
    const lines = [
      JSON.stringify({ id: 'a', text: THREAT }),
      'nonsense',
      JSON.stringify({ id: 2, text: '' }),
      JSON.stringify({ id: 3 }),
    ]
    const { code, out } = await run(['check', '--jsonl'], lines.join('\n'))
    const [a, bad, empty, noText] = out.trim().split('\n').map(json)
    expect(code).toBe(2)
    expect(a.id).toBe('a')
    expect(a.findings).toHaveLength(1)
    expect(bad).toEqual({ id: null, line: 2, error: expect.stringContaining('not JSON') })
    expect(empty).toEqual({ id: 2, findings: [], safety: [], notices: [], strengths: [] })
    expect(noText).toMatchObject({ id: null, line: 4 })
  })
  it('answers a blank JSON line too, and reads the first behind a byte order mark', async () => {
    const { code, out } = await run(
      ['check', '--jsonl'],
      '\ufeff{"id":1,"text":"Hi."}\n\n{"id":2,"text":"Hi."}\n',
    )
    const [first, blank, last, ...more] = out.trim().split('\n').map(json)
    expect([code, first.id, last.id, more]).toEqual([2, 1, 2, []])
    expect(blank).toEqual({ id: null, line: 2, error: expect.stringContaining('not JSON') })
  })
  it('fails only from the severity asked for on', async () => {
    expect(
      (await run(['check', '--fail-on', 'error', "You're a bit distant lately and so rigid."])).code,
    ).toBeLessThan(2)
    expect((await run(['check', '--ignore', 'threat', THREAT])).code).toBe(0)
  })
  it('prints nothing with --quiet but still tells by its exit code', async () => {
    expect(await run(['check', '--quiet', THREAT])).toEqual({ code: 1, out: '', err: '' })
  })
  it('shows control characters instead of sending them to the terminal', async () => {
    const { out } = await run(['check', 'You are so \u001b[31mstubborn\u0007 and selfish'])
    expect(out).not.toContain('\u001b')
    expect(out).not.toContain('\u0007')
  })
  it('uses colour only when asked to outside a terminal', async () => {
    const env = { FORCE_COLOR: '1' }
    expect((await run(['check', THREAT], '', { env })).out).toContain('\u001b[')
    expect((await run(['check', '--no-color', THREAT], '', { env })).out).not.toContain('\u001b[')
  })
})
