import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { cacheOf } from '../src/cache/cache.ts'
import { copiesOf, textOf } from '../src/cache/copies.ts'
import { CallError } from '../src/cli/io.ts'
import { reasonOf } from '../src/cli/reason.ts'
import { sinkOf } from '../src/cli/sink.ts'
import { review } from '../src/core/review.ts'
import { FORMATS } from '../src/reporters/formats.ts'
import { run } from './cli.ts'
import { engine } from './engine.ts'
import { folderWith, put } from './folder.ts'
import { ROOT } from './root.ts'

const SECRET = 'periwinkle'
const PUSH = 'You are so stubborn.'
const THREAT = `If you don't come to the ${SECRET} show, I'm leaving you.`
const KIND = `Would you come to the ${SECRET} show with me?`
const DANGER = `You hit me again, ${SECRET}. I'm scared of you.`
const check = (cwd: string, ...args: readonly string[]) => run(['check', ...args], '', { cwd })
const read = (cwd: string, name: string) => readFileSync(join(cwd, name), 'utf8')

describe('reports', () => {
  it('go to several places at once, whole, and over what stood there', async () => {
    const cwd = folderWith({ 'a.txt': THREAT, 'r.json': '{"version":1,"reviews":[\n],"summary":{}}\n' })
    const { out, code } = await check(
      cwd,
      '--format',
      'line',
      '--format',
      'json=r.json',
      '--format=sarif=r.sarif',
      'a.txt',
    )
    expect(code).toBe(1)
    expect(out).toMatch(/^a\.txt:1:1: /)
    expect(JSON.parse(read(cwd, 'r.json')).summary.findings).toBe(1)
    expect(JSON.parse(read(cwd, 'r.sarif')).version).toBe('2.1.0')
    const quiet = await check(cwd, '--quiet', '--format', 'json', '--output', 'o.json', 'a.txt')
    expect(quiet.out).toBe('')
    expect(JSON.parse(read(cwd, 'o.json')).summary.findings).toBe(1)
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'o.json', 'r.json', 'r.sarif'])
  })
  it.each([
    ['two formats on one output', ['--format', 'line', '--format', 'json'], "can't share one output"],
    [
      'an output nobody needs',
      ['--format', 'json=a.json', '--output', 'b.json'],
      '--output is for a format without',
    ],
    [
      'a folder that is not there',
      ['--format', 'json=no/such/r.json'],
      'no/such/r.json could not be written',
    ],
    [
      'a count that is none',
      ['--max-findings', 'few'],
      "--max-findings can't be 'few'; give a number from 0 on",
    ],
  ])('refuse %s', async (_what, args, message) => {
    const { code, err, out } = await check(folderWith({ 'a.txt': KIND }), ...args, 'a.txt')
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(message)
  })
  it('never take the place of a draft that is looked at, nor of one another, nor are looked at themselves', async () => {
    const cwd = folderWith({ 'a.md': PUSH, 'b.md': PUSH })
    const lost = await run(['check', 'a.md', '--output', './a.md'], '', { cwd })
    expect(lost.code).toBe(2)
    expect(lost.err).toContain('give the report another name')
    expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe(PUSH)
    const both = await run(['check', 'a.md', '--format', 'json=r', '--format', 'sarif=./r'], '', { cwd })
    expect(both.code).toBe(2)
    expect(both.err).toContain("two formats can't share the file ./r")
    for (const _again of [1, 2]) {
      const { code } = await run(['check', '.', '--format', 'markdown=report.md'], '', { cwd })
      expect(code).toBe(1)
      expect(readFileSync(join(cwd, 'report.md'), 'utf8')).toContain('2 drafts')
    }
  })
  it.each([
    ['a report and the cache', ['--format', 'sarif=one', '--cache', './one']],
    ['a report and the baseline', ['--format', 'sarif=one', '--baseline', 'one', '--update-baseline']],
    ['the baseline and the cache', ['--baseline', 'one', '--update-baseline', '--cache', 'sub/../one']],
    ['a report and the configuration', ['--config', 'one', '--output', 'link']],
  ])('are not written where one file is named for %s', async (what, args) => {
    const cwd = folderWith({ 'a.txt': PUSH, one: '' })
    symlinkSync('one', join(cwd, 'link'))
    const { code, out, err } = await check(cwd, 'a.txt', ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(new RegExp(`^invite-coach: \\S+ can't be both ${what}; name another file for one\n$`))
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'link', 'one'])
    expect(read(cwd, 'one')).toBe('')
  })
  it('tell of a file that is missing, too', async () => {
    const cwd = folderWith({ 'a.txt': KIND })
    const { code } = await check(cwd, 'a.txt', 'gone.md', '--format=sarif=r.sarif', '--format=junit=r.xml')
    expect(code).toBe(2)
    expect(JSON.parse(read(cwd, 'r.sarif')).runs[0].invocations[0].executionSuccessful).toBe(false)
    expect(read(cwd, 'r.xml')).toContain('gone.md')
  })
  it.skipIf(process.platform === 'win32')(
    'are written, and the exit code stays, when nobody reads any more',
    () => {
      const cwd = folderWith(
        Object.fromEntries(Array.from({ length: 300 }, (_one, i) => [`${i}.txt`, DANGER])),
      )
      const command = `("$0" "$1" check . --format line --format json=r.json; echo $? >code) | head -n 1`
      spawnSync('sh', ['-c', command, process.execPath, join(ROOT, 'bin', 'invite-coach.js')], { cwd })
      expect(read(cwd, 'code')).toBe('3\n')
      expect(JSON.parse(read(cwd, 'r.json')).summary.drafts).toBe(300)
    },
  )
  it('take the place of reports alone, in whichever format they are', async () => {
    const drafts = {
      'dl/letter.md': KIND,
      'dl/b.txt': `Dear Sam,\n\n${PUSH}\n`,
      'dl/times.txt': '10:30:45: you called\n10:31:02: I did\n',
      'dl/place.txt': `see a.txt:1:1: there\n\n${PUSH}\n`,
      'dl/build.log': 'main.c:3:7: warning: unused variable\n',
      'dl/compose.yml': 'services:\n  web:\n    image: nginx\n',
      'dl/poem.txt': '  The kettle sings.\n\n  And so do we.\n',
      'dl/blank.txt': `${'\n'.repeat(70_000)}${KIND}\n`,
      'a.txt': PUSH,
      'c.txt': 'Ich habe dich heute den ganzen Tag vermisst und freue mich auf dich',
      'empty.md': '',
    }
    const cwd = folderWith(drafts)
    for (const name of Object.keys(drafts).filter((one) => one.startsWith('dl/'))) {
      const { code, err } = await run(['check', 'dl', '--format', `markdown=${name}`], '', { cwd })
      expect({ code, err }).toEqual({
        code: 2,
        err: expect.stringContaining('holds something else than a report'),
      })
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(drafts[name as keyof typeof drafts])
    }
    for (const format of [...FORMATS, 'pretty'])
      expect(await run(['check', 'a.txt', '--format', `${format}=empty.md`], '', { cwd })).toMatchObject({
        code: 1,
        err: '',
      })
    for (const format of ['pretty', 'line', 'line'])
      expect(await run(['check', 'c.txt', '--format', `${format}=empty.md`], '', { cwd })).toMatchObject({
        code: 0,
        err: '',
      })
    expect(read(cwd, 'empty.md')).toMatch(/^c\.txt:1:1: .*German/)
  })
  it.skipIf(process.platform === 'win32')(
    'go where links lead, into devices, and keep who may read a file',
    async () => {
      const cwd = folderWith({ 'a.txt': PUSH, 'there/real': '' })
      symlinkSync('there/real', join(cwd, 'link'))
      symlinkSync('/dev/null', join(cwd, 'nothing'))
      chmodSync(join(cwd, 'there/real'), 0o644)
      expect((await run(['check', 'a.txt', '--output', 'link'], '', { cwd })).code).toBe(1)
      expect(readFileSync(join(cwd, 'there/real'), 'utf8')).toContain('judgement')
      expect(statSync(join(cwd, 'there/real')).mode & 0o777).toBe(0o644)
      expect((await run(['check', 'a.txt', '--output', 'nothing'], '', { cwd })).code).toBe(1)
      expect(lstatSync(join(cwd, 'nothing')).isSymbolicLink()).toBe(true)
    },
  )
  it('that cannot be written are told, with the exit code for what could not be done', async () => {
    const cwd = folderWith({ 'a.txt': PUSH })
    const { code, err } = await run(['check', 'a.txt', '--output', './no/where.txt'], '', { cwd })
    expect(code).toBe(2)
    expect(err).toBe(
      'invite-coach: ./no/where.txt could not be written (no such file or folder); check the path and its permissions\n',
    )
  })
  it('in a folder are refused before anything is looked at', async () => {
    const cwd = folderWith({ 'a.txt': PUSH, 'there/x': '' })
    const { code, out, err } = await check(cwd, 'a.txt', '--format', 'line', '--format', 'json=there')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe('invite-coach: there is a folder; give the name of a file for the report\n')
  })
  it('to "-" go to standard output', async () => {
    const cwd = folderWith({ 'a.txt': PUSH })
    for (const args of [
      ['--format', 'line=-'],
      ['--format', 'line', '--output', '-'],
    ])
      expect((await check(cwd, 'a.txt', ...args)).out).toMatch(/^a\.txt:1:1: /)
    expect(readdirSync(cwd)).toEqual(['a.txt'])
  })
  it.skipIf(!existsSync('/dev/full'))(
    'that cannot be written to their end take no other with them, and no danger',
    async () => {
      const cwd = folderWith({ 'a.txt': DANGER })
      const formats = ['json=/dev/full', 'sarif=r.sarif', 'line'].map((format) => `--format=${format}`)
      const { code, out, err } = await check(cwd, 'a.txt', '--cache', 'cache', ...formats)
      expect(code).toBe(3)
      expect(out).toMatch(/^a\.txt:1:1: abuse-disclosure/)
      expect(err).toMatch(/^invite-coach: \/dev\/full could not be written \(the disk is full\); .*\n$/)
      expect(JSON.parse(read(cwd, 'r.sarif')).runs[0].results).toHaveLength(1)
      expect(existsSync(join(cwd, 'cache'))).toBe(true)
    },
  )
  it.each(['at the first word', 'at the last', 'when it is closed'])(
    'leave what stood in their place where the disk is full %s',
    async (when) => {
      const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
      const fails = (now: string) => (now === when ? full : null)
      let pieces = 0
      const disk = new Writable({
        write: (_piece, _encoding, done) =>
          setImmediate(() => done(fails(++pieces === 1 ? 'at the first word' : 'at the last'))),
        destroy: (error, done) => setImmediate(() => done(error ?? fails('when it is closed'))),
      })
      const done: string[] = []
      const sink = sinkOf(
        disk,
        (error) => new CallError(`r.sarif could not be written (${reasonOf(error)})`),
        async () => void done.push('put in its place'),
        (well) => done.push(well ? 'kept' : 'thrown away'),
      )
      await sink.write('first')
      await sink.write('last')
      await expect(sink.close()).rejects.toThrow('r.sarif could not be written (the disk is full)')
      expect(done).toEqual(['thrown away'])
    },
  )
  it('and the remarks beside them name nobody with --redact', async () => {
    const chat = '[10:02] Periwinkle: You are so selfish.\n[10:03] Zinnia: You are so stubborn.\n'
    const comment = `<!-- invite-coach-disable-line marigold -->\n<!-- invite-coach-primrose -->\n${PUSH}`
    const cwd = folderWith({ 'chat.txt': chat, 'a.md': comment })
    for (const args of [[], ['--me', 'Zinia'], ['--me', 'Zinnia']]) {
      const { out, err } = await run(['check', '.', '--redact', '--format', 'json', ...args], '', { cwd })
      expect(out + err).not.toMatch(/periwinkle|zinnia|marigold|primrose/i)
      expect(err).toContain('a.md:1:1: an ignore comment names no rule or pattern; the patterns are')
    }
  })
  it('leave every word of a draft out with --redact', async () => {
    const cwd = folderWith({ 'a.txt': `${THREAT} ${PUSH}`, 'b.txt': DANGER })
    for (const format of ['pretty', 'line', 'json', 'sarif', 'github', 'checkstyle', 'junit', 'markdown']) {
      const { out, code } = await check(cwd, '--redact', '--all', '--format', format, '.')
      expect(code).toBe(3)
      expect(out).not.toBe('')
      expect(out, format).not.toMatch(new RegExp(`${SECRET}|stubborn so|leaving you|hit me`))
    }
    const lines = await run(['check', '--jsonl', '--redact'], JSON.stringify({ id: 1, text: THREAT }))
    expect(lines.out).not.toContain(SECRET)
  })
})

