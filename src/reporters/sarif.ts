import type {
  ArtifactLocation,
  Invocation,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif'
import { blanksOf } from '../core/blank.ts'
import type { Severity, Suggestion } from '../core/types.ts'
import { placesOf } from './points.ts'
import type { Reviewed } from './record.ts'
import { type Remark, remarksOf } from './remarks.ts'
import type { Failure, Report } from './report.ts'

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'
const LEVEL: Readonly<Record<Severity, Result.level>> = { note: 'note', warning: 'warning', error: 'error' }

/** A path as SARIF wants it: a URI, relative to the source root where the path is relative. */
function artifact(path: string): ArtifactLocation {
  const parts = path.replaceAll('\\', '/').split('/')
  const uri = parts
    .map((part, i) => (i === 0 && /^[a-z]:$/i.test(part) ? part : encodeURIComponent(part)))
    .join('/')
  if (uri.startsWith('/')) return { uri: `file://${uri}` }
  if (/^[a-z]:/i.test(uri)) return { uri: `file:///${uri}` }
  return { uri, uriBaseId: '%SRCROOT%' }
}

function regionOf({ start, end }: Pick<Remark, 'start' | 'end'>): Region {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  }
}

/** Suggestions that could be put in as they are: not those with a [blank], nor any where the file encodes its words. */
function fixesOf({ path, text, review }: Reviewed, remark: Remark): Pick<Result, 'fixes'> {
  const finding = review.findings.find(
    ({ ruleId, start }) => ruleId === remark.id && start === remark.start.offset,
  )
  if (!finding || finding.encoded) return {}
  const ready = finding.suggestions.filter((one) => blanksOf(one.text).length === 0)
  if (ready.length === 0) return {}
  const point = placesOf(text)
  const change = (one: Suggestion) => ({
    artifactLocation: artifact(path),
    replacements: [
      {
        deletedRegion: regionOf({ start: point(one.start), end: point(one.end) }),
        insertedContent: { text: one.text },
      },
    ],
  })
  return {
    fixes: ready.map((one) => ({
      description: { text: `the ${one.kind} suggestion` },
      artifactChanges: [change(one)],
    })),
  }
}

function resultOf(reviewed: Reviewed, remark: Remark): Result {
  const { id, severity, title, message, quote } = remark
  const region = { ...regionOf(remark), ...(quote !== '' && { snippet: { text: quote } }) }
  return {
    ruleId: id,
    level: LEVEL[severity],
    message: { text: `${title}: ${message}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(reviewed.path), region } }],
    ...(remark.kind === 'finding' && fixesOf(reviewed, remark)),
  }
}

const notification = ({ path, message }: Failure): Notification => ({
  level: 'error',
  message: { text: message },
  locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
})

/** SARIF 2.1.0. What only the end of a run knows (the rules that were hit, what failed) stands behind the results. */
export function sarifReport(version: string): Report {
  const rules = new Map<string, ReportingDescriptor>()
  const failures: Notification[] = []
  let first = true
  const log: Pick<Log, '$schema' | 'version'> = { $schema: SCHEMA, version: '2.1.0' }
  return {
    head: `${JSON.stringify(log).slice(0, -1)},"runs":[{"columnKind":"utf16CodeUnits","results":[`,
    draft(reviewed) {
      return remarksOf(reviewed)
        .map((remark) => {
          rules.set(remark.id, { id: remark.id, shortDescription: { text: remark.title } })
          const between = first ? '\n' : ',\n'
          first = false
          return `${between}${JSON.stringify(resultOf(reviewed, remark))}`
        })
        .join('')
    },
    failure(failure) {
      failures.push(notification(failure))
      return ''
    },
    tail() {
      const invocation: Invocation = {
        executionSuccessful: failures.length === 0,
        ...(failures.length > 0 && { toolExecutionNotifications: failures }),
      }
      const known = [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
      const driver = { name: 'invite-coach', version, rules: known }
      return `\n],"invocations":[${JSON.stringify(invocation)}],"tool":${JSON.stringify({ driver })}}]}\n`
    },
  }
}
