import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from './cli.ts'
import { folderWith } from './folder.ts'
import { coachOn, KEYS, type Screen } from './terminal.ts'

const { enter, down, stop, end, wipe } = KEYS
const PUSH = 'You are so stubborn.'
const THREAT = "If you don't come to the workshop with me, I'm moving out."
const LIMIT = "If you shout at me, I'm going to step outside until we're both calm."
const DANGER = "If you leave me I'll kill myself."
const CHOICES = 'Skip the rest'
const LAST = 'Leave letter.txt as it was'
const read = (cwd: string, name = 'letter.txt') => readFileSync(join(cwd, name), 'utf8')

/** From the choices at a push: its first suggestion, put in. */
async function takeFirst(screen: Screen): Promise<void> {
  await screen.see(CHOICES)
  screen.press(enter)
  await screen.see('Back to the choices')
  screen.press(enter)
}

describe('coach on a file', () => {
  it('shows a push with its words and why, puts the choice in, and writes when asked', async () => {
    const cwd = folderWith({ 'letter.txt': `Hi love 💛\r\n\r\n${THREAT}\r\n` })
    const screen = coachOn('letter.txt', { cwd })
    await screen.see(CHOICES)
    expect(screen.text()).toContain('1 of 1  threat → request')
    expect(screen.text()).toContain("“If you don't come to the workshop with me, I'm moving out”")
    screen.press(enter)
    await screen.see('Back to the choices')
    expect(read(cwd)).toContain('moving out')
    screen.press(enter)
    await screen.see(LAST)
    expect(screen.text()).toMatch(/Was: If you don't come[\s\S]*Now: /)
    screen.press(enter)
    expect(await screen.ended()).toBe(0)
    expect(screen.text()).toContain('Written to letter.txt.')
    expect(read(cwd)).toMatch(/^Hi love 💛\r\n\r\n[^\r]*workshop[^\r]*\r\n$/)
    expect(read(cwd)).not.toContain('moving out')
    expect(readdirSync(cwd)).toEqual(['letter.txt'])
  })
  it('tells kindly what still pushes in typed words, and leaves it to the writer', async () => {
    const cwd = folderWith({ 'letter.txt': THREAT })
    const screen = coachOn('letter.txt', { cwd })
    await screen.see(CHOICES)
    screen.press(down, down, down, enter)
    await screen.see('moving out.')
    screen.press(wipe, 'You are so selfish.', enter)
    await screen.see('Back to the choices')
    expect(screen.text()).toContain("This may still land as judgement: “You are so selfish”. It's your call.")
    screen.press(enter)
    await screen.see('Your words: You are so selfish.')
    screen.press(wipe, 'Will you come with me?', enter)
    await screen.see('Put it in')
    screen.press(down, down, enter)
    await screen.see(CHOICES)
    screen.press(down, down, down, enter)
    await screen.see('moving out.')
    screen.press(wipe, 'You are so selfish.', enter)
    await screen.see('Back to the choices')
    screen.press(down, enter)
    await screen.see(LAST)
    screen.press(enter)
    expect(await screen.ended()).toBe(0)
    expect(read(cwd)).toBe('You are so selfish.')
  })
  it('asks once for the ask where the draft does not say it, and can go on without', async () => {
    const cwd = folderWith({ 'letter.txt': `${PUSH} The soup is hot. You are so selfish.` })
    const screen = coachOn('letter.txt', { cwd })
    await screen.see('What would you like your partner to do?')
    screen.press('I want you to come to the class with me', enter)
    await takeFirst(screen)
    await screen.see(CHOICES)
    expect(screen.text()).toContain('come to the class with me')
    expect(screen.text().match(/What would you like your partner to do/g)).toHaveLength(1)
    screen.press(stop)
    expect(await screen.ended()).toBe(130)

    const without = coachOn('letter.txt', { cwd })
    await without.see('What would you like your partner to do?')
    without.press(enter)
    await without.see(CHOICES)
  })
  it('fills blanks one by one, and says which are left', async () => {
    const cwd = folderWith({
      'letter.txt': PUSH,
      '.invite-coach.yaml': 'ruleFolders: [mine]\n',
      'mine/shifts/curiosity.yaml':
        'shift:\n  - text: Can we talk on [a day]? I saw [what you saw].\n    when: none\nquestion:\n  - text: How do you see it?\n    when: none\n',
    })
    const screen = coachOn('letter.txt', { cwd })
    await screen.see('What would you like your partner to do?')
    screen.press(enter)
    await screen.see(CHOICES)
    screen.press(enter)
    await screen.see('a day:')
    screen.press('Friday', enter)
    await screen.see('what you saw:')
    screen.press(enter)
    await screen.see('Back to the choices')
    screen.press(enter)
    await screen.see(LAST)
    expect(screen.text()).toContain('Now: Can we talk on Friday? I saw [what you saw].')
    expect(screen.text()).toContain('Still yours to fill: [what you saw]')
  })
  it('refuses to write over a file that changed meanwhile, and keeps the new draft at hand', async () => {
    const cwd = folderWith({ 'letter.txt': THREAT })
    const screen = coachOn('letter.txt', { cwd })
    await takeFirst(screen)
    await screen.see(LAST)
    writeFileSync(join(cwd, 'letter.txt'), 'Another letter.')
    screen.press(enter)
    await screen.see('letter.txt changed meanwhile')
    await screen.see(LAST)
    screen.press(down, down, down, enter)
    await screen.see('Name of the file:')
    screen.press('letter.txt', enter)
    await screen.see('is there already')
    screen.press(down, down, down, enter)
    await screen.see('Name of the file:')
    screen.press('new.txt', enter)
    expect(await screen.ended()).toBe(0)
    expect(read(cwd)).toBe('Another letter.')
    expect(read(cwd, 'new.txt')).toContain('workshop')
  })
  it('leaves limits as they are and says so', async () => {
    const cwd = folderWith({ 'letter.txt': `${LIMIT}\n${THREAT}\n` })
    const screen = coachOn('letter.txt', { cwd })
    await takeFirst(screen)
    await screen.see(LAST)
    expect(screen.text()).toContain("This reads as a limit about what you'll do. Kept exactly as it is.")
    screen.press(enter)
    await screen.ended()
    expect(read(cwd).startsWith(`${LIMIT}\n`)).toBe(true)
  })
  it('prints, and says in one sentence where there is no clipboard', async () => {
    const cwd = folderWith({ 'letter.txt': THREAT })
    const screen = coachOn('letter.txt', { cwd, env: { DISPLAY: '', WAYLAND_DISPLAY: '', PATH: cwd } })
    await takeFirst(screen)
    await screen.see(LAST)
    screen.press(down, down, enter)
    await screen.see('There is no clipboard that I can reach here')
    await screen.see(LAST)
    screen.press(down, enter)
    expect(await screen.ended()).toBe(0)
    expect(screen.text().trimEnd().split('\n').at(-1)).toContain('workshop')
    expect(read(cwd)).toBe(THREAT)
  })
  it('fits a narrow terminal, and lists all choices on it', async () => {
    const cwd = folderWith({ 'letter.txt': THREAT })
    const screen = coachOn('letter.txt', { cwd, cols: 40, rows: 24 })
    await screen.see(CHOICES)
    const lines = screen.text().split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40)
    for (const choice of ['❯ 1. ', '  2. ', '  3. ', 'Write my own', 'Keep it as it is', CHOICES])
      expect(screen.text()).toContain(choice)
  })
})

