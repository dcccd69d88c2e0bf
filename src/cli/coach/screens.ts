import type { Finding, Suggestion } from '../../core/types.ts'
import { findingLines, indented, shownSuggestion } from '../../reporters/finding.ts'
import type { Paint } from '../../reporters/paint.ts'
import { visible } from '../../reporters/visible.ts'
import type { Option } from '../prompt.ts'
import type { Change, Place } from './walk.ts'

/** How the coach's screens are drawn. */
export interface Look {
  readonly paint: Paint
  readonly width: number
}

export const paragraph = (text: string, { width }: Look): string => indented(text, '  ', '  ', width)

/** One push: where in the walk it comes, its words, and why they may land badly. */
export function placeScreen({ finding, number, of, sealed }: Place, { paint, width }: Look): string {
  const lines = findingLines(finding, `${number} of ${of}`, paint, width)
  if (sealed)
    lines.push(
      paragraph('This part of the file is encoded; change it in your mail program.', { paint, width }),
    )
  return `\n${lines.join('\n')}\n\n`
}

/** What can be done about a push. */
export type Choice =
  | { readonly kind: 'take'; readonly suggestion: Suggestion }
  | { readonly kind: 'own' | 'keep' | 'stop' }

/** Columns of the mark before an option. */
const MARK = 2

const plainOption = <T>(name: string, value: T): Option<T> => ({ name, short: name, value })

export function choicesAt({ finding, sealed }: Place, { width }: Look): readonly Option<Choice>[] {
  const offered = finding.suggestions.map((suggestion, i): Option<Choice> => {
    const words = shownSuggestion(suggestion.text)
    const name = indented(words, `${i + 1}. `, ' '.repeat(3 + MARK), width - MARK)
    return { name, short: `${i + 1}`, value: { kind: 'take', suggestion } }
  })
  const changes = [...offered, plainOption<Choice>('Write my own', { kind: 'own' })]
  return [
    ...(sealed ? [] : changes),
    plainOption('Keep it as it is', { kind: 'keep' }),
    plainOption('Skip the rest', { kind: 'stop' }),
  ]
}

/** What can be done with words before they go into the draft. */
export type Verdict = 'yes' | 'change' | 'back'

export function wordsScreen(words: string, { paint, width }: Look): string {
  return `\n${indented(paint.accent(shownSuggestion(words)), '  ', '  ', width)}\n\n`
}

export const VERDICTS: readonly Option<Verdict>[] = [
  plainOption('Put it in', 'yes'),
  plainOption('Change the words', 'change'),
  plainOption('Back to the choices', 'back'),
]

/** The same for words that may still push. */
export const AGAIN: readonly Option<Verdict>[] = [
  plainOption('Put it another way', 'change'),
  plainOption('Keep it like this', 'yes'),
  plainOption('Back to the choices', 'back'),
]

/** The same for an ask that may push. */
export const ASK_AGAIN: readonly Option<Verdict>[] = [
  plainOption('Put it another way', 'change'),
  plainOption('Go on with it', 'yes'),
  plainOption('Go on without', 'back'),
]

/** Said of typed words that push. */
export function stillScreen(findings: readonly Finding[], look: Look): string {
  const said = findings.map(({ pattern, quote }) =>
    paragraph(`This may still land as ${pattern}: “${visible(quote)}”. It's your call.`, look),
  )
  return `\n${said.join('\n')}\n\n`
}

/** All that changed, before and after. */
export function summaryScreen(changes: readonly Change[], blanks: readonly string[], look: Look): string {
  const { paint, width } = look
  const row = (name: string, words: string) => indented(`${paint.dim(name)} ${words}`, '  ', '       ', width)
  const rows = changes.map(
    ({ before, after }) =>
      `${row('Was:', visible(before))}\n${row('Now:', paint.accent(shownSuggestion(after)))}`,
  )
  const open =
    blanks.length > 0 ? [paragraph(`Still yours to fill: ${blanks.map(visible).join(', ')}`, look)] : []
  return `\n${[...rows, ...open].join('\n\n')}\n\n`
}

/** A draft as it stands, line by line, with control characters made visible. */
export const wholeDraft = (text: string): string =>
  `${text.replace(/\s+$/, '').split(/\r?\n/).map(visible).join('\n')}\n`
