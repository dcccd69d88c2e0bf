import { type Reviewed, recordOf, type Summary } from './record.ts'

/** The JSON report in pieces, so that any number of reviews can be written as they come. */
export const jsonReport = {
  head: '{"version":1,"reviews":[',
  review: ({ path, text, review }: Reviewed, first: boolean): string =>
    `${first ? '\n' : ',\n'}${JSON.stringify({ path, ...recordOf(text, review) })}`,
  tail: (summary: Summary): string => `\n],"summary":${JSON.stringify(summary)}}\n`,
}
