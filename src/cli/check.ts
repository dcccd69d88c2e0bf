import { pMapIterable } from 'p-map'
import { recordOf } from '../reporters/record.ts'
import { redacted } from '../reporters/redact.ts'
import type { Failure } from '../reporters/report.ts'
import { type FileOptions, keepApart } from './apart.ts'
import { BASELINE_FILE, type Baseline, openBaseline } from './baseline.ts'
import { openCache } from './cache-file.ts'
import { type ChoiceOptions, chosenSources } from './chosen.ts'
import { complainer, orTold } from './complain.ts'
import { freeMemory } from './free-memory.ts'
import { CallError, type Io, write } from './io.ts'
import { answerLines } from './jsonl.ts'
import { noticesOf, reviewHere } from './language.ts'
import { lookerFor, type Seen } from './look.ts'
import type { ReadOptions } from './open-draft.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { progressFor } from './progress.ts'
import { formatsOf, openReports, type ReportOptions, type Reports } from './reports.ts'
import { reviewerFor } from './reviewer.ts'
import { type AllSettings, type SettingsOptions, settingsFor } from './settings.ts'

export interface CheckOptions
  extends SettingsOptions,
    ReportOptions,
    ChoiceOptions,
    ReadOptions,
    FileOptions {
  readonly jsonl?: boolean
  readonly maxFindings?: number
  readonly jobs: number
}

/** So many drafts found, or reported, leave memory that is worth giving back. */
const MANY = 10_000

/** Checks drafts and reports; returns the exit code. */
export async function check(args: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const settings = await settingsFor(options, io)
  const outcome = outcomeOf(options.maxFindings ?? 0)
  if (options.jsonl) return checkLines(args, options, settings, outcome, io)

  const complain = complainer(() => outcome.fail(), io)
  const early: Failure[] = []
  const complainEarly = async (error: CallError, path: string) => {
    early.push({ path, message: error.message })
    await complain(error)
  }
  const targets = formatsOf(options, settings.here.formats, io.cwd)
  await keepApart(targets, options, settings.here, io.cwd)
  const sources = await chosenSources(args, options, settings, targets, complainEarly, io)
  if (options.updateBaseline && sources.some(({ file }) => file === null))
    throw new CallError('--update-baseline accepts findings in files; name the file')
  if (sources.length >= MANY) freeMemory()
  const baseline = await baselineFor(options, io)
  const cacheFile = options.cache === undefined ? null : await openCache(options.cache, io)
  const reviewer = reviewerFor(sources.length, options.jobs)
  const lookAt = lookerFor(options, settings, reviewer, cacheFile?.cache ?? null)
  const progress = progressFor(sources.length, options.quiet ?? false, io)
  // A broken configuration is told when a draft is looked at.
  const notices = () =>
    settings.of(null).then(
      ({ engine }) => noticesOf(engine.rules),
      () => [],
    )
  const hide = () => progress.hide()
  const reports = await openReports(targets, options, sources.length > 1, hide, notices, io)

  for (const failure of early) await reports.failure(failure)
  let done = 0
  try {
    for await (const looked of pMapIterable(sources, lookAt, { concurrency: reviewer.width })) {
      if ('error' in looked) {
        progress.hide()
        await complain(looked.error)
        await reports.failure({ path: looked.source.path, message: looked.error.message })
      } else {
        if (looked.remarks.length > 0 && !options.quiet) {
          progress.hide()
          await writeLines(looked.remarks, io)
        }
        await tell(looked, baseline, outcome, reports)
      }
      await progress.step()
      if (++done % MANY === 0) freeMemory()
    }
  } finally {
    progress.hide()
    await reviewer.close()
  }
  await reports.close(outcome.summary(), complain)
  await cacheFile?.save()
  if (baseline) await orTold(closeBaseline(baseline, options, io), complain)
  return outcome.exitCode()
}

/** Counts and reports what is not accepted yet. */
async function tell(
  { source, text, review, settings }: Seen,
  baseline: Baseline | null,
  outcome: Outcome,
  reports: Reports,
): Promise<void> {
  const left = baseline ? baseline.filter(source.configuredAs, review) : review
  outcome.add(left, settings.failOn)
  await reports.draft({ path: source.path, text, review: left, safetyNote: settings.help(left.safety) })
}

const writeLines = (lines: readonly string[], { stderr }: Io): Promise<void> =>
  write(stderr, lines.map((line) => `${line}\n`).join(''))

async function baselineFor(
  { baseline, updateBaseline = false }: CheckOptions,
  io: Io,
): Promise<Baseline | null> {
  if (baseline === undefined && !updateBaseline) return null
  return openBaseline(baseline ?? BASELINE_FILE, updateBaseline, io)
}

async function closeBaseline(baseline: Baseline, options: CheckOptions, io: Io): Promise<void> {
  if (options.updateBaseline) return baseline.save()
  const { accepted, gone } = baseline.counts()
  const say = (line: string) => write(io.stderr, `invite-coach: ${line}\n`)
  if (options.quiet) return
  if (accepted > 0) await say(`${accepted} accepted by the baseline and not shown`)
  if (gone > 0) await say(`${gone} in the baseline are gone; --update-baseline takes them out`)
}

async function checkLines(
  args: readonly string[],
  options: CheckOptions,
  settings: AllSettings,
  outcome: Outcome,
  io: Io,
): Promise<number> {
  const { engine, review: wanted, failOn } = await settings.of(null)
  const failed = await answerLines(args, io, async (text) => {
    const one = await reviewHere(engine, text, wanted)
    outcome.add(one, failOn)
    const shown = { path: '', text, review: one, safetyNote: [] }
    return recordOf(text, (options.redact ? redacted(shown) : shown).review)
  })
  outcome.fail(failed)
  return outcome.exitCode()
}
