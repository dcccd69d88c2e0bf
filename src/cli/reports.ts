import { relative, resolve } from 'node:path'
import { FORMATS, type Format, formatNamed, type NamedFormat, STANDARD_OUTPUT } from '../reporters/formats.ts'
import { jsonReport } from '../reporters/json.ts'
import { lineReport } from '../reporters/line.ts'
import { prettyReport } from '../reporters/pretty.ts'
import type { Reviewed, Summary } from '../reporters/record.ts'
import { redacted } from '../reporters/redact.ts'
import type { Failure, Report } from '../reporters/report.ts'
import { CLEAR } from './clear.ts'
import { orTold } from './complain.ts'
import { CallError, type Io } from './io.ts'
import { fileOutput, standardOutput } from './output.ts'
import type { Notices } from './report-place.ts'
import type { Sink } from './sink.ts'
import { slashed } from './slashed.ts'
import { colourWanted, paintFor, widthOf } from './style.ts'
import { VERSION } from './version.ts'

export interface ReportOptions {
  /** As given: `sarif`, or `sarif=report.sarif`. */
  readonly format?: readonly string[]
  readonly output?: string
  readonly quiet?: boolean
  readonly all?: boolean
  readonly color?: boolean
  readonly redact?: boolean
}

/** A format and the file that it goes to, as it was named and as an absolute path; null for standard output. */
export interface Target extends NamedFormat {
  readonly name: string
}

/** The reports of a run, written piece by piece as its drafts come. */
export interface Reports {
  draft(reviewed: Reviewed): Promise<void>
  failure(failure: Failure): Promise<void>
  /** Writes what stands at the end and puts files in their places; `failed` is told of each that could not be. */
  close(summary: Summary, failed: (error: CallError) => Promise<void>): Promise<void>
}

/**
 * Which format goes where, files as absolute paths: the options, else the configuration, else `pretty`. Throws a
 * CallError.
 */
export function formatsOf(
  { format, output }: ReportOptions,
  configured: readonly string[],
  cwd: string,
): readonly Target[] {
  const named = (format ?? (configured.length > 0 ? configured : ['pretty'])).map((text) => {
    const one = formatNamed(text)
    if (one) return one
    throw new CallError(
      `--format takes one of ${FORMATS.join(', ')}, each with a file if you like, as sarif=report.sarif`,
    )
  })
  const toOutput = named.filter(({ file }) => file === null)
  if (toOutput.length > 1)
    throw new CallError(
      `two formats can't share one output; give all but one a file, as in --format ${toOutput[1]?.format}=report`,
    )
  if (output !== undefined && toOutput.length === 0)
    throw new CallError('--output is for a format without a file of its own; leave one of them out')
  return named.map(({ format: name, file: own }): Target => {
    const file = own ?? (output === STANDARD_OUTPUT ? null : (output ?? null))
    if (file === null) return { format: name, name: '', file }
    const whole = resolve(cwd, file)
    // Those of a configuration are whole paths.
    const shown = format || own === null ? file : slashed(relative(cwd, whole))
    return { format: name, name: shown, file: whole }
  })
}

async function reportFor(format: Format, toFile: boolean, several: boolean, options: ReportOptions, io: Io) {
  switch (format) {
    case 'json':
      return jsonReport()
    case 'line':
      return lineReport()
    case 'sarif':
      return (await import('../reporters/sarif.ts')).sarifReport(VERSION)
    case 'github':
      return (await import('../reporters/github.ts')).githubReport()
    case 'checkstyle':
      return (await import('../reporters/checkstyle.ts')).checkstyleReport()
    case 'junit':
      return (await import('../reporters/junit.ts')).junitReport()
    case 'markdown':
      return (await import('../reporters/markdown.ts')).markdownReport()
    case 'pretty':
      return prettyReport({
        paint: paintFor(!toFile && colourWanted(options.color, io)),
        width: widthOf(io),
        all: options.all ?? false,
        showPath: several,
        clear: io.stdout.isTTY && !toFile ? `${CLEAR}\n` : '',
      })
  }
}

/**
 * Opens every report that is asked for; `several` tells whether more than one draft is looked at, `beforeShown` is
 * called before something is written to a terminal, `notices` before a file is replaced.
 */
export async function openReports(
  targets: readonly Target[],
  options: ReportOptions,
  several: boolean,
  beforeShown: () => void,
  notices: Notices,
  io: Io,
): Promise<Reports> {
  const open: { readonly report: Report; readonly sink: Sink }[] = []
  for (const { format, file, name } of targets) {
    if (file === null && options.quiet) continue
    const sink = file === null ? standardOutput(io, beforeShown) : await fileOutput(file, name, notices)
    const report = await reportFor(format, file !== null, several, options, io)
    await sink.write(report.head)
    open.push({ report, sink })
  }
  return {
    async draft(reviewed) {
      const shown = options.redact ? redacted(reviewed) : reviewed
      for (const { report, sink } of open) await sink.write(report.draft(shown))
    },
    async failure(failure) {
      for (const { report, sink } of open) await sink.write(report.failure(failure))
    },
    async close(summary, failed) {
      const closed = async ({ report, sink }: (typeof open)[number]) => {
        await sink.write(report.tail(summary))
        await sink.close()
      }
      for (const one of open) await orTold(closed(one), failed)
    },
  }
}
