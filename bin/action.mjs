/**
 * What action.yml runs: annotations on stdout, a summary of the job, and a SARIF file where one is asked for. Inputs
 * come as INPUT_* variables and go to the command line as they are, never through a shell.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { env } = process
const linesOf = (name) =>
  (env[name] ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
const [since] = linesOf('INPUT_CHANGED')
const [failOn] = linesOf('INPUT_FAIL_ON')
const [sarif] = linesOf('INPUT_SARIF')
const files = linesOf('INPUT_FILES')

const scratch = mkdtempSync(join(tmpdir(), 'invite-coach-action-'))
const summary = join(scratch, 'summary.md')
const args = [
  'check',
  '--format=github',
  `--format=markdown=${summary}`,
  ...(sarif ? [`--format=sarif=${sarif}`] : []),
  ...(since ? [`--changed=${since}`] : []),
  ...(failOn ? [`--fail-on=${failOn}`] : []),
  ...(env.INPUT_REDACT === 'false' ? [] : ['--redact']),
  ...linesOf('INPUT_ARGS'),
  '--files',
  '--',
  ...(files.length > 0 ? files : ['.']),
]
try {
  const bin = join(import.meta.dirname, 'invite-coach.js')
  const { status } = spawnSync(process.execPath, [bin, ...args], { stdio: ['ignore', 'inherit', 'inherit'] })
  // A call that could not be taken has none.
  if (env.GITHUB_STEP_SUMMARY && existsSync(summary))
    appendFileSync(env.GITHUB_STEP_SUMMARY, readFileSync(summary, 'utf8'))
  process.exitCode = status ?? 2
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