describe('coach, when the writer leaves', () => {
  it.each([
    ['Ctrl-C', stop],
    ['Ctrl-D', end],
  ])('%s at any question leaves all as it was, in one line, with the cursor', async (_name, key) => {
    const cwd = folderWith({ 'letter.txt': `${PUSH}\n` })
    const steps: [string, string[]][] = [
      ['What would you like your partner to do?', [enter]],
      [CHOICES, [enter]],
      ['Back to the choices', [enter]],
      [LAST, []],
    ]
    for (let last = 0; last < steps.length; last++) {
      const screen = coachOn('letter.txt', { cwd })
      for (const [shown, keys] of steps.slice(0, last + 1)) {
        await screen.see(shown)
        if (shown !== steps[last]?.[0]) screen.press(...keys)
      }
      screen.press(key)
      expect(await screen.ended()).toBe(130)
      expect(screen.text().trimEnd().split('\n').at(-1)).toBe(
        'invite-coach: stopped; letter.txt is as it was',
      )
      expect(screen.cursorShown()).toBe(true)
      expect(read(cwd)).toBe(`${PUSH}\n`)
      expect(readdirSync(cwd)).toEqual(['letter.txt'])
    }
  })
  it('shows the cursor again when it is ended from outside', async () => {
    const cwd = folderWith({ 'letter.txt': THREAT })
    const screen = coachOn('letter.txt', { cwd })
    await screen.see(CHOICES)
    screen.kill('SIGTERM')
    await screen.ended()
    expect(screen.cursorShown()).toBe(true)
    expect(read(cwd)).toBe(THREAT)
  })
})

