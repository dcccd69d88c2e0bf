import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import Ajv from 'ajv'
import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Log } from 'sarif'
import { describe, expect, it } from 'vitest'
import { safetyNote } from '../src/core/safety/note.ts'
import { DANGERS, type Finding, type Review } from '../src/core/types.ts'
import { checkstyleReport } from '../src/reporters/checkstyle.ts'
import { shorten } from '../src/reporters/finding.ts'
import { FORMATS, type Format } from '../src/reporters/formats.ts'
import { githubReport } from '../src/reporters/github.ts'
import { jsonReport } from '../src/reporters/json.ts'
import { junitReport } from '../src/reporters/junit.ts'
import { lineReport } from '../src/reporters/line.ts'
import { looksLikeReport } from '../src/reporters/looks-like-report.ts'
import { markdownReport } from '../src/reporters/markdown.ts'
import { PLAIN } from '../src/reporters/paint.ts'
import { prettyReport } from '../src/reporters/pretty.ts'
import type { Reviewed } from '../src/reporters/record.ts'
import { redacted } from '../src/reporters/redact.ts'
import type { Report } from '../src/reporters/report.ts'
import { sarifReport } from '../src/reporters/sarif.ts'
import { reportSchema } from '../src/reporters/schema.ts'
import { FAILURE, REVIEWED, SECRET, SUMMARY } from './reviewed.ts'
import { ROOT } from './root.ts'

const REPORTS: Readonly<Record<Format, () => Report>> = {
  pretty: () => prettyReport({ paint: PLAIN, width: 80, all: false, showPath: true, clear: '' }),
  line: lineReport,
  json: jsonReport,
  sarif: () => sarifReport('1.2.3'),
  github: githubReport,
  checkstyle: checkstyleReport,
  junit: junitReport,
  markdown: markdownReport,
}

function report(format: Format, drafts: readonly Reviewed[] = REVIEWED): string {
  const { head, draft, failure, tail } = REPORTS[format]()
  return head + drafts.map(draft).join('') + failure(FAILURE) + tail(SUMMARY)
}
const NOTICES = REVIEWED.flatMap(({ review }) => review.notices.map(({ message }) => message))
/** The same, with what the tool really says of danger, of every kind. */
const NOTED = [
  ...REVIEWED,
  ...DANGERS.map(
    (kind): Reviewed => ({
      path: `${kind}.txt`,
      text: SECRET,
      review: {
        findings: [],
        safety: [{ kind, start: 0, end: 3, quote: 'per', rewrite: false }],
        notices: [],
        strengths: [],
      },
      safetyNote: [],
    }),
  ),
].map((one) => ({ ...one, safetyNote: safetyNote(one.review.safety, []) }))
const without = (drafts: readonly Reviewed[]) => drafts.map(redacted)

const official = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
) as object
const sarifAjv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(sarifAjv)
const isSarif = sarifAjv.compile(official)
const isReport = new Ajv.default({ allErrors: true, allowUnionTypes: true }).compile(reportSchema())

