import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './cli.ts'
import { folderWith } from './folder.ts'

const CHAT = '[10:02] Sam: You are so selfish.\n[10:03] Alex: You are so stubborn.\n'
const RIGID = 'You are so rigid.'
let cwd: string

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'invite-coach-reading-'))
  writeFileSync(join(cwd, 'chat.txt'), CHAT)
  writeFileSync(join(cwd, 'letter.md'), `> ${RIGID}\n\n*Hi.*\n\nYou are so *stub*born.\n`)
})
afterAll(() => rmSync(cwd, { recursive: true }))

const check = (args: readonly string[], input?: string) =>
  run(['check', '--format', 'line', ...args], input, { cwd })

describe('a mail of bytes that are no UTF-8', () => {
  const mail = (words: string) =>
    Buffer.from(
      `From: a@b.c\nTo: d@e.f\nSubject: us\nContent-Type: text/plain; charset=iso-8859-1\n\nAt the caf\u00e9. ${words}\n`,
      'latin1',
    )
  it('is printed byte for byte where it cannot be rewritten, also with danger in it', async () => {
    const danger = mail('If you leave me I will kill myself.')
    writeFileSync(join(cwd, 'danger.eml'), danger)
    writeFileSync(join(cwd, 'push.eml'), mail(RIGID))
    for (const [name, code] of [
      ['danger.eml', 3],
      ['push.eml', 0],
    ] as const) {
      const out = readFileSync(join(cwd, name), 'latin1')
      expect(await run(['rewrite', name], '', { cwd, encoding: 'latin1' })).toEqual({ code, out, err: '' })
    }
    expect((await run(['rewrite', '--write', 'danger.eml'], '', { cwd })).code).toBe(3)
    expect(readFileSync(join(cwd, 'danger.eml'))).toEqual(danger)
  })
})

describe('a chat', () => {
  it('is read whole, and says in one line how to choose', async () => {
    const { code, out, err } = await check(['chat.txt'])
    expect(code).toBe(1)
    expect(out.match(/^chat\.txt:\d:\d+/gm)).toEqual(['chat.txt:1:14', 'chat.txt:2:15'])
    expect(err).toBe(
      'chat.txt: a chat of "Sam", "Alex"; everybody\'s turns were read, --me "<your name in it>" reads yours only\n',
    )
  })
  it("gives one person's turns with --me", async () => {
    const { out, err } = await check(['--me', 'alex', 'chat.txt'])
    expect(out).toMatch(/^chat\.txt:2:15: .*\n$/)
    expect(err).toBe('')
  })
  it('says who speaks, and whom --me may have meant', async () => {
    const { code, err } = await check(['--me', 'Aelx', 'chat.txt'])
    expect(code).toBe(2)
    expect(err).toBe(
      'invite-coach: chat.txt: nobody called "Aelx" speaks in this chat; did you mean "Alex"?\n',
    )
    expect((await check(['--me', 'Nobody', '-'], CHAT)).err).toContain('give one of "Sam", "Alex"')
  })
  it('without times says so too, and none of its turns is reworded', async () => {
    const plain = `Alex: You are so stubborn.\nSam: ${RIGID}\nAlex: hi\nSam: ok\n`
    for (const command of ['check', 'rewrite']) {
      const { code, err } = await run([command, '--me', 'Alx', '--stdin-filename', 'un.txt'], plain, { cwd })
      expect(code).toBe(2)
      expect(err).toBe(
        'invite-coach: un.txt: nobody called "Alx" speaks in this chat; did you mean "Alex"?\n',
      )
    }
  })
  it('that cannot be told from a letter is said to be read whole', async () => {
    const { out, err, code } = await check(['--me', 'Alex'], `Sam\n${RIGID}\n`)
    expect(code).toBe(1)
    expect(out).toContain('<stdin>:2')
    expect(err).toMatch(/^<stdin>: --me found no chat here, so all of it was read; .*\n$/)
  })
  it('is reworded in the turns of one person only', async () => {
    const { out } = await run(['rewrite', '--me', 'Alex', 'chat.txt'], '', { cwd })
    expect(out).toMatch(/^\[10:02\] Sam: You are so selfish\.\n\[10:03\] Alex: (?!You are so)[^\n]+\n$/)
  })
})