describe('coach without a file', () => {
  it('takes a message, and piped text with its questions on the terminal', async () => {
    const cwd = folderWith({ 'piped.txt': THREAT })
    const message = coachOn(`"${THREAT}"`, { cwd })
    await takeFirst(message)
    await message.see('Let it go')
    message.press(stop)
    expect(await message.ended()).toBe(130)
    expect(message.text()).toContain('invite-coach: stopped; nothing was kept')

    const piped = coachOn('- < piped.txt', { cwd })
    await takeFirst(piped)
    await piped.see('Let it go')
    piped.press(enter)
    expect(await piped.ended()).toBe(0)
    expect(piped.text()).not.toContain('Written')
  })
  it('takes what is typed where the writer has no editor of their own', async () => {
    const cwd = folderWith({})
    const screen = coachOn('', { cwd })
    await screen.see('Type or paste your draft.')
    const long = 'The soup is in the fridge. '.repeat(400).trim()
    screen.press(`Hi love 💛\r\r${long}\r${THREAT}\r`, end)
    await takeFirst(screen)
    await screen.see('Let it go')
    screen.press(enter)
    expect(await screen.ended()).toBe(0)
    expect(screen.text()).toContain(`Hi love 💛\n\n${long}\n`)

    const left = coachOn('-', { cwd })
    await left.see('Type or paste your draft.')
    left.press(stop)
    expect(await left.ended()).toBe(130)
    expect(left.text()).toContain('stopped; nothing was kept')
  })
})

describe('coach with an editor', () => {
  /** A folder with a script for an editor, and nothing in its temporary folder. */
  function desk(script: string) {
    const cwd = folderWith({
      'editor.mjs': `import fs from 'node:fs'\nconst file = process.argv.at(-1)\n${script}`,
    })
    const temp = join(cwd, 'temp')
    mkdirSync(temp)
    const env = { TMPDIR: temp, EDITOR: `"${process.execPath}" "${join(cwd, 'editor.mjs')}" --wait` }
    return { cwd, env, left: () => readdirSync(temp) }
  }
  const OPEN = "fs.writeFileSync(file + '.swp', 'x'); fs.writeFileSync(file, process.env.WORDS); "

  it('opens it on an empty draft and leaves nothing of it anywhere', async () => {
    const { cwd, env, left } = desk(`if (fs.readFileSync(file, 'utf8') !== '') process.exit(1)\n${OPEN}`)
    const screen = coachOn('', { cwd, env: { ...env, WORDS: `Liebste Zoë 💛\n\n${THREAT}\n` } })
    await screen.see(CHOICES)
    expect(left()).toEqual([])
    screen.press(enter)
    await screen.see('Back to the choices')
    screen.press(enter)
    await screen.see('Let it go')
    screen.press(enter)
    expect(await screen.ended()).toBe(0)
    expect(screen.text()).toContain('Liebste Zoë 💛')
  })
  it('leaves nothing when the draft is empty or the editor fails', async () => {
    const empty = desk('')
    const screen = coachOn('', empty)
    expect(await screen.ended()).toBe(2)
    expect(screen.text()).toBe('invite-coach: the draft is empty; write your message first')
    const broken = desk(`${OPEN}process.exit(3)`)
    const failing = coachOn('', { ...broken, env: { ...broken.env, WORDS: 'Secret' } })
    expect(await failing.ended()).toBe(2)
    expect(failing.text()).toContain('ended with an error')
    expect(failing.text()).not.toContain('Secret')
    expect([empty.left(), broken.left()]).toEqual([[], []])
  })
  it('leaves nothing when it is stopped while the editor is open', async () => {
    const { cwd, env, left } = desk(
      `${OPEN}console.log('open'); const t = setInterval(() => { if (!fs.existsSync(file)) process.exit() }, 50); setTimeout(() => clearInterval(t), 30000)`,
    )
    for (const signal of ['SIGTERM', 'SIGHUP']) {
      const screen = coachOn('', { cwd, env: { ...env, WORDS: THREAT } })
      await screen.see('open')
      expect(left()).toHaveLength(1)
      screen.kill(signal)
      await screen.ended()
      expect(left()).toEqual([])
    }
  })
})

