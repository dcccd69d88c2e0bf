import type { Engine } from '../core/engine/engine.ts'
import { review } from '../core/review.ts'
import { rewrite } from '../core/rewrite.ts'
import type { RuleSet } from '../core/rules/data.ts'
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
/** Words of templates as people spell them too, and those that any of them may need. */
const SPELLED_OUT = ['would', 'am', 'i', 'u', 'ur', 'our', 'us', 'stop', 'stopping']
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

/** Words that the templates and the ways of asking bring along. A verb is the same in all its forms, and spelled out or not. */
function framedBy({ templates, asks, verbs }: RuleSet): ReadonlySet<string> {
  const words = [
    ...templates.flatMap(({ text }) => wordsOf(text)),
    ...asks.flatMap(({ as }) => wordsOf(as ?? '')),
  ]
  const forms = words.flatMap((word) => [word, verbs[word]?.gerund ?? word])
  return new Set([...forms, ...SPELLED_OUT].map(stem))
}

/** The words of a draft, and the forms of its verbs that a suggestion may say instead. */
function ownWordsOf(text: string, { verbs }: RuleSet): ReadonlySet<string> {
  const said = new Set(wordsOf(text))
  const forms = Object.entries(verbs).flatMap(([base, { gerund, past, participle, third }]) =>
    [base, gerund, past, participle, third].some((form) => said.has(form)) ? [base, gerund] : [],
  )
  return new Set([...said, ...forms].map(stem))
}

interface Asks {
  readonly found: boolean
  readonly agree: boolean
}

/** Whether an ask was found, and the labelled one; null where no labelled ask stands in the draft. */
function asksOf({ ask: label, text }: LabelledDraft, found: readonly Finding[]): Asks | null {
  if (!label || share(contentOf(label), contentOf(text)) < 0.5) return null
  const named = found.flatMap(({ ask }) => ask ?? [])
  return { found: named.length > 0, agree: named.some((ask) => agrees(ask, label)) }
}

/** Suggestions that say a flagged lever again, and those with a word from neither draft nor template. */
function faultsOf(
  { id, text: draft }: LabelledDraft,
  found: readonly Finding[],
  framed: ReadonlySet<string>,
  rules: RuleSet,
): Pick<SuggestionScore, 'levers' | 'newWords'> {
  const own = ownWordsOf(draft, rules)
  const levers: string[] = []
  const newWords: string[] = []
  for (const finding of found) {
    for (const one of finding.suggestions) {
      if (repeatsLever(finding, one, framed)) levers.push(`${id}: ${one.text}`)
      const added = wordsOf(one.text).filter((word) => !own.has(stem(word)) && !framed.has(stem(word)))
      if (added.length > 0) newWords.push(`${id}: ${added.join(' ')} in: ${one.text}`)
    }
  }
  return { levers, newWords }
}

/** A draft rewritten as a whole: its length by the draft's, and what still pushes in it. */
interface Whole {
  readonly ratio: number
  /** '' for nothing. */
  readonly left: string
}

/** Null where nothing changes. */
function wholeOf({ id, text: draft }: LabelledDraft, engine: Engine): Whole | null {
  const { text } = rewrite(engine, draft)
  if (text === draft) return null
  const { findings } = review(engine, text)
  const rules = findings.map(({ ruleId }) => ruleId).join(' ')
  return {
    ratio: text.length / draft.length,
    left: findings.length > 0 ? `${id}: ${rules}: ${text.slice(0, 300)}` : '',
  }
}

/** Scores the suggestions of drafts that have a reference rewrite. */
export function scoreSuggestions(
  engine: Engine,
  drafts: readonly LabelledDraft[],
  reviews: readonly Review[],
): SuggestionScore {
  const { rules } = engine
  const framed = framedBy(rules)
  const scored = drafts.flatMap((draft, i) => {
    const found = reviews[i]?.findings ?? []
    return found.length > 0 && draft.rewrite !== undefined ? [{ draft, found }] : []
  })
  const findings = scored.flatMap(({ found }) => found)
  const isReady = ({ suggestions }: Finding) => suggestions.some(({ text }) => !text.includes('['))
  const asks = scored.flatMap(({ draft, found }) => asksOf(draft, found) ?? [])
  const faults = scored.map(({ draft, found }) => faultsOf(draft, found, framed, rules))
  const wholes = scored.flatMap(({ draft }) => wholeOf(draft, engine) ?? [])
  const notClean = wholes.flatMap(({ left }) => left || [])
  return {
    findings: findings.length,
    ready: findings.filter(isReady).length,
    asks: {
      n: asks.length,
      found: asks.filter(({ found }) => found).length,
      agree: asks.filter(({ agree }) => agree).length,
    },
    levers: faults.flatMap(({ levers }) => levers),
    newWords: faults.flatMap(({ newWords }) => newWords),
    lengthRatio: wholes.reduce((sum, { ratio }) => sum + ratio, 0) / (wholes.length || 1),
    rewritten: wholes.length,
    clean: wholes.length - notClean.length,
    notClean,
  }
}
