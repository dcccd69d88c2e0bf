import { type Crossing, crossing } from '../crossing.ts'
import { type Finding, overlap, type Span, type Suggestion, type SuggestionKind } from '../types.ts'
import { handsOf, type Passages, paragraphsOf } from './passage.ts'
import { asksInWords } from './wishes.ts'

/** An edit of a draft with the finding it answers. */
export interface Edit extends Span {
  readonly text: string
  readonly finding: Finding
}

const ORDER: readonly SuggestionKind[] = ['shift', 'smallest', 'question']

/**
 * One edit for each finding that can have one without a blank, in order of place and never overlapping. A paragraph is
 * one passage: one finding of it makes its shift, the others are left out unless they name something else that is
 * asked, so that no two requests stand in a row. Where the same shift was made before without an ask it is not made again.
 * Also of a short draft that they would only answer `partly`, if that is said.
 */
export function editsOf(
  text: string,
  findings: readonly Finding[],
  prefer: SuggestionKind = 'shift',
  partly = false,
): readonly Edit[] {
  const edits: Edit[] = []
  const [paragraph, hand, findingsAt] = [paragraphsOf(text), handsOf(text), crossing(findings)]
  // A question opens a talk; put into a draft in place of a shift it would hang in the air.
  const kinds = [prefer, ...ORDER.filter((kind) => kind !== prefer && kind !== 'question')]
  for (const finding of findings) {
    if (edits.some((edit) => overlap(edit, finding))) continue
    const fits = (one: Suggestion) => !hasBlank(one) && !edits.some((edit) => overlap(edit, one))
    const ordered = kinds.flatMap((kind) =>
      finding.suggestions
        .filter((one) => one.kind === kind)
        .map((one) => apart(text, edits.at(-1), one))
        .filter(fits),
    )
    const leader = leaderOf(findingsAt, paragraph, finding)
    const leads =
      leader === finding
        ? namesAsk(finding) ||
          !edits.some(
            (edit) =>
              edit.text !== '' && edit.finding.shift === finding.shift && overlap(edit, hand(finding)),
          )
        : namesAsk(finding) && !follows(text, edits.at(-1), finding)
    const best = (leads ? undefined : ordered.find(isLeftOut)) ?? ordered[0]
    const last = edits.at(-1)
    const answer = leader !== finding && best && isLeftOut(best) ? goingWith(text, best, leader, kinds) : null
    if (answer) {
      // What it leaves out takes along the push that says what is asked: that is said there.
      edits.push(answer)
      continue
    }
    const over = finding.suggestions.find(
      (one) => kinds.includes(one.kind) && !hasBlank(one) && reachesOver(one, edits),
    )
    if (!best && over && last) {
      // What answers the push before it reaches over it: the two go together, and say it once. What it keeps of the draft
      // behind the push only its own text says.
      const keeps = /\p{L}/u.test(text.slice(finding.end, over.end))
      const kept = keeps || (leads && !namesAsk(last.finding)) ? { text: over.text, finding } : last
      edits[edits.length - 1] = { ...kept, start: over.start, end: over.end }
      continue
    }
    if (!leads && best && last && !isLeftOut(best) && follows(text, last, best)) {
      // Nothing would be left if it went alone: it goes with the push before it.
      edits[edits.length - 1] = { ...last, end: best.end }
      continue
    }
    if (best) edits.push({ start: best.start, end: best.end, text: best.text, finding })
  }
  return isMessage(text, findings, edits, partly)
    ? edits.map((edit, i) => withBlanksBefore(text, edits, edit, i))
    : []
}

/** One edit for what leaves a push out and for the `leader` after it that this reaches over; null where it does not. */
function goingWith(
  text: string,
  left: Suggestion,
  leader: Finding | undefined,
  kinds: readonly SuggestionKind[],
): Edit | null {
  if (!leader || leader.start < left.start || leader.end > left.end) return null
  const said = kinds
    .flatMap((kind) => leader.suggestions.filter((one) => one.kind === kind))
    .find((one) => !hasBlank(one) && !isLeftOut(one) && one.end <= left.end + 1)
  if (!said) return null
  const blanks = /^\s*/.exec(text.slice(left.start))?.[0] ?? ''
  return { start: left.start, end: Math.max(left.end, said.end), text: blanks + said.text, finding: leader }
}

