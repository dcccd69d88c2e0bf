import { recordOf } from './record.ts'
import { nothing, type Report } from './report.ts'

/** The JSON of `schema.ts`, a line a review. */
export function jsonReport(): Report {
  let first = true
  return {
    head: '{"version":1,"reviews":[',
    draft({ path, text, review }) {
      const between = first ? '\n' : ',\n'
      first = false
      return `${between}${JSON.stringify({ path, ...recordOf(text, review) })}`
    },
    failure: nothing,
    tail: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  }
}
