import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './cli.ts'

const SECRET = 'periwinkle'
const DRAFTS = [
  `Would you come and see the ${SECRET} with me?`,
  `If you don't come and see the ${SECRET}, I'm leaving you.`,
  `You hit me again, ${SECRET}. I'm scared of you.`,
  `Wenn du nicht mitkommst, ${SECRET}, bin ich sehr böse auf dich`,
]
/** Refuses and records every way out to the network. */
const HOOK = `
const fs = require('node:fs')
const refuse = (what) => () => { fs.appendFileSync(process.env.NETWORK_LOG, what + '\\n'); throw new Error('no network') }
const net = require('node:net'), dgram = require('node:dgram'), dns = require('node:dns')
net.Socket.prototype.connect = refuse('socket')
dgram.createSocket = refuse('datagram')
for (const name of Object.keys(dns)) if (typeof dns[name] === 'function' && /lookup|resolve/.test(name)) dns[name] = refuse('dns')
globalThis.fetch = refuse('fetch')
`
let folder: string
let env: Record<string, string>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'invite-coach-privacy-'))
  for (const name of ['home', 'temp', 'work']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'hook.cjs'), HOOK)
  writeFileSync(join(folder, 'network.log'), '')
  const home = join(folder, 'home')
  const temp = join(folder, 'temp')
  env = {
    HOME: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    TMPDIR: temp,
    TMP: temp,
    TEMP: temp,
    NETWORK_LOG: join(folder, 'network.log'),
    NODE_OPTIONS: `--require=${join(folder, 'hook.cjs')}`,
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('privacy', () => {
  it('opens no connection and leaves no file behind, whatever the draft and the format', async () => {
    const cwd = join(folder, 'work')
    const runs = DRAFTS.flatMap((draft) => [
      run(['check', draft], '', { cwd, env }),
      run(['check', '--format', 'json'], draft, { cwd, env }),
      run(['check', '--jsonl'], JSON.stringify({ id: 1, text: draft }), { cwd, env }),
    ])
    for (const { code } of await Promise.all(runs)) expect(code).not.toBe(2)
    expect(readFileSync(join(folder, 'network.log'), 'utf8')).toBe('')
    for (const place of ['home', 'temp', 'work']) expect(readdirSync(join(folder, place))).toEqual([])
  })
  it('never echoes a draft in an error', async () => {
    const broken = await run(['check', '--jsonl'], `{"id": 1, "text": "${SECRET}\n`)
    expect(broken.code).toBe(2)
    expect(broken.out + broken.err).not.toContain(SECRET)
    const binary = await run(['check'], `${SECRET}\0`)
    expect(binary.code).toBe(2)
    expect(binary.err).not.toContain(SECRET)
    const two = await run(['check', `${SECRET} one`, `${SECRET} two`])
    expect(two.code).toBe(2)
    expect(two.err).not.toContain(SECRET)
    for (const args of [[SECRET], ['check', `-${SECRET}`], ['check', '--format', SECRET]].map((all) =>
      all.map((one) => one.replace(SECRET, `${SECRET} is mine`)),
    )) {
      const wrong = await run(args)
      expect(wrong.code).toBe(2)
      expect(wrong.err).not.toContain(SECRET)
    }
  })
  it('shows piping in the help, and says that an argument stays in the shell history', async () => {
    const { out } = await run(['check', '--help'])
    expect(out).toContain('| invite-coach check')
    expect(out).toContain("shell's history")
  })
})