/** From this many words on what stays of a draft that only loses its pushes is a message, even where it asks nothing. */
const ENOUGH = 12
/** Fewer words than this are none, even where they ask. */
const FEW = 4
/** Up to this many letters a message is read at a glance: reworded by half it still pushes. */
const SHORT = 240

/** Whether the draft with `edits` made can be sent; else it is left as it is, for its writer to reword. */
function isMessage(
  text: string,
  findings: readonly Finding[],
  edits: readonly Edit[],
  partly: boolean,
): boolean {
  const answered = (finding: Finding) =>
    edits.some((edit) => edit.finding === finding || overlap(edit, finding))
  if (!partly && text.length <= SHORT && !findings.every(answered)) return false
  if (edits.some((edit) => !isLeftOut({ kind: 'smallest', text: edit.text }))) return true
  const rest = applyEdits(text, edits)
  const words = rest.match(/\p{L}+/gu)?.length ?? 0
  const low = rest.toLowerCase()
  const asks =
    asksInWords(rest) || findings.some(({ ask }) => ask !== null && low.includes(ask.toLowerCase()))
  return words >= (asks ? FEW : ENOUGH)
}

/** The blanks that would be left at the end of a line where all that follows in it is left out go with the first of that. */
function withBlanksBefore(text: string, edits: readonly Edit[], edit: Edit, i: number): Edit {
  const before = edits[i - 1]
  if (edit.text !== '' || (before?.text === '' && before.end === edit.start)) return edit
  let last = i
  while (edits[last + 1]?.text === '' && edits[last + 1]?.start === edits[last]?.end) last++
  if (!/^[ \t]*(?:\r?\n|$)/.test(text.slice(edits[last]?.end))) return edit
  const blanks = /[ \t]*$/.exec(text.slice(before?.end ?? 0, edit.start))?.[0].length ?? 0
  return { ...edit, start: edit.start - blanks }
}

/** A suggestion whose first blanks an edit before it has taken along, without them. */
function apart(text: string, before: Edit | undefined, one: Suggestion): Suggestion {
  const shared = before !== undefined && before.end > one.start && before.end < one.end
  return shared && !text.slice(one.start, before.end).trim() ? { ...one, start: before.end } : one
}

/** Whether it only takes something away. */
const isLeftOut = ({ kind, text }: Pick<Suggestion, 'kind' | 'text'>) =>
  kind === 'smallest' && !/\p{L}+ \p{L}/u.test(text)

/** Whether its shift says what is asked: its smallest edit does then too, and is no mere leaving out. */
const namesAsk = ({ suggestions }: Finding) =>
  suggestions.some((one) => one.kind === 'smallest' && !isLeftOut(one))

/** Whether it reaches over the whole of the last edit, and no farther. */
function reachesOver(one: Span, edits: readonly Edit[]): boolean {
  const [before, last] = [edits.at(-2), edits.at(-1)]
  return (
    last !== undefined && one.start <= last.start && last.end <= one.end && one.start >= (before?.end ?? 0)
  )
}

/** Whether `next` stands right after words that were put into the draft. */
function follows(text: string, edit: Edit | undefined, next: Span): boolean {
  return (
    edit !== undefined &&
    edit.text !== '' &&
    /^[ \t]*(?:\r?\n)?[ \t]*$/.test(text.slice(edit.end, next.start))
  )
}

/** Of the findings of a paragraph the one that makes the shift: the first to name the ask, else the first to own what it says, else the first that can. */
function leaderOf(findings: Crossing<Finding>, paragraph: Passages, of: Finding): Finding | undefined {
  const together = findings(paragraph(of)).filter((one) => one.suggestions.length > 0)
  return together.find(namesAsk) ?? together.find(owns) ?? together.find(canShift) ?? together[0]
}

const hasBlank = ({ text }: Suggestion) => /\[[^\]]+\]/.test(text)
/** Whether its shift keeps what the push says, owned by the writer. */
const owns = ({ quote, suggestions }: Finding) => {
  const opening = quote.toLowerCase().split(/\s+/).slice(1, 4).join(' ')
  return suggestions.some((one) => one.kind === 'shift' && one.text.toLowerCase().includes(opening))
}
const canShift = ({ suggestions }: Finding) =>
  suggestions.some((one) => one.kind === 'shift' && !hasBlank(one))

/** `text` with every edit made; they do not overlap. */
export function applyEdits(text: string, edits: readonly (Span & { readonly text: string })[]): string {
  let made = ''
  let done = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    made += text.slice(done, edit.start) + edit.text
    done = edit.end
  }
  return made + text.slice(done)
}