describe('exit codes', () => {
  it('let so many findings pass as --max-findings says, and no danger', async () => {
    const cwd = folderWith({ 'a.txt': PUSH, 'b.txt': THREAT, 'c.txt': DANGER })
    expect((await check(cwd, '--max-findings', '2', 'a.txt', 'b.txt')).code).toBe(0)
    expect((await check(cwd, '--max-findings', '1', 'a.txt', 'b.txt')).code).toBe(1)
    expect((await check(cwd, '--max-findings', '9', '.')).code).toBe(3)
  })
  it('never count findings: 256 of them exit with 1', async () => {
    const cwd = folderWith({ 'a.txt': Array.from({ length: 256 }, () => PUSH).join('\n\n') })
    expect((await check(cwd, '--quiet', 'a.txt')).code).toBe(1)
  })
})

describe('a baseline', () => {
  it('accepts what is there, fails on what is new, mentions what is gone, and holds no word', async () => {
    const cwd = folderWith({ 'a.txt': `${THREAT}\n\n${THREAT}`, 'b.txt': PUSH })
    expect((await check(cwd, '--baseline', 'base.json', '.')).err).toContain(
      'does not exist; --update-baseline',
    )
    expect((await check(cwd, '--baseline', 'base.json', '--update-baseline', '.')).code).toBe(0)
    expect(read(cwd, 'base.json')).not.toMatch(new RegExp(`${SECRET}|stubborn|leaving`))
    const same = await check(cwd, '--baseline', 'base.json', '.')
    expect(same).toMatchObject({ code: 0, out: '' })
    expect(same.err).toContain('3 accepted')

    put(cwd, 'a.txt', `Hi. ${THREAT}\n\n${THREAT}\n\n${THREAT}`)
    const more = await check(cwd, '--baseline', 'base.json', '--format', 'line', '.')
    expect(more.code).toBe(1)
    expect(more.out.trim().split('\n')).toHaveLength(1)
    put(cwd, 'a.txt', KIND)
    rmSync(join(cwd, 'b.txt'))
    expect((await check(cwd, '--baseline', 'base.json', '.')).err).toContain('3 in the baseline are gone')
    await check(cwd, '--baseline', 'base.json', '--update-baseline', '.')
    expect(JSON.parse(read(cwd, 'base.json')).files).toEqual({})
  })
  it('keeps what it knows of files that were not looked at, and accepts no danger', async () => {
    const cwd = folderWith({ 'a.txt': PUSH, 'b.txt': PUSH, 'c.txt': DANGER })
    await check(cwd, '--update-baseline', 'a.txt')
    await check(cwd, '--update-baseline', 'b.txt')
    const file = '.invite-coach-baseline.json'
    expect(Object.keys(JSON.parse(read(cwd, file)).files)).toEqual(['a.txt', 'b.txt'])
    expect((await check(cwd, '--baseline', file, 'a.txt', 'b.txt')).code).toBe(0)
    expect((await check(cwd, '--baseline', file, '--update-baseline', 'c.txt')).code).toBe(3)
    const salts = [folderWith({ 'a.txt': PUSH }), folderWith({ 'a.txt': PUSH })]
    for (const other of salts) await check(other, '--update-baseline', 'a.txt')
    const [one = '', two = ''] = salts.map((other) => JSON.stringify(JSON.parse(read(other, file)).files))
    expect(one).not.toBe(two)
  })
  it('is not taken from a file that is none', async () => {
    const cwd = folderWith({ 'a.txt': PUSH, 'b.json': '[1]' })
    const { code, err } = await check(cwd, '--baseline', 'b.json', '--update-baseline', 'a.txt')
    expect(code).toBe(2)
    expect(err).toContain('b.json is no baseline')
    expect(read(cwd, 'b.json')).toBe('[1]')
  })
  it('counts for piped text by what that is called, as an editor sends it', async () => {
    const cwd = folderWith({ 'sub/a.txt': PUSH })
    await check(cwd, '--baseline', 'b.json', '--update-baseline', '.')
    const piped = (name: string, text: string) =>
      run(['check', '--baseline', 'b.json', '--stdin-filename', name], text, { cwd })
    expect(await piped('sub/a.txt', PUSH)).toMatchObject({ code: 0, out: '' })
    expect((await piped('sub/a.txt', `${PUSH} ${THREAT}`)).out).not.toContain('stubborn')
    expect((await piped('a.txt', PUSH)).code).toBe(1)
  })
  it('that cannot be written hides no danger', async () => {
    const cwd = folderWith({ 'a.txt': DANGER })
    const { code, err } = await check(cwd, '--baseline', 'no/b.json', '--update-baseline', 'a.txt')
    expect(code).toBe(3)
    expect(err).toMatch(/^invite-coach: the baseline no\/b\.json could not be written .*\n$/)
  })
  it('that cannot be read is not called another file', async () => {
    const cwd = folderWith({ 'a.txt': PUSH, 'b.json/x': '' })
    const { code, err } = await check(cwd, '--baseline', 'b.json', 'a.txt')
    expect({ code, err }).toEqual({
      code: 2,
      err: 'invite-coach: the baseline b.json could not be read (it is a folder); check the path and its permissions\n',
    })
  })
  it('is not made of what is in no file', async () => {
    const cwd = folderWith({})
    for (const args of [[], ['-'], [PUSH]]) {
      const { code, err } = await run(['check', ...args, '--update-baseline'], PUSH, { cwd })
      expect(code).toBe(2)
      expect(err).toBe('invite-coach: --update-baseline accepts findings in files; name the file\n')
    }
    expect(readdirSync(cwd)).toEqual([])
  })
  it('of another version is refused, and left as it is', async () => {
    const other = '{"version":99,"salt":"x","files":{}}'
    const cwd = folderWith({ 'a.txt': PUSH, 'b.json': other })
    for (const update of [[], ['--update-baseline']]) {
      const { code, err } = await check(cwd, '--baseline', 'b.json', ...update, 'a.txt')
      expect(code).toBe(2)
      expect(err).toMatch(/^invite-coach: the baseline b\.json is of version 99, .*\n$/)
    }
    expect(read(cwd, 'b.json')).toBe(other)
  })
})

