import type { Severity } from '../core/types.ts'
import { type Remark, remarksOf, withQuote } from './remarks.ts'
import type { Report } from './report.ts'
import { visible } from './visible.ts'
import { xml } from './xml.ts'
import { XML_HEAD } from './xml-head.ts'

const LEVEL: Readonly<Record<Severity, string>> = { note: 'info', warning: 'warning', error: 'error' }

const errorOf = (remark: Remark) => ({
  '@line': remark.start.line,
  '@column': remark.start.column,
  '@severity': LEVEL[remark.severity],
  '@message': `${remark.title}: ${withQuote(remark)}`,
  '@source': `invite-coach.${remark.id}`,
})

/** Checkstyle's XML; files with nothing to say are left out. */
export function checkstyleReport(): Report {
  return {
    head: `${XML_HEAD}<checkstyle version="4.3">\n`,
    draft(reviewed) {
      const remarks = remarksOf(reviewed)
      if (remarks.length === 0) return ''
      return xml({ file: { '@name': visible(reviewed.path), error: remarks.map(errorOf) } })
    },
    failure: ({ path, message }) =>
      xml({
        file: {
          '@name': visible(path),
          error: {
            '@line': 1,
            '@severity': 'error',
            '@message': message,
            '@source': 'invite-coach.unreadable',
          },
        },
      }),
    tail: () => '</checkstyle>\n',
  }
}
