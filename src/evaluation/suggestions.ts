import type { Engine } from '../core/engine/engine.ts'
import { review } from '../core/review.ts'
import { rewrite } from '../core/rewrite.ts'
import type { Template } from '../core/rules/data.ts'
import type { Finding, Review, Suggestion } from '../core/types.ts'
import type { LabelledDraft } from './corpus.ts'

export interface SuggestionScore {
  readonly findings: number
  /** Findings with a suggestion that needs nothing filled in. */
  readonly ready: number
  /** Drafts with a labelled ask whose text holds it and where something was found; in how many an ask was found, and the labelled one. */
  readonly asks: { readonly n: number; readonly found: number; readonly agree: number }
  /** Suggestions that say a flagged lever again, and those with a word from neither draft nor template. */
  readonly levers: readonly string[]
  readonly newWords: readonly string[]
  /** Mean length of a rewritten draft, by that of the draft. */
  readonly lengthRatio: number
  /** Rewritten drafts, and those that check clean. */
  readonly rewritten: number
  readonly clean: number
  readonly notClean: readonly string[]
}

const COMMON = new Set(
  'the a an to of in on at for with my your our me you u us i it this that and be have do go come get one some is are not so up out'.split(
    ' ',
  ),
)
/** What is told as the writer's own story or wish is no lever, though it says the words again. */
const OWNED = /[^.?!]*\b(?:telling myself|love (?:that|something like that) for us)\b[^.?!]*/gi
/** A run of this many words of a finding, outside its ask, is its lever. */
const LEVER_WORDS = 4

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\d][\p{L}\d']*/gu) ?? []
  )
}

const stem = (word: string) =>
  word
    .replace(/'/g, '')
    .replace(/(?:ing|ed|es|s|e)$/, '')
    .replace(/(.)\1$/, '$1')
const contentOf = (text: string) =>
  new Set(
    wordsOf(text)
      .filter((word) => !COMMON.has(word))
      .map(stem),
  )

function share(wanted: ReadonlySet<string>, held: ReadonlySet<string>): number {
  return wanted.size === 0 ? 0 : [...wanted].filter((word) => held.has(word)).length / wanted.size
}

/** The labelled ask's head verb, or half of its content words. */
function agrees(ask: string, label: string): boolean {
  return wordsOf(ask)[0] === wordsOf(label)[0] || share(contentOf(label), contentOf(ask)) >= 0.5
}

/** Whether a suggestion says a run of a finding's words that neither its ask nor the templates explain. */
function repeatsLever(finding: Finding, { text }: Suggestion, framed: ReadonlySet<string>): boolean {
  const said = ` ${wordsOf(text.replace(OWNED, ' ')).join(' ')} `
  const ask = new Set(wordsOf(finding.ask ?? ''))
  const words = wordsOf(finding.quote)
  return words.some((_word, i) => {
    const run = words.slice(i, i + LEVER_WORDS)
    const telling = run.some((word) => !ask.has(word) && !framed.has(stem(word)))
    return run.length === LEVER_WORDS && telling && said.includes(` ${run.join(' ')} `)
  })
}

/** Scores the suggestions of drafts that have a reference rewrite. */
export function scoreSuggestions(
  engine: Engine,
  drafts: readonly LabelledDraft[],
  reviews: readonly Review[],
): SuggestionScore {
  const { templates, asks: ways, verbs } = engine.rules
  const framed = [
    ...templates.flatMap((template: Template) => wordsOf(template.text)),
    ...ways.flatMap((way) => wordsOf(way.as ?? '')),
  ]
  // A verb is the same in all its forms, and spelled out or not.
  const shared = new Set(
    [
      ...framed.flatMap((word) => [word, verbs[word]?.gerund ?? word]),
      'would',
      'am',
      'i',
      'u',
      'ur',
      'our',
      'us',
      'stop',
      'stopping',
    ].map(stem),
  )
  const asks = { n: 0, found: 0, agree: 0 }
  const levers: string[] = []
  const newWords: string[] = []
  const notClean: string[] = []
  let findings = 0
  let ready = 0
  let rewritten = 0
  let ratio = 0
  drafts.forEach((draft, i) => {
    const found = reviews[i]?.findings ?? []
    const [first] = found
    if (!first || draft.rewrite === undefined) return
    if (draft.ask && share(contentOf(draft.ask), contentOf(draft.text)) >= 0.5) {
      asks.n++
      const named = found.flatMap(({ ask }) => ask ?? [])
      if (named.length > 0) asks.found++
      if (named.some((ask) => agrees(ask, draft.ask ?? ''))) asks.agree++
    }
    const said = new Set(wordsOf(draft.text))
    const forms = Object.entries(verbs).flatMap(([base, { gerund, past, participle, third }]) =>
      [base, gerund, past, participle, third].some((form) => said.has(form)) ? [base, gerund] : [],
    )
    const own = new Set([...said, ...forms].map(stem))
    for (const finding of found) {
      findings++
      if (finding.suggestions.some(({ text }) => !text.includes('['))) ready++
      for (const one of finding.suggestions) {
        if (repeatsLever(finding, one, shared)) levers.push(`${draft.id}: ${one.text}`)
        const added = wordsOf(one.text).filter((word) => !own.has(stem(word)) && !shared.has(stem(word)))
        if (added.length > 0) newWords.push(`${draft.id}: ${added.join(' ')} in: ${one.text}`)
      }
    }
    const { text } = rewrite(engine, draft.text)
    if (text === draft.text) return
    rewritten++
    ratio += text.length / draft.text.length
    const left = review(engine, text)
    if (left.findings.length > 0)
      notClean.push(`${draft.id}: ${left.findings.map((one) => one.ruleId).join(' ')}: ${text.slice(0, 300)}`)
  })
  return {
    findings,
    ready,
    asks,
    levers,
    newWords,
    lengthRatio: ratio / (rewritten || 1),
    rewritten,
    clean: rewritten - notClean.length,
    notClean,
  }
}