describe('a cache', () => {
  it('gives the same reports, also of letters with findings, and holds no word', async () => {
    const cwd = folderWith({
      'a.txt': `${THREAT} ${PUSH}`,
      'b.txt': DANGER,
      'c.md': KIND,
      'd.txt': 'You scare me when you shout.',
      'e.md': `<!-- invite-coach-disable-next-line threat -->\n${KIND}\n`,
      'f.eml': `Subject: us\nContent-Transfer-Encoding: quoted-printable\n\n${PUSH.replaceAll('e', '=65')}\n`,
      'g.txt': `[10:31] Ash: ${PUSH}\n[10:32] Rowan: ${KIND}\n`,
    })
    const plain = await check(cwd, '--format', 'json', '.')
    const cold = await check(cwd, '--cache', 'cache', '--format', 'json', '.')
    const written = read(cwd, 'cache')
    expect(written).not.toMatch(new RegExp(`${SECRET}|stubborn|leaving|show|Ash`))
    // What is encoded could only be told in its words, and is looked at again.
    expect(written.trim().split('\n')).toHaveLength(7)
    const warm = await check(cwd, '--cache', 'cache', '--format', 'json', '.')
    expect(cold).toEqual(plain)
    expect(warm).toEqual(plain)
    expect(read(cwd, 'cache')).toBe(written)
    expect(await check(cwd, '--cache', 'cache', '.')).toEqual(await check(cwd, '.'))
  })
  it('is another one for other rules, settings and contents', async () => {
    const cwd = folderWith({ 'a.txt': PUSH })
    expect((await check(cwd, '--cache', 'cache', 'a.txt')).code).toBe(1)
    expect((await check(cwd, '--cache', 'cache', '--ignore', 'judgement', 'a.txt')).code).toBe(0)
    put(cwd, 'a.txt', KIND)
    expect((await check(cwd, '--cache', 'cache', 'a.txt')).code).toBe(0)
    put(cwd, 'a.txt', PUSH)
    expect((await check(cwd, '--cache', 'cache', 'a.txt')).code).toBe(1)
  })
  it('is another one for other code too, so that nothing old outlives an update', () => {
    const dist = join(ROOT, 'dist')
    const made = createHash('sha256')
    const code = readdirSync(dist).filter((name) => /\.(?:js|cjs|bin)$/.test(name))
    expect(code).toEqual(expect.arrayContaining(['cli.js', 'worker.js', 'compromise.cjs', 'rules.bin']))
    for (const name of code.sort()) made.update(readFileSync(join(dist, name)))
    expect(readFileSync(join(dist, 'signature.sha256'), 'utf8')).toBe(made.digest('hex'))
  })
  it('that is broken is told in one line and written anew; a draft is never taken for one', async () => {
    const cwd = folderWith({
      'a.txt': PUSH,
      '.invite-coach-cache': '{"invite-coach-cache":1,nonsense',
      'letter.md': KIND,
      'letter.docx': KIND,
      'mycache.docx': KIND,
    })
    const { code, err } = await check(cwd, 'a.txt', '--cache')
    expect(code).toBe(1)
    expect(err).toMatch(/^invite-coach: the cache .* is broken.*\n$/)
    expect((await check(cwd, 'a.txt', '--cache')).err).toBe('')
    for (const draft of ['letter.md', 'letter.docx', 'mycache.docx']) {
      expect((await check(cwd, '--cache', draft)).code).toBe(2)
      expect(read(cwd, draft)).toBe(KIND)
    }
  })
  it('without a name takes the place of no file that is none', async () => {
    const cwd = folderWith({ 'a.txt': PUSH, '.invite-coach-cache': KIND })
    const { code, err } = await check(cwd, 'a.txt', '--cache')
    expect(code).toBe(2)
    expect(err).toContain('.invite-coach-cache is no cache of invite-coach; move it away')
    expect(read(cwd, '.invite-coach-cache')).toBe(KIND)
  })
  it('of another version is told in one line and written anew', async () => {
    const cwd = folderWith({ 'a.txt': PUSH, cache: '{"invite-coach-cache":2,"salt":"x"}\n' })
    const { code, err } = await check(cwd, 'a.txt', '--cache', 'cache')
    expect(code).toBe(1)
    expect(err).toMatch(/^invite-coach: the cache cache is .*of another version.*\n$/)
    expect((await check(cwd, 'a.txt', '--cache', 'cache')).err).toBe('')
  })
  it('tells any text as copies, where its characters are at hand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), (text, sources) => {
        const copies = copiesOf(text, sources)
        const known = [...text].every((char) => sources.some((source) => source.includes(char)))
        if (known) expect(copies).not.toBeNull()
        if (copies) expect(textOf(copies, sources)).toBe(text)
      }),
    )
  })
  it('gives back the reviews of every kind of draft', () => {
    const cache = cacheOf(null)
    for (const text of [
      KIND,
      DANGER,
      THREAT,
      `${THREAT}\r\n\r\n${PUSH}`,
      "I won't reply to messages that call me names.",
    ]) {
      const made = { review: review(engine, text), remarked: false }
      const origin = { source: text, rules: engine.rules, options: {} }
      const key = cache.keyOf(text, ['x'])
      cache.put(key, made, origin)
      const again = cacheOf(cache.toText())
      expect(again.get(key, origin)).toEqual(made)
    }
  })
})