describe('coach has nothing to coach', () => {
  it.each([
    ['danger', DANGER, 3, /Someone trained/],
    ['a kind draft', 'The soup is in the fridge. Would you call me tonight?', 0, /Nothing to shift here/],
    [
      'another language',
      'Wenn du nicht mitkommst, bin ich sehr böse auf dich',
      2,
      /^invite-coach: This reads as German/,
    ],
    ['an empty file', ' \n', 2, /^invite-coach: letter\.txt is empty; write your message first$/],
    ['a binary file', 'PK\0\u0001', 2, /^invite-coach: letter\.txt looks like a binary file/],
  ])('in %s', async (_what, text, code, said) => {
    const cwd = folderWith({ 'letter.txt': text })
    const screen = coachOn('letter.txt', { cwd })
    expect(await screen.ended()).toBe(code)
    expect(screen.text()).toMatch(said)
    expect(screen.text()).not.toContain('❯')
    expect(read(cwd)).toBe(text)
  })
  it('when what is typed holds danger: the note, and the file as it was', async () => {
    const cwd = folderWith({ 'letter.txt': THREAT })
    const screen = coachOn('letter.txt', { cwd })
    await screen.see(CHOICES)
    screen.press(down, down, down, enter)
    await screen.see('moving out.')
    screen.press(wipe, DANGER, enter)
    expect(await screen.ended()).toBe(3)
    expect(screen.text()).toContain('Someone trained')
    expect(read(cwd)).toBe(THREAT)
  })
  it('in a mail of bytes that are no UTF-8, which stays as it is', async () => {
    for (const [words, code, said] of [
      [DANGER, 3, 'Someone trained'],
      [PUSH, 2, "is in a character set that can't be written anew"],
    ] as const) {
      const head = 'From: a@x.org\nContent-Type: text/plain; charset=iso-8859-1\n\n'
      const mail = Buffer.from(`${head}At the caf\u00e9. ${words}\n`, 'latin1')
      const cwd = folderWith({})
      writeFileSync(join(cwd, 'old.eml'), mail)
      const screen = coachOn('old.eml', { cwd })
      expect(await screen.ended()).toBe(code)
      expect(screen.text().replace(/\s+/g, ' ')).toContain(said)
      expect(readFileSync(join(cwd, 'old.eml'))).toEqual(mail)
    }
  })
  it('in a file that is not there', async () => {
    const screen = coachOn('gone.txt', { cwd: folderWith({}) })
    expect(await screen.ended()).toBe(2)
    expect(screen.text()).toMatch(/^invite-coach: gone\.txt does not exist/)
  })
  it('without a terminal, and says what to use there', async () => {
    const cwd = folderWith({ 'letter.txt': THREAT })
    const { code, out, err } = await run(['coach', 'letter.txt'], '', { cwd })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe(
      'invite-coach: coach asks questions, so it needs a terminal; without one, invite-coach rewrite letter.txt prints the draft with the best suggestions in it\n',
    )
    expect(existsSync(join(cwd, 'letter.txt'))).toBe(true)
  })
})