describe.each(FORMATS)('%s', (format) => {
  it('reads as its golden file', async () => {
    await expect(report(format)).toMatchFileSnapshot(join(ROOT, 'fixtures', 'golden', `report.${format}`))
  })
  it('reads as its golden file without the words of the drafts', async () => {
    const text = report(format, without(REVIEWED))
    expect(text).not.toContain(SECRET)
    await expect(text).toMatchFileSnapshot(join(ROOT, 'fixtures', 'golden', `redacted.${format}`))
  })
  it('is the same for the same drafts', () => expect(report(format)).toBe(report(format)))
  it('is known again as a report, whatever drafts it is of', () => {
    const each = NOTED.map((one) => [one])
    for (const drafts of [NOTED, [...NOTED].reverse(), [], ...each])
      for (const shown of [drafts, without(drafts)]) {
        const text = report(format, shown)
        // Where there is nothing to say, the file is empty, which is no question.
        if (text !== '') expect(looksLikeReport(text, NOTICES), text).toBe(true)
      }
  })
  it('names the places that it would without a byte order mark', () => {
    const text = `You are so mean, ${SECRET}.\nTruly.\n`
    const marks = ['boundary', 'no-contact'] as const
    const draft = (before: string): Reviewed => {
      const at = (start: number, end: number) => ({
        start: start + before.length,
        end: end + before.length,
      })
      const finding = REVIEWED[0]?.review.findings.at(-1) as Finding
      const review: Review = {
        findings: [{ ...finding, ...at(0, 15), quote: 'You are so mean' }],
        safety: marks.map((kind) => ({ kind, ...at(8, 29), quote: 'mean', rewrite: true })),
        notices: [{ message: 'Look again.', ...at(24, 24) }],
        strengths: [],
      }
      // The line above the findings goes by the draft's length.
      return { path: 'a.txt', text: `${before}${text}`.padEnd(40), review, safetyNote: ['Kept.'] }
    }
    // Offsets are the file's, with the mark.
    const placed = (one: Reviewed) => report(format, [one]).replace(/"(?:charO|o)ffset":\d+/g, '')
    expect(placed(draft('\ufeff'))).toBe(placed(draft('')))
  })
  it('coaches nothing in a dangerous draft, and points to help or names the kind', () => {
    const danger = REVIEWED.filter(({ path }) => path.includes('danger'))
    const text = REPORTS[format]().draft(danger[0] as Reviewed) + REPORTS[format]().tail(SUMMARY)
    if (format !== 'markdown' && format !== 'junit') expect(text).not.toMatch(/request|"suggestions":\[\{/)
    if (!['line', 'json', 'markdown'].includes(format)) expect(text).toContain('findahelpline.com')
  })
})

describe('what is no report', () => {
  it.each([
    ['a poem', '  The kettle sings,\n  the window grins,\n\n  and so do we.\n'],
    ['a poem with its title', 'Kettle\n  The kettle sings,\n  the window grins.\n'],
    ['a configuration', 'services:\n  web:\n    image: nginx\n    ports:\n      - 80:80\n'],
    ['what a compiler said', 'main.c:3:7: warning: unused variable\nmain.c:9:1: error: expected }\n'],
    ['an old chat', '31/12/16 23:58:59: Alex: nearly there\n31/12/16 23:59:10: Jo: hurry up\n'],
    ['a letter below a line of a report', `${report('line', REVIEWED.slice(3, 4))}\nDear Jo,\nhello.\n`],
    ['a letter below a summary', `${report('markdown')}\nDear Jo,\nhello.\n`],
    ['a letter below a report', `${report('pretty')}\nDear Jo,\n  hello.\n`],
    ['annotations of another tool', '::error file=a.js,line=1,title=no-var::Use let\n'],
    [
      "another tool's Checkstyle",
      '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n<file name="a.js">\n  <error line="1" source="eslint.no-var"/>\n</file>\n</checkstyle>\n',
    ],
    ['notes on this tool', '## invite-coach\n\nTry it on the letters.\n'],
  ])('%s', (_what, text) => expect(looksLikeReport(text, NOTICES)).toBe(false))
})

describe('pretty', () => {
  it('is known again at whatever width it was wrapped', () => {
    for (const width of [20, 30, 47, 100]) {
      const { draft } = prettyReport({ paint: PLAIN, width, all: true, showPath: true, clear: '' })
      for (const one of NOTED.map(draft))
        if (one !== '') expect(looksLikeReport(one.replace(/^\n/, ''), NOTICES), one).toBe(true)
    }
  })
})

describe('json', () => {
  it.each([REVIEWED, without(REVIEWED)])('follows its schema', (...drafts) => {
    expect(isReport(JSON.parse(report('json', drafts))), JSON.stringify(isReport.errors)).toBe(true)
  })
})

describe('sarif', () => {
  const log = (drafts?: readonly Reviewed[]) => JSON.parse(report('sarif', drafts)) as Log
  it.each([[REVIEWED], [without(REVIEWED)], [[]]])('follows the official schema', (drafts) => {
    expect(isSarif(log(drafts)), JSON.stringify(isSarif.errors)).toBe(true)
  })
  it('has regions that slice to their snippets, and fixes without blanks', () => {
    const results = log().runs[0]?.results ?? []
    const text = REVIEWED[0]?.text ?? ''
    const own = results.filter(
      ({ ruleId }) => ruleId?.startsWith('threat') || ruleId?.startsWith('judgement'),
    )
    expect(own).toHaveLength(2)
    for (const { locations } of own) {
      const region = locations?.[0]?.physicalLocation?.region
      const from = region?.charOffset ?? 0
      const quote = text.slice(from, from + (region?.charLength ?? 0))
      expect(region?.snippet?.text).toBe(quote.replace(/\r\n/g, ' '))
    }
    expect(own[0]?.fixes).toHaveLength(1)
  })
  it('writes paths as URIs', () => {
    const uriOf = (path: string) =>
      log([{ ...(REVIEWED[2] as Reviewed), path }]).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation
        ?.artifactLocation?.uri
    expect(uriOf('a b/ü,%.txt')).toBe('a%20b/%C3%BC%2C%25.txt')
    expect(uriOf('C:\\letters\\a.txt')).toBe('file:///C:/letters/a.txt')
    expect(uriOf('/letters/a.txt')).toBe('file:///letters/a.txt')
  })
})

describe('words that are cut short', () => {
  it('never end in half an emoji', () =>
    expect(shorten(`${'a'.repeat(158)}💙${'a'.repeat(9)}`)).toBe(`${'a'.repeat(158)}…`))
})

describe('github', () => {
  it('keeps each annotation on a line and its parts apart, whatever the draft and the path hold', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', minLength: 1 }),
        (path, quote) => {
          const [draft] = REVIEWED
          const finding = { ...draft?.review.findings[0], quote, start: 0, end: quote.length }
          const review = { ...draft?.review, findings: [finding], notices: [] } as Reviewed['review']
          const text = githubReport().draft({ path, text: quote, review, safetyNote: [] })
          const [line, ...rest] = text.split(/[\r\n]/)
          expect(rest).toEqual([''])
          expect(line).toMatch(/^::error file=[^,:]*,line=\d+,endLine=\d+,[^:]*::/)
        },
      ),
    )
  })
})