describe('--changed', () => {
  const git = (cwd: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], {
      cwd,
      stdio: 'pipe',
    })
  it('looks at what git knows as changed: edited, staged, renamed, untracked, never ignored or deleted', async () => {
    const cwd = folderWith({
      'same.txt': PUSH,
      'edited.txt': KIND,
      'gone.txt': PUSH,
      'old name.txt': `${PUSH} ${THREAT}`,
      '.gitignore': 'ignored.txt\n',
    })
    git(cwd, 'init', '-q', '-b', 'main')
    expect((await check(cwd, '--changed', '--format', 'line')).code).toBe(1)
    git(cwd, 'add', '.')
    git(cwd, 'commit', '-qm', 'x')
    expect(await check(cwd, '--changed')).toEqual({ code: 0, out: '', err: '' })
    put(cwd, 'edited.txt', PUSH)
    put(cwd, 'sub/nëw\t1.txt', PUSH)
    put(cwd, 'ignored.txt', PUSH)
    put(cwd, 'picture.png', PUSH)
    rmSync(join(cwd, 'gone.txt'))
    renameSync(join(cwd, 'old name.txt'), join(cwd, 'new name.txt'))
    const paths = async (...args: readonly string[]) => {
      const { out } = await check(cwd, ...args, '--format', 'json')
      return (JSON.parse(out) as { reviews: { path: string }[] }).reviews.map(({ path }) => path)
    }
    const all = ['edited.txt', 'new name.txt', 'sub/nëw\t1.txt']
    expect(await paths('--changed')).toEqual(all)
    expect(await paths('sub', '--changed')).toEqual(['sub/nëw\t1.txt'])
    git(cwd, 'checkout', '-qb', 'topic')
    git(cwd, 'add', '.')
    git(cwd, 'commit', '-qm', 'y')
    expect(await paths('--changed', 'main')).toEqual(all)
  })
  it('looks at files above the folder it is started in, and at nothing that git cannot know', async () => {
    const cwd = folderWith({ 'r/a.txt': PUSH, 'r/sub/b.txt': KIND, 'other.txt': PUSH })
    git(join(cwd, 'r'), 'init', '-q')
    const sub = join(cwd, 'r', 'sub')
    expect((await check(sub, '../a.txt', '--changed')).code).toBe(1)
    expect((await check(sub, '../../other.txt', '--changed')).err).toContain(
      'is in no repository with this folder',
    )
    for (const one of ['-', THREAT]) {
      const { code, err } = await check(sub, one, '--changed')
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('--changed looks at files') })
    }
  })
  it('knows a file again that a link to its folder leads to', async () => {
    const cwd = folderWith({ 'r/sub/a.txt': PUSH })
    git(join(cwd, 'r'), 'init', '-q')
    symlinkSync(join(cwd, 'r', 'sub'), join(cwd, 'link'))
    const { code, err } = await check(join(cwd, 'r'), '../link/a.txt', '--changed')
    expect({ code, err }).toEqual({ code: 1, err: '' })
  })
  it('says what to do where git cannot help', async () => {
    const cwd = folderWith({ 'a.txt': PUSH })
    expect((await check(cwd, '--changed')).err).toContain('works in a git repository')
    git(cwd, 'init', '-q')
    const { code, err } = await check(cwd, '--changed', '--upload-pack=x')
    expect(code).toBe(2)
    expect(err).not.toContain('    at ')
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }
    expect((await run(['check', '--changed'], '', { cwd, env })).err).toMatch(
      /^invite-coach: --changed asks git, which does not trust this repository.* safe\.directory, .*\n$/,
    )
    git(cwd, 'init', '-q', '--bare', 'bare.git')
    for (const own of ['.git', 'bare.git']) {
      const refused = await check(join(cwd, own), '--changed')
      expect(refused.code).toBe(2)
      expect(refused.err).toMatch(/^invite-coach: --changed works among the files of a repository.*\n$/)
    }
    expect((await check(cwd, '--changed=-x')).err).toContain('git knows no commit "-x"')
    for (const text of [KIND, PUSH]) {
      put(cwd, 'a.txt', text)
      git(cwd, 'add', 'a.txt')
      git(cwd, 'commit', '-qm', 'x')
    }
    git(cwd, 'clone', '-q', '--depth', '1', `file://${cwd}`, 'shallow')
    expect((await check(join(cwd, 'shallow'), '--changed', 'HEAD~1')).err).toContain(
      'git knows no commit "HEAD~1"; only a part of the history is here, so fetch the rest',
    )
  })
})

