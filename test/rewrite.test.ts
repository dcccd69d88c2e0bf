import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './cli.ts'

const PUSH = "If you don't come to the workshop with me, I'm moving out."
const DANGER = "If you leave me I'll kill myself."
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'invite-coach-rewrite-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('rewrite', () => {
  it('prints the whole draft and nothing else, every byte outside the edit kept', async () => {
    const draft = `Hi love,\r\n\r\n${PUSH}\r\n\r\n  > you never listen\r\nThe kettle is on 🫖\r\n`
    const { code, out, err } = await run(['rewrite'], draft)
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(out).not.toContain('moving out')
    expect(out.startsWith('Hi love,\r\n\r\n')).toBe(true)
    expect(out.endsWith('\r\n\r\n  > you never listen\r\nThe kettle is on 🫖\r\n')).toBe(true)
  })
  it('changes nothing the second time, and its result checks clean', async () => {
    const { out } = await run(['rewrite'], PUSH)
    expect((await run(['rewrite'], out)).out).toBe(out)
    expect((await run(['check'], out)).code).toBe(0)
  })
  it('leaves a dangerous draft byte for byte and exits with 3', async () => {
    const { code, out } = await run(['rewrite'], `${DANGER}\n${PUSH}\n`)
    expect(code).toBe(3)
    expect(out).toBe(`${DANGER}\n${PUSH}\n`)
  })
  it('keeps a kind draft and a limit as they are', async () => {
    const limit = "If you shout at me, I'm going to step outside until we're both calm.\n"
    expect(await run(['rewrite'], limit)).toMatchObject({ code: 0, out: limit })
  })
  it('changes files in place with --write, and only those that need it', async () => {
    const file = join(folder, 'letter.md')
    const kind = join(folder, 'kind.txt')
    writeFileSync(file, `${PUSH}\n`)
    writeFileSync(kind, 'See you at eight.\n')
    const { code, out } = await run(['rewrite', '--write', 'letter.md', 'kind.txt'], '', { cwd: folder })
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(readFileSync(file, 'utf8')).not.toContain('moving out')
    expect(readFileSync(kind, 'utf8')).toBe('See you at eight.\n')
  })
  it('shows with --diff what goes and what comes, and changes nothing', async () => {
    writeFileSync(join(folder, 'shown.txt'), `Hello.\n${PUSH}\nSee you.\n`)
    const { code, out } = await run(['rewrite', '--diff', 'shown.txt'], '', { cwd: folder })
    expect(code).toBe(0)
    expect(out.startsWith('Hello.\n')).toBe(true)
    expect(out.endsWith('\nSee you.\n')).toBe(true)
    expect(out).toMatch(/\[-[^\]]*moving out[^\]]*-\]/)
    expect(out).toMatch(/\{\+.+\+\}/)
    expect(readFileSync(join(folder, 'shown.txt'), 'utf8')).toContain('moving out')
  })
  it('keeps the old file with --backup, and never writes over an older one', async () => {
    const file = join(folder, 'kept.txt')
    writeFileSync(file, `${PUSH}\n`)
    const again = () => run(['rewrite', '--write', '--backup', 'kept.txt'], '', { cwd: folder })
    expect((await again()).code).toBe(0)
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe(`${PUSH}\n`)
    writeFileSync(file, `Dear.\n${PUSH}\n`)
    const { code, err } = await again()
    expect(code).toBe(2)
    expect((await run(['rewrite', '--backup', PUSH])).err).toContain('--backup keeps what --write changes')
    expect(err).toContain('kept.txt.bak could not be written (there is one already)')
    expect(readFileSync(file, 'utf8')).toBe(`Dear.\n${PUSH}\n`)
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe(`${PUSH}\n`)
  })
  it('answers JSON lines with the new text and its edits', async () => {
    const { out } = await run(['rewrite', '--jsonl'], `${JSON.stringify({ id: 7, text: PUSH })}\nnonsense\n`)
    const [answer, bad] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answer.id).toBe(7)
    expect(answer.text).not.toContain('moving out')
    expect(answer.edits[0]).toMatchObject({
      start: { offset: 0 },
      ruleId: expect.stringMatching(/^threat\//),
    })
    expect(bad).toMatchObject({ id: null, line: 2 })
  })
  it('says what to do when it cannot', async () => {
    expect((await run(['rewrite', '--write'], PUSH)).err).toContain('name the file')
    expect((await run(['rewrite', 'gone.md'], '', { cwd: folder })).code).toBe(2)
  })
})
