import { execFileSync } from 'node:child_process'
import { chmodSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from './cli.ts'
import { folderWith, put } from './folder.ts'
import { KEYS, runOn, type Screen } from './terminal.ts'

const PUSH = 'You are so stubborn.'
const KIND = 'Would you come for a walk with me tonight?'
const pathsIn = (out: string): string[] =>
  (JSON.parse(out) as { reviews: { path: string }[] }).reviews.map(({ path }) => path)
const paths = async (cwd: string, ...args: readonly string[]) =>
  pathsIn((await run(['check', '--format', 'json', ...args], '', { cwd })).out)

describe('files', () => {
  it('are read in the order of their paths, each once, whatever the order they were made in', async () => {
    const cwd = folderWith({ 'b.txt': KIND, 'a/z.md': KIND, 'B.txt': KIND, 'a-b.txt': KIND, 'a/é.txt': KIND })
    expect(await paths(cwd, '.', 'b.txt', './a')).toEqual(['B.txt', 'a-b.txt', 'a/z.md', 'a/é.txt', 'b.txt'])
    expect(await paths(cwd, 'b.txt', 'a')).toEqual(['b.txt', 'a/z.md', 'a/é.txt'])
  })
  it('in other folders are called as the folder is', async () => {
    const cwd = folderWith({ 'here/x.txt': KIND, 'there (1)/y.txt': KIND })
    expect(await paths(join(cwd, 'here'), '../there (1)')).toEqual(['../there (1)/y.txt'])
    expect(await paths(cwd, join(cwd, 'there (1)'))).toEqual(['there (1)/y.txt'])
  })
  it('are found beside what is no ignore file, and in packages that are named themselves', async () => {
    const cwd = folderWith({
      'a/.gitignore/x': '',
      'a/l.txt': KIND,
      'b/l.txt': KIND,
      'node_modules/p/l.txt': KIND,
    })
    symlinkSync('nowhere', join(cwd, 'b', '.gitignore'))
    expect(await paths(cwd, '.')).toEqual(['a/l.txt', 'b/l.txt'])
    expect(await paths(cwd, '**/l.txt')).toEqual(['a/l.txt', 'b/l.txt'])
    expect(await paths(cwd, 'node_modules')).toEqual(['node_modules/p/l.txt'])
  })
  it('have the extensions that --ext names', async () => {
    const cwd = folderWith({ 'a.txt': KIND, 'b.LETTER': KIND, 'c.note': KIND })
    expect(await paths(cwd, '--ext', 'letter,.note', '.')).toEqual(['b.LETTER', 'c.note'])
    expect(await paths(cwd, '--ext', '*.letter, *.note', '.')).toEqual(['b.LETTER', 'c.note'])
    const { code, err } = await run(['check', '--ext', 'le*er', '.'], '', { cwd })
    expect(code).toBe(2)
    expect(err).toContain("--ext can't be 'le*er'; give extensions and no patterns, as .txt,.letter")
  })
  it('that are mails without a word of the writer are told, and do not fail', async () => {
    const cwd = folderWith({
      'photo.eml':
        'From: a@b.example\nSubject: x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n',
    })
    const { code, err } = await run(['check', 'photo.eml'], '', { cwd })
    expect(code).toBe(0)
    expect(err).toContain("photo.eml: nothing of the writer's could be read in this mail")
  })
  it('that are mails in an unknown encoding are told with its place, and what to do', async () => {
    const text = 'From: a@b.example\nContent-Transfer-Encoding: x-own (1)\n\nSSB3aWxsIGtpbGwgeW91Lg==\n'
    const cwd = folderWith({ 'own.eml': text })
    const told = (what: string) =>
      `own.eml:2:28: the Content-Transfer-Encoding ${what}, so words of this mail may have been missed; save the letter itself as text and check that\n`
    // The second time from the cache.
    for (let time = 0; time < 2; time++)
      expect((await run(['check', '--cache', 'c', 'own.eml'], '', { cwd })).err).toBe(
        told('"x-own" is unknown'),
      )
    expect((await run(['check', '--redact', 'own.eml'], '', { cwd })).err).toBe(told('is unknown'))
  })
  it('that ignore files and the configuration name are left out, unless they are named themselves', async () => {
    const cwd = folderWith({
      '.gitignore': 'git/\n',
      '.invitecoachignore': '*.md\n',
      '.invite-coach.yaml': 'ignore: [sent/]\n',
      'git/a.txt': PUSH,
      'b.md': PUSH,
      'sub/.invitecoachignore': 'x.txt\n',
      'sub/x.txt': PUSH,
      'sub/y.txt': KIND,
      'sent/c.txt': PUSH,
      'node_modules/d.txt': PUSH,
    })
    expect(await paths(cwd, '.')).toEqual(['sub/y.txt'])
    expect(await paths(cwd, 'sub')).toEqual(['sub/y.txt'])
    expect(await paths(cwd, 'sent/c.txt')).toEqual(['sent/c.txt'])
  })
  it('that are all ignored are told with what ignores them, wherever it says so', async () => {
    const cwd = folderWith({
      '.git/HEAD': '',
      '.gitignore': 'git/\n',
      '.invite-coach.yaml': 'ignore: [sent/, "both/b.txt"]\n',
      'git/a.txt': PUSH,
      'sent/a.txt': PUSH,
      'both/.invitecoachignore': 'a.txt\n',
      'both/a.txt': PUSH,
      'both/b.txt': PUSH,
      'ok/a.txt': KIND,
    })
    const ignored = [
      ['git', '.gitignore'],
      ['sent', 'the configuration'],
      ['both', 'both/.invitecoachignore, the configuration'],
    ]
    for (const [folder, by] of ignored) {
      const { code, out, err } = await run(['check', folder ?? '', 'ok', '--format', 'json'], '', { cwd })
      expect(code).toBe(2)
      expect(pathsIn(out)).toEqual(['ok/a.txt'])
      expect(err).toBe(
        `invite-coach: every draft in ${folder} is ignored (by ${by}); name one itself to have it read\n`,
      )
      const globbed = await run(['check', '--files', `${folder}/*.txt`], '', { cwd })
      expect(globbed.code).toBe(2)
      expect(globbed.err).toContain(`every file that matches ${folder}/*.txt is ignored (by ${by})`)
    }
    expect(await paths(cwd, 'sent', 'sent/a.txt')).toEqual(['sent/a.txt'])
    expect((await run(['check', '.'], '', { cwd })).code).toBe(0)
  })
  it('that an ignore file further down takes in again are read, unless their folder is left out', async () => {
    const cwd = folderWith({
      '.gitignore': '*.md\nout/\n/top.txt\n',
      '.invitecoachignore': '\ufeffdeep/*.txt  \r\n',
      'a.md': PUSH,
      'top.txt': PUSH,
      'in/top.txt': KIND,
      'in/.gitignore': '!*.md\n',
      'in/b.md': KIND,
      'in/.hidden/c.txt': PUSH,
      'deep/d.txt': PUSH,
      'deep/deeper/e.txt': KIND,
      'out/.gitignore': '!*\n',
      'out/f.txt': PUSH,
    })
    expect(await paths(cwd, '.')).toEqual(['deep/deeper/e.txt', 'in/b.md', 'in/top.txt'])
    expect(await paths(join(cwd, 'in'), join('..', 'deep'))).toEqual([
      '../deep/d.txt',
      '../deep/deeper/e.txt',
    ])
    expect(await paths(cwd, 'in/.hidden')).toEqual(['in/.hidden/c.txt'])
  })
  it('are found once where links lead round, and a link itself is read when it is named', async () => {
    const cwd = folderWith({ 'a/x.txt': KIND })
    symlinkSync('..', join(cwd, 'a', 'up'))
    symlinkSync('.', join(cwd, 'a', 'here'))
    symlinkSync('nowhere', join(cwd, 'a', 'dead.txt'))
    symlinkSync('x.txt', join(cwd, 'a', 'link.txt'))
    expect(await paths(cwd, '.')).toEqual(['a/x.txt'])
    expect(await paths(cwd, 'a/**/*.txt')).toEqual(['a/x.txt'])
    expect(await paths(cwd, 'a/up', 'a/link.txt')).toEqual(['a/up/a/x.txt', 'a/link.txt'])
  })
  it('beside a folder that cannot be read are still looked at', async () => {
    const cwd = folderWith({ 'a.txt': KIND, 'locked/x.txt': KIND })
    // Whoever runs the tests may read everything, so a name that stands for no folder any more takes its place.
    const { filesInFolder } = await import('../src/cli/walk.ts')
    const told: string[] = []
    expect(filesInFolder('gone', cwd, (folder) => told.push(folder))).toEqual([])
    expect(told).toEqual([join(cwd, 'gone')])
    if (process.getuid?.() === 0) return
    chmodSync(join(cwd, 'locked'), 0)
    const { out, err, code } = await run(['check', '.', '--format', 'json'], '', { cwd })
    chmodSync(join(cwd, 'locked'), 0o700)
    expect(code).toBe(2)
    expect(pathsIn(out)).toEqual(['a.txt'])
    expect(err).toBe(
      'invite-coach: the folder locked could not be read (no permission); check its permissions\n',
    )
  })
  it('of any name are read, and their names shown without what a terminal would obey', async () => {
    const cwd = folderWith({ '-x.txt': PUSH, "it's [a] (b) 💙.txt": PUSH, 'red\u001b[31m\n.txt': PUSH })
    for (const format of ['line', 'pretty', 'github', 'checkstyle', 'junit', 'markdown']) {
      const { out, code } = await run(['check', '--format', format, '.'], '', { cwd })
      expect(code).toBe(1)
      expect(out).toContain('red␛[31m')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
      expect(out).not.toMatch(/\u001b/)
    }
  })
  it('that an ignore file further up in the repository names are left out too', async () => {
    const cwd = folderWith({
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.gitignore': 'git.txt\n',
      '.invitecoachignore': 'deep/\n',
      'sub/ok.txt': KIND,
      'sub/git.txt': KIND,
      'sub/deep/x.txt': KIND,
      'other/y.txt': KIND,
    })
    const sub = join(cwd, 'sub')
    expect(await paths(sub, '.')).toEqual(['ok.txt'])
    expect(await paths(sub, '**/*.txt', '../other')).toEqual(['ok.txt', '../other/y.txt'])
    expect(await paths(sub, 'deep/x.txt')).toEqual(['deep/x.txt'])
  })
  it('are ignored by their case as git does, and always by it where an ignore file of ours names them', async () => {
    const cwd = folderWith({
      '.gitignore': 'letter.txt\n',
      '.invitecoachignore': 'other.txt\n',
      'Letter.txt': KIND,
      'Other.txt': KIND,
    })
    execFileSync('git', ['init', '-q'], { cwd })
    const setCase = (value: string) => execFileSync('git', ['config', 'core.ignorecase', value], { cwd })
    for (const named of ['.', '*.txt', './*.txt', join(cwd, '*.txt')]) {
      const found = async () => (await paths(cwd, named)).map((path) => basename(path))
      setCase('false')
      expect(await found()).toEqual(['Letter.txt', 'Other.txt'])
      setCase('true')
      expect(await found()).toEqual(['Other.txt'])
    }
  })
  it('are ignored the same in a folder and by a glob, wherever either leads', async () => {
    const cwd = folderWith({
      'here/a.txt': KIND,
      'there/.invitecoachignore': 'b.txt\nout/\n',
      'there/a.txt': KIND,
      'there/b.txt': KIND,
      'there/out/c.txt': KIND,
      'there/out/.invitecoachignore': '!*\n',
      'there/.hidden/d.txt': KIND,
      'there/node_modules/p/e.txt': KIND,
      'there/node_modules/p/node_modules/f.txt': KIND,
    })
    const here = join(cwd, 'here')
    for (const named of ['../there', '../there/**/*.txt', '../there/*.txt', '../there/{a,b}.txt'])
      expect(await paths(here, named)).toEqual(['../there/a.txt'])
    for (const named of ['node_modules/p', 'node_modules/p/**', 'node_modules/p/*.txt'])
      expect(await paths(join(cwd, 'there'), named)).toEqual(['node_modules/p/e.txt'])
    const { code, err } = await run(['check', '../there/out/*.txt'], '', { cwd: here })
    expect(code).toBe(0)
    expect(err).toBe('')
  })
  it('of a folder that holds the one the run was started in are called as from there, in their order', async () => {
    const cwd = folderWith({ '.git/HEAD': '', 'a/z.txt': KIND, 'b/deep/y.txt': KIND, 'c/x.txt': KIND })
    for (const named of ['..', '../**/*.txt'])
      expect(await paths(join(cwd, 'b'), named)).toEqual(['../a/z.txt', '../c/x.txt', 'deep/y.txt'])
    expect(await paths(join(cwd, 'b'), join(cwd, 'b', '**'))).toEqual(['deep/y.txt'])
  })
  it.skipIf(process.getuid?.() === 0)(
    'beside an ignore file that cannot be read are still looked at',
    async () => {
      const cwd = folderWith({ 'a.txt': KIND, 'sub/.gitignore': '', 'sub/b.txt': KIND })
      chmodSync(join(cwd, 'sub/.gitignore'), 0)
      for (const named of ['.', '**/*.txt']) {
        const { out, err, code } = await run(['check', named, '--format', 'json'], '', { cwd })
        expect(code).toBe(2)
        expect(pathsIn(out)).toEqual(['a.txt'])
        expect(err).toBe(
          'invite-coach: the ignore file sub/.gitignore could not be read (no permission); check its permissions\n',
        )
      }
    },
  )
  it('that cannot be reached, or that a pattern looks for where there is no folder, are told in one sentence', async () => {
    const cwd = folderWith({})
    symlinkSync('round', join(cwd, 'round'))
    const barred = await run(['check', 'round/x.txt'], '', { cwd })
    expect(barred.code).toBe(2)
    expect(barred.err).toMatch(
      /^invite-coach: round\/x\.txt could not be read \(links that lead round\); .*\n$/,
    )
    const nowhere = await run(['check', 'nothere/*.txt'], '', { cwd })
    expect(nowhere.code).toBe(2)
    expect(nowhere.err).toMatch(/^invite-coach: no file matches nothere\/\*\.txt; .*\n$/)
  })
  it('are no folders', async () => {
    const cwd = folderWith({ 'ok.txt': KIND })
    const { code, err } = await run(['check', 'ok.txt/'], '', { cwd })
    expect(code).toBe(2)
    expect(err).toBe('invite-coach: ok.txt/ is a file and no folder; leave the slash out\n')
  })
  it('with CRLF or a byte order mark have the lines and columns that editors show', async () => {
    const cwd = folderWith({ 'a.txt': `\ufeffHi love,\r\n\r\n${PUSH}\r\n` })
    const { out } = await run(['check', '--format', 'line', 'a.txt'], '', { cwd })
    expect(out).toMatch(/^a\.txt:3:1: /)
    put(cwd, 'a.txt', `\ufeff${PUSH}`)
    expect((await run(['check', '--format', 'line', 'a.txt'], '', { cwd })).out).toMatch(/^a\.txt:1:1: /)
  })
})

describe('many drafts', () => {
  const many = () =>
    Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`l${i}.txt`, i % 3 === 0 ? `Letter ${i}. ${PUSH}` : KIND]),
    )
  it('read the same in threads as in one, whatever the number of threads', async () => {
    const cwd = folderWith(many())
    const few = await run(['check', '--format', 'json', ...Object.keys(many()).slice(0, 30).sort()], '', {
      cwd,
    })
    const one = await run(['check', '--format', 'json', '--jobs', '1', '.'], '', { cwd })
    const two = await run(['check', '--format', 'json', '--jobs', '2', '.'], '', { cwd })
    expect(two).toEqual(one)
    expect(one.code).toBe(1)
    const reviewOf = (out: string, path: string) =>
      (JSON.parse(out) as { reviews: { path: string }[] }).reviews.find((review) => review.path === path)
    expect(reviewOf(few.out, 'l3.txt')).toEqual(reviewOf(two.out, 'l3.txt'))
  })
  it('leave the terminal as it was when a signal ends the run', async () => {
    const cwd = folderWith(
      Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`l${i}.txt`, `Letter ${i}. ${PUSH}`])),
    )
    const ends = [(screen: Screen) => screen.press(KEYS.stop), (screen: Screen) => screen.kill('SIGTERM')]
    for (const end of ends) {
      const screen = runOn('check . --jobs 1 --format json=report.json', { cwd })
      await screen.see('/3000 drafts')
      expect(screen.wraps()).toBe(false)
      end(screen)
      expect(await screen.ended()).toBeGreaterThan(2)
      expect(screen.wraps()).toBe(true)
      expect(screen.cursorShown()).toBe(true)
    }
  })
})