describe('piped text', () => {
  it('is read as --stdin-filename says, and reported under that name', async () => {
    const markdown = '    You are so rigid.\n\nHi **love**, you are so stub**born**.\n'
    const { out } = await check(['--stdin-filename', 'notes/a.md'], markdown)
    expect(out).toMatch(/^notes\/a\.md:3:\d+: [^\n]*stubborn[^\n]*\n$/)
    const mail = `Subject: us\nContent-Type: text/html\n\n<p>${RIGID}</p>\n`
    expect((await check(['--stdin-filename', 'x.eml'], mail)).out).toMatch(/^x\.eml:4:4: /)
  })
  it('is never written to the file of that name', async () => {
    const { code, err } = await run(['rewrite', '--write', '--stdin-filename', 'letter.md'], RIGID, { cwd })
    expect(code).toBe(2)
    expect(err).toContain('name the file')
  })
})

describe('a file', () => {
  it('gives JSON whose quotes are slices of the file, with the words as they read', async () => {
    const { out } = await run(['check', '--format', 'json', 'letter.md'], '', { cwd })
    const [{ findings }] = JSON.parse(out).reviews
    const text = readFileSync(join(cwd, 'letter.md'), 'utf8')
    expect(findings).toHaveLength(1)
    const [{ start, end, quote, words }] = findings
    expect(text.slice(start.offset, end.offset)).toBe(quote)
    expect({ quote, words, line: start.line }).toEqual({
      quote: 'You are so *stub*born',
      words: 'You are so stubborn',
      line: 5,
    })
  })
})

describe('a mail in another character set', () => {
  const mail = Buffer.from(
    'From: a@x.org\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\nYou\x92re so stubborn.\r\n',
    'latin1',
  )
  it('is read as it says, from a file and piped', async () => {
    writeFileSync(join(cwd, 'old.eml'), mail)
    expect((await check(['old.eml'])).out).toMatch(/^old\.eml:4:1: .*"You’re so stubborn"/)
    expect((await run(['check', '--format', 'line'], mail)).out).toMatch(
      /^<stdin>:4:1: .*"You’re so stubborn"/,
    )
  })
  it('is not rewritten: its bytes stay', async () => {
    writeFileSync(join(cwd, 'old.eml'), mail)
    const { code, err } = await run(['rewrite', '--write', '--verbose', 'old.eml'], '', { cwd })
    expect(code).toBe(0)
    expect(err).toContain('left as it is, this part of the file is encoded')
    expect(readFileSync(join(cwd, 'old.eml'))).toEqual(mail)
  })
})

