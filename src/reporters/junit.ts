import { type Remark, remarksOf, withQuote } from './remarks.ts'
import type { Report } from './report.ts'
import { visible } from './visible.ts'
import { type Element, xml } from './xml.ts'
import { XML_HEAD } from './xml-head.ts'

/** A finding and a danger fail; what is kept or only noticed passes, with its words beside it. */
function testCase(path: string, remark: Remark): Element {
  const { kind, start, title, id } = remark
  const name = `${id} (${start.line}:${start.column})`
  const words = withQuote(remark)
  const base = { '@name': name, '@classname': visible(path) }
  if (kind === 'kept' || kind === 'notice') return { ...base, 'system-out': words }
  return { ...base, failure: { '@message': title, '@type': id, '#text': words } }
}

function suite(path: string, cases: readonly Element[]): string {
  const count = (kind: string) => cases.filter((one) => kind in one).length
  return xml({
    testsuite: {
      '@name': visible(path),
      '@tests': cases.length,
      '@failures': count('failure'),
      '@errors': count('error'),
      testcase: cases,
    },
  })
}

/** JUnit's XML: a suite a draft, a case a finding; a draft with nothing to say is one case that passes. */
export function junitReport(): Report {
  return {
    head: `${XML_HEAD}<testsuites name="invite-coach">\n`,
    draft(reviewed) {
      const { path } = reviewed
      const cases = remarksOf(reviewed).map((remark) => testCase(path, remark))
      return suite(
        path,
        cases.length > 0 ? cases : [{ '@name': 'nothing to shift', '@classname': visible(path) }],
      )
    },
    failure: ({ path, message }) =>
      suite(path, [
        {
          '@name': 'could not be read',
          '@classname': visible(path),
          error: { '@message': message, '@type': 'unreadable' },
        },
      ]),
    tail: () => '</testsuites>\n',
  }
}
