/**
 * `npm run bench`: what a check costs, as ratios to bare Node on the same machine, and throughput on letters.
 * Absolute times differ from machine to machine; the ratios are what to compare.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadRules, review } from '../dist/index.js'

const root = join(import.meta.dirname, '..')
const bin = join(root, 'bin', 'invite-coach.js')
const RUNS = 15

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

function time(args: readonly string[]): number {
  const started = performance.now()
  spawnSync(process.execPath, args, { stdio: 'ignore' })
  return performance.now() - started
}

/** The median of the ratios of pairs run one after the other, which noise of the machine moves least. */
function ratio(args: readonly string[]): number {
  return median(Array.from({ length: RUNS }, () => time(args) / time(['-e', '0'])))
}

const CLEAN = [
  'Would you come for a walk with me tonight?',
  'hi love, train is late, home by 8 x',
  'I felt hurt when the plan changed. Could we talk on Sunday?',
]
const PUSH = [
  "If you don't listen to this, I'll be angry.",
  'You are so stubborn.',
  'After all I do for you, this is the least you can do for me.',
]
for (const text of CLEAN)
  console.log(`clean draft     ${ratio([bin, 'check', text]).toFixed(2)} x bare node   ${text}`)
for (const text of PUSH)
  console.log(`with findings   ${ratio([bin, 'check', text]).toFixed(2)} x bare node   ${text}`)

const rows = readFileSync(join(root, 'fixtures', 'corpus', 'dev.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { text: string; note?: string })
const rules = loadRules()
function throughput(name: string, texts: readonly string[]): void {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const run = () => {
    const started = performance.now()
    for (const text of texts) review(text, { rules })
    return bytes / 1e6 / ((performance.now() - started) / 1000)
  }
  run()
  console.log(`throughput      ${median([run(), run(), run()]).toFixed(2)} MB/s on ${name}`)
}
throughput(
  'dense letters (two or three findings each)',
  rows
    .filter((row) => row.note?.startsWith('letter'))
    .flatMap((row) => Array.from({ length: 5 }, () => row.text)),
)
const kind = rows.filter((row) => row.note?.startsWith('clean/ordinary')).map((row) => row.text)
throughput(
  'clean letters (2 KB, no finding)',
  Array.from({ length: 40 }, (_, i) =>
    Array.from({ length: 24 }, (_, j) => kind[(i * 7 + j) % kind.length]).join('\n\n'),
  ),
)

/** An ordinary letter of 2 KB: kind sentences, and in every third one a few that push. */
function ordinaryLetter(i: number): string {
  const pushes = rows.filter((row) => row.note?.startsWith('letter')).map((row) => row.text.slice(0, 400))
  const kindly = Array.from({ length: 22 }, (_, j) => kind[(i * 7 + j * 13) % kind.length])
  return [`Letter ${i}.`, ...kindly, ...(i % 3 === 0 ? [pushes[i % pushes.length]] : [])].join('\n\n')
}
throughput(
  'ordinary letters (2 KB, findings in every third)',
  Array.from({ length: 60 }, (_, i) => ordinaryLetter(i)),
)

/** A folder of ordinary letters: cold, and twice with a cache. */
function folderOfLetters(count: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'invite-coach-bench-'))
  try {
    for (let i = 0; i < count; i++) writeFileSync(join(folder, `${i}.txt`), ordinaryLetter(i))
    for (const [name, more] of [
      ['no cache', []],
      ['cold cache', ['--cache', join(folder, 'cache')]],
      ['warm cache', ['--cache', join(folder, 'cache')]],
    ] as const) {
      const seconds = time([bin, 'check', folder, ...more]) / 1000
      console.log(`${count} letters     ${seconds.toFixed(2)} s with ${name}`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
folderOfLetters(1000)
