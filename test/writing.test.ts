import { spawn } from 'node:child_process'
import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { replaceFile } from '../src/cli/replace.ts'
import { run } from './cli.ts'
import { folderWith, put } from './folder.ts'
import { ROOT } from './root.ts'

const PUSH = "If you don't come to the workshop with me, I'm moving out."
const OLD = `${PUSH}\n\n${'The soup is in the fridge. '.repeat(40)}\n`
const BIN = join(ROOT, 'bin', 'invite-coach.js')
const read = (cwd: string, name: string) => readFileSync(join(cwd, name), 'utf8')

/** Ends its own process, as a power cut would, before the n-th thing that it does to the disk once it opens a file to write. */
const HOOK = `
const fs = require('node:fs')
let armed = false, count = 0
const before = (name, args) => {
  if (name === 'open' && typeof args[1] === 'string' && args[1].startsWith('w')) armed = true
  if (armed && ++count === Number(process.env.END_BEFORE)) { process.kill(process.pid, 'SIGKILL'); while (true) {} }
}
for (const name of ['open', 'write', 'writeFile', 'fsync', 'close', 'rename', 'chmod', 'chown', 'unlink']) {
  const real = fs[name]
  fs[name] = (...args) => { before(name, args); return real(...args) }
}
`

/** Rewrites a.txt in place; resolves to the signal that ended it, null where it ended by itself. */
function rewriting(cwd: string, env: Record<string, string>, after?: number): Promise<string | null> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [BIN, 'rewrite', '--write', '--backup', 'a.txt'], {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    })
    const timer = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after)
    child.on('close', (_code, signal) => {
      clearTimeout(timer)
      done(signal)
    })
  })
}

describe('rewrite --write', () => {
  it('leaves the old file or the new one, wherever a power cut hits the writing', async () => {
    const { out: NEW } = await run(['rewrite'], OLD)
    const cwd = folderWith({ 'hook.cjs': HOOK })
    const ends = new Set<string>()
    let cuts = 0
    for (let n = 1; ; n++) {
      put(cwd, 'a.txt', OLD)
      rmSync(join(cwd, 'a.txt.bak'), { force: true })
      const env = { NODE_OPTIONS: `--require=${join(cwd, 'hook.cjs')}`, END_BEFORE: `${n}` }
      const signal = await rewriting(cwd, env)
      ends.add(read(cwd, 'a.txt'))
      const kept = readdirSync(cwd).includes('a.txt.bak')
      if (kept) expect(read(cwd, 'a.txt.bak')).toBe(OLD)
      if (signal === null) break
      cuts++
      expect(read(cwd, 'a.txt') === OLD || kept).toBe(true)
    }
    expect(cuts).toBeGreaterThan(8)
    expect(ends).toEqual(new Set([OLD, NEW]))
  })
  it('leaves the old file or the new one, whenever it is killed', async () => {
    const { out: NEW } = await run(['rewrite'], OLD)
    const cwd = folderWith({ 'a.txt': OLD })
    const start = performance.now()
    await rewriting(cwd, {})
    const whole = performance.now() - start
    for (let i = 0; i < 10; i++) {
      put(cwd, 'a.txt', OLD)
      rmSync(join(cwd, 'a.txt.bak'), { force: true })
      await rewriting(cwd, {}, whole * (0.55 + i * 0.05))
      expect([OLD, NEW]).toContain(read(cwd, 'a.txt'))
    }
  })
  it('does the others when one of several files cannot be done', async () => {
    const cwd = folderWith({
      'a.txt': PUSH,
      'b.txt': 'PK\0',
      'c.txt': PUSH,
      'c.txt.bak': 'older',
      'd.txt': PUSH,
    })
    const files = ['gone.txt', 'a.txt', 'b.txt', 'c.txt', 'd.txt']
    const { code, err, out } = await run(['rewrite', '--write', '--backup', ...files], '', { cwd })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    for (const name of ['a.txt', 'd.txt']) expect(read(cwd, name)).not.toContain('moving out')
    expect(read(cwd, 'c.txt')).toBe(PUSH)
    expect(read(cwd, 'c.txt.bak')).toBe('older')
    expect(err.trim().split('\n')).toHaveLength(3)
  })
  it('leaves what the configuration ignores as it is, as check does', async () => {
    const files = { '.invite-coach.yaml': 'ignore: [old/]\n', 'old/a.md': OLD, 'b.md': OLD }
    const cwd = folderWith(files)
    expect((await run(['rewrite', '--write', '.'], '', { cwd })).code).toBe(0)
    expect(read(cwd, 'old/a.md')).toBe(OLD)
    expect(read(cwd, 'b.md')).not.toBe(OLD)
  })
  it('keeps who may read a file, also for its backup, and where a link leads', async () => {
    const cwd = folderWith({ 'real/a.txt': PUSH })
    chmodSync(join(cwd, 'real/a.txt'), 0o600)
    symlinkSync('real/a.txt', join(cwd, 'link.txt'))
    expect((await run(['rewrite', '--write', '--backup', 'link.txt'], '', { cwd })).code).toBe(0)
    expect(lstatSync(join(cwd, 'link.txt')).isSymbolicLink()).toBe(true)
    expect(read(cwd, 'real/a.txt')).not.toContain('moving out')
    expect(read(cwd, 'link.txt.bak')).toBe(PUSH)
    for (const name of ['real/a.txt', 'link.txt.bak'])
      expect(statSync(join(cwd, name)).mode & 0o777).toBe(0o600)
  })
})

describe('a file that is to be replaced', () => {
  const target = (cwd: string) => ({ file: join(cwd, 'a.txt'), path: 'a.txt' })
  it('is left alone when it changed or went away meanwhile', async () => {
    const cwd = folderWith({ 'a.txt': 'now' })
    await expect(replaceFile(target(cwd), 'before', 'after')).rejects.toThrow('a.txt changed meanwhile')
    expect(read(cwd, 'a.txt')).toBe('now')
    rmSync(join(cwd, 'a.txt'))
    await expect(replaceFile(target(cwd), 'now', 'after')).rejects.toThrow(
      'a.txt could not be written (no such file',
    )
    expect(readdirSync(cwd)).toEqual([])
  })
  it('keeps its byte order mark and is told from one without', async () => {
    const cwd = folderWith({ 'a.txt': '\ufeffnow' })
    await expect(replaceFile(target(cwd), 'now', 'after')).rejects.toThrow('changed meanwhile')
    await replaceFile(target(cwd), '\ufeffnow', '\ufeffafter')
    expect(read(cwd, 'a.txt')).toBe('\ufeffafter')
  })
  it('is another one than its old names', async () => {
    const cwd = folderWith({ 'a.txt': 'now' })
    linkSync(join(cwd, 'a.txt'), join(cwd, 'b.txt'))
    await replaceFile(target(cwd), 'now', 'after')
    expect([read(cwd, 'a.txt'), read(cwd, 'b.txt')]).toEqual(['after', 'now'])
  })
})
