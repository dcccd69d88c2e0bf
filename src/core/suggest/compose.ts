import { type Finding, overlap, type Span, type Suggestion, type SuggestionKind } from '../types.ts'

/** An edit of a draft with the finding it answers. */
export interface Edit extends Span {
  readonly text: string
  readonly finding: Finding
}

const ORDER: readonly SuggestionKind[] = ['shift', 'smallest', 'question']

/**
 * One edit for each finding that can have one without a blank, in order of place and never overlapping. Within a
 * paragraph a shift is made once: what pushes the same way again, or right after with no ask of its own, is left
 * out, so that no two requests stand in a row.
 */
export function editsOf(
  text: string,
  findings: readonly Finding[],
  prefer: SuggestionKind = 'shift',
): readonly Edit[] {
  const edits: Edit[] = []
  const kinds = [prefer, ...ORDER.filter((kind) => kind !== prefer)]
  for (const finding of findings) {
    if (edits.some((edit) => overlap(edit, finding))) continue
    const fits = (one: Suggestion) =>
      !/\[[^\]]+\]/.test(one.text) && !edits.some((edit) => overlap(edit, one))
    const ordered = kinds.flatMap((kind) =>
      finding.suggestions.filter((one) => one.kind === kind && fits(one)),
    )
    const repeats = !namesAsk(finding) && follows(text, edits.at(-1), finding)
    const leads = leaderOf(text, findings, finding) === finding && !repeats
    const best = (!leads ? ordered.find((one) => one.text === '') : undefined) ?? ordered[0]
    if (best) edits.push({ start: best.start, end: best.end, text: best.text, finding })
  }
  return edits
}

/** Whether the shift offered says what is asked. */
function namesAsk({ ask, suggestions }: Finding): boolean {
  const object = ask?.split(' ').slice(1).join(' ') ?? ''
  return object !== '' && suggestions.some((one) => one.kind === 'shift' && one.text.includes(object))
}

/** Whether `finding` stands right after words that were put into the draft. */
function follows(text: string, edit: Edit | undefined, finding: Finding): boolean {
  return (
    edit !== undefined &&
    edit.text !== '' &&
    /^[ \t]*(?:\r?\n)?[ \t]*$/.test(text.slice(edit.end, finding.start))
  )
}

/** Of the findings of a paragraph that take the same shift, the one that makes it: the first to name the ask, else the first. */
function leaderOf(text: string, findings: readonly Finding[], of: Finding): Finding | undefined {
  const alike = findings.filter(
    (one) => one.shift === of.shift && one.suggestions.length > 0 && sameParagraph(text, one, of),
  )
  return alike.find(namesAsk) ?? alike[0]
}

function sameParagraph(text: string, a: Span, b: Span): boolean {
  return !/\n[ \t]*\r?\n/.test(text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)))
}

/** `text` with every edit made; they do not overlap. */
export function applyEdits(text: string, edits: readonly (Span & { readonly text: string })[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), text)
}