describe('ignore comments', () => {
  const md = (text: string) => check(['--stdin-filename', 'a.md'], text)
  const txt = (text: string) => check([], text)
  it.each([
    ['the next line', `<!-- invite-coach-disable-next-line judgement -->\n${RIGID}\n`],
    ['the next line beyond an empty one', `<!-- invite-coach-disable-next-line -->\n\n${RIGID}\n`],
    ['a rule', `<!-- invite-coach-disable-next-line judgement/open-trait -->\n${RIGID}\n`],
    ['the next line, in capitals', `<!-- INVITE-COACH-DISABLE-NEXT-LINE Judgement -->\n${RIGID}\n`],
    ['the next line, for a reason with signs', `<!--invite-coach-disable-next-line -- a > b-->\n${RIGID}\n`],
    ['the same line, with a reason', `${RIGID} <!-- invite-coach-disable-line judgement -- our joke -->\n`],
    ['a stretch', `<!-- invite-coach-disable -->\n\n${RIGID}\n\n<!-- invite-coach-enable -->\n`],
    [
      'the rest',
      `Hi.\n\n<!-- invite-coach-disable threat, judgement -->\n\n${RIGID} If you don't come, I'll leave you.\n`,
    ],
  ])('keep %s quiet in Markdown', async (_what, text) => {
    expect(await md(text)).toEqual({ code: 0, out: '', err: '' })
  })
  it('keep a stretch quiet in plain text', async () => {
    const off = `[invite-coach: off]\r\n${RIGID}\r\n[invite-coach: on]\r\n\r\nYou are so lazy.\r\n`
    expect((await txt(off)).out).toMatch(/^<stdin>:5:1: [^\n]*lazy[^\n]*\n$/)
    for (const mark of [
      '[invite-coach: off judgement]',
      '[Invite-Coach: OFF]',
      '[ invite-coach off Judgement ]',
    ])
      expect(await txt(`${mark}\n${RIGID}\n`)).toEqual({ code: 0, out: '', err: '' })
  })
  it.each(['[invite-coach: off judgement]', '<!-- invite-coach-disable-next-line -->'])(
    'are no part of the wrapped lines around them: %s',
    async (mark) => {
      const wrapped = 'You are so stubborn, and\nunbelievably so, I think.\nTherefore you are tired.\n'
      expect(await txt(`${mark}\n${wrapped}`)).toEqual({ code: 0, out: '', err: '' })
      expect(await txt(`Hi love, so many things happen\n${mark}\n${wrapped}`)).toEqual({
        code: 0,
        out: '',
        err: '',
      })
    },
  )
  it('let one pattern speak again', async () => {
    const text = `<!-- invite-coach-disable -->\n\n${RIGID}\n\n<!-- invite-coach-enable judgement -->\n\nYou are so lazy.\n`
    expect((await md(text)).out).toMatch(/^a\.md:7:1: [^\n]*\n$/)
  })
  it('that keep nothing quiet are told with their place', async () => {
    const text = 'Hi.\n\n<!-- invite-coach-disable-next-line judgement threat -->\nYou are so lazy.\n'
    expect(await md(text)).toEqual({
      code: 0,
      out: '',
      err: 'a.md:3:1: this ignore comment keeps nothing of threat quiet; take it out\n',
    })
    expect((await txt('[invite-coach: off]\nSee you.\n')).err).toBe(
      '<stdin>:1:1: this ignore comment keeps nothing quiet; take it out\n',
    )
  })
  it('with a name or an action that there is none of say what was meant', async () => {
    const { code, err } = await md(
      `<!-- invite-coach-disable-next-line judgment -->\n${RIGID}\n\n<!-- invite-coach-disbale -->\n`,
    )
    expect(code).toBe(1)
    expect(err).toBe(
      'a.md:1:1: an ignore comment names no rule or pattern "judgment"; did you mean "judgement"?\n' +
        'a.md:4:1: an ignore comment can\'t say "disbale"; did you mean "disable"?\n',
    )
    expect((await txt(`[Invite-Coach: Of]\nSee you.\n`)).err).toBe(
      '<stdin>:1:1: an ignore comment can\'t say "of"; did you mean "off"?\n',
    )
  })
  it('never switch off safety', async () => {
    expect((await txt("[invite-coach: off]\nIf you leave me I'll kill myself.\n")).code).toBe(3)
    expect((await md("<!-- invite-coach-disable -->\n\nIf you leave me I'll kill myself.\n")).code).toBe(3)
  })
  it('are text in code, and in a message', async () => {
    expect((await md(`\`<!-- invite-coach-disable -->\`\n\n${RIGID}\n`)).code).toBe(1)
    expect((await check([`[invite-coach: off]\n${RIGID}`])).code).toBe(1)
  })
})

describe('an ignore comment', () => {
  it('is not called unused where what it names is off in this run', async () => {
    const cwd = folderWith({
      'a.md': '<!-- invite-coach-disable-next-line judgement -->\nYou are so stubborn.\n',
      'b.md': '<!-- invite-coach-disable-next-line -->\nYou are so stubborn.\n',
      'off.yaml': 'rules: {judgement: off}\n',
    })
    const check = async (...args: readonly string[]) => (await run(['check', '.', ...args], '', { cwd })).err
    expect(await check()).toBe('')
    expect(await check('--ignore', 'judgement')).toBe('')
    expect(await check('--config', 'off.yaml')).toBe('')
    expect(await check('--ignore', 'threat')).toBe('')
  })
})