describe('continuous integration', () => {
  it('runs the hook on the files that git stages', async () => {
    const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as {
      entry: string
      files: string
      language: string
    }[]
    expect(hook?.language).toBe('node')
    const [command, ...args] = hook?.entry.split(' ') ?? []
    expect(command).toBe('invite-coach')
    const cwd = folderWith({ 'a b.txt': PUSH, 'c.md': KIND })
    const files = ['a b.txt', 'c.md', 'd.png'].filter((name) => new RegExp(hook?.files ?? '').test(name))
    expect(files).toEqual(['a b.txt', 'c.md'])
    expect((await run([...args, ...files], '', { cwd })).code).toBe(1)
    expect((await run([...args, 'c.md'], '', { cwd })).code).toBe(0)
  })
  it("runs the action's script: annotations, a summary, a SARIF file, and no words", () => {
    const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as {
      inputs: Record<string, { default: string }>
      runs: { steps: { run: string; env?: Record<string, string> }[] }
    }
    const step = action.runs.steps.at(-1)
    expect(step?.run).toBe('node "$GITHUB_ACTION_PATH/bin/action.mjs"')
    const cwd = folderWith({ 'drafts/a b.txt': THREAT, 'drafts/c.txt': KIND, 'summary.md': '# Before\n' })
    const given: Record<string, string> = { files: 'drafts/a b.txt\ndrafts/c.txt\n', sarif: 'r.sarif' }
    const inputs = Object.entries(step?.env ?? {}).map(([name, value]) => {
      const [, input = ''] = /inputs\.([\w-]+)/.exec(value) ?? []
      expect(action.inputs[input], input).toBeDefined()
      return [name, given[input] ?? action.inputs[input]?.default ?? '']
    })
    const ran = (more: Record<string, string> = {}) =>
      spawnSync(process.execPath, [join(ROOT, 'bin', 'action.mjs')], {
        cwd,
        encoding: 'utf8',
        env: {
          ...process.env,
          ...Object.fromEntries(inputs),
          GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
          ...more,
        },
      })
    const { status, stdout } = ran()
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::warning file=drafts\/a b\.txt,line=1,/)
    const summary = read(cwd, 'summary.md')
    expect(summary).toMatch(/^# Before\n## invite-coach\n/)
    expect(stdout + summary + read(cwd, 'r.sarif')).not.toContain(SECRET)
    expect(ran({ INPUT_REDACT: 'false' }).stdout).toContain(SECRET)
    expect(ran({ INPUT_FILES: 'drafts/c.txt' }).status).toBe(0)
    expect(ran({ INPUT_FILES: 'gone.txt; touch x' }).status).not.toBe(1)
    expect(existsSync(join(cwd, 'x'))).toBe(false)
    const gone = ran({ INPUT_FILES: 'drafts/c.txt\ngone letter.txt' })
    expect(gone.status).toBe(2)
    expect(gone.stderr).toBe('invite-coach: gone letter.txt does not exist; check the path\n')
  })
  it('ships what the hook, the schemas and rules of your own need, and no text that only training reads', () => {
    const packed = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], {
        cwd: ROOT,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        shell: process.platform === 'win32',
      }),
    ) as { files: { path: string }[] }[]
    const files = packed[0]?.files.map(({ path }) => path) ?? []
    for (const name of ['config', 'rule', 'report']) expect(files).toContain(`dist/schemas/${name}.json`)
    expect(files).toContain('dist/worker.js')
    expect(files).toContain('bin/invite-coach.js')
    expect(files).toContain('dist/rules.bin')
    expect(files).toContain('rules/weighed/threat.yaml')
    expect(files.filter((path) => path.startsWith('rules/') && path.endsWith('.txt'))).toEqual([])
  })
})