describe.each(['checkstyle', 'junit'] as const)('%s', (format) => {
  const parser = new XMLParser({ ignoreAttributes: false })
  it('is well-formed XML, whatever the draft holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (quote) => {
        const [draft] = REVIEWED
        const finding = { ...draft?.review.findings[0], quote, start: 0, end: quote.length }
        const review = { ...draft?.review, findings: [finding] } as Reviewed['review']
        const text = report(format, [{ path: `${quote}.txt`, text: quote, review, safetyNote: [] }])
        expect(XMLValidator.validate(text)).toBe(true)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has none of these
        expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
        expect(Buffer.from(text).toString()).toBe(text)
      }),
    )
  })
  it('counts what fails', () => {
    const parsed = parser.parse(report(format)) as Record<string, { testsuite?: Record<string, string>[] }>
    if (format === 'checkstyle') return expect(parsed['checkstyle']).toBeDefined()
    const failures = parsed['testsuites']?.testsuite?.map((suite) => Number(suite['@_failures'])) ?? []
    expect(failures.reduce((sum, count) => sum + count, 0)).toBe(3)
  })
})

describe('markdown', () => {
  it('stays short enough for a comment', () => {
    const many = Array.from({ length: 5000 }, () => REVIEWED[0] as Reviewed)
    expect(report('markdown', many).length).toBeLessThan(65_536)
    expect(report('markdown', many)).toContain('more.')
  })
})
