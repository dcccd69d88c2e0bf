/**
 * Rules as plain checked data: what the YAML files say, with their place in the tree made explicit.
 * Built-in rules ship in this form, so that no YAML is parsed at start.
 */

import type { LexiconData } from '../text/lexicon.ts'
import type { Pattern, SafetyKind, Severity, Shift, SuggestionKind } from '../types.ts'

/** Where a condition must hold, relative to a hit. */
export const SCOPES = ['hit', 'onto', 'lead', 'sentence', 'before', 'after', 'near', 'draft'] as const
/**
 * `hit` overlaps it · `onto` leads straight into it (at most three words and no break between) · `lead` starts before it in its sentence · `sentence` anywhere in its sentences ·
 * `before` / `after` in the two sentences on that side · `near` in its sentences or those · `draft` anywhere.
 */
export type Scope = (typeof SCOPES)[number]

/** Match strings by scope; one match is enough. */
export type Conditions = Readonly<Partial<Record<Scope, readonly string[]>>>

export interface InvalidExample {
  readonly text: string
  readonly ask?: string
  readonly becomes?: string
}

export interface Examples {
  readonly invalid: readonly InvalidExample[]
  readonly valid: readonly string[]
}

interface RuleBase {
  /** `<folder>/<name>`, from the file's path. */
  readonly id: string
  readonly match: readonly string[]
  readonly unless: Conditions
  /** Each given scope must hold. */
  readonly context: Conditions
  readonly span: SpanRule
  readonly examples: Examples
}

/** What a hit covers: just the match, its clause, or its sentences. */
export const SPAN_RULES = ['match', 'clause', 'sentence'] as const
export type SpanRule = (typeof SPAN_RULES)[number]

export interface PatternRule extends RuleBase {
  readonly pattern: Pattern
  readonly severity: Severity
  readonly message: string
  readonly note: string
  /** Names of the shared vetoes that do not hold for this rule. */
  readonly despite: readonly string[]
}

export interface SafetyRule extends RuleBase {
  /** `notice` is an ambiguous sign: a quiet line and no more. */
  readonly kind: SafetyKind | 'notice'
  readonly message: string
  /** Holds `words` where nothing was learned with the rule, see core/weigh. */
  readonly despite: readonly string[]
}

export interface StrengthRule extends RuleBase {
  readonly shift: Shift
}

/** How a pattern is told that no rule found but that the words of a sentence speak for. */
export interface WeighedRule {
  /** `weighed/<pattern>`. */
  readonly id: string
  readonly pattern: Pattern
  readonly severity: Severity
  readonly message: string
  readonly note: string
}

/** A reason why a hit of any rule does not count, written once. */
export interface Veto {
  readonly name: string
  /** The patterns it holds for; empty: all. */
  readonly for: readonly Pattern[]
  readonly scope: Scope
  readonly match: readonly string[]
  /** Match strings that keep the hit all the same. */
  readonly unless: readonly string[]
}

/** Who does what is asked: the partner, or both. */
export const DOERS = ['you', 'we'] as const
export type Doer = (typeof DOERS)[number]

/** A way of asking; its `ask` capture is what is asked. `rules/ask/<name>.yaml` */
export interface AskRule {
  readonly id: string
  readonly match: readonly string[]
  readonly unless: Conditions
  readonly who: Doer
  /** 3 said outright … 0 a thing that is only named, -1 no ask but something to talk about. */
  readonly strength: number
  /** For a captured thing: the verb phrase around it ("read {it}"; `{the it}` adds a missing article) or for it; null where the capture is a verb phrase itself. */
  readonly as: string | null
  /** The same in a word or two, for where the draft names the thing close by ("give it a read"); null where there is no such. */
  readonly brief: string | null
  /** Others do it: an ask only where that is held against the partner, his and hers turned to mine. */
  readonly others: boolean
  /** Counts only inside a push: elsewhere the same words just tell something. */
  readonly within: boolean
}

/**
 * What a template can count on. Of the ask: who does it (`you`, `we`); something to do (`do`), to stop (`stop`) or not to do
 * (`avoid`), or that both can do together (`shared`); something to try (`new`), to talk about (`talk`, where it names it:
 * `topic`), or neither (`deed`); `did`, to talk about what the partner did; `grave`, about what nobody bargains over: illness,
 * death, the children, an apology; `after`, `earlier`, `ahead`, where the draft says it right before, further off before, or
 * after the place of the template.
 *
 * Of the place: `event`, what the partner did is told right before it; `told`, something that stays is; `asks`, `far`,
 * `tells`, what stays asks for something close by, only elsewhere in the paragraph, or nowhere; `beside`, `alone`, the draft
 * says something else too, or nothing; `story`, the push is a claim that can be told as one's own, `retold` where it names the
 * ask; `seen`, it tells what somebody's partner does, which can be wished for; `ledger`, it counts what the writer does.
 */
export const ASK_TRAITS = [
  'you',
  'we',
  'do',
  'stop',
  'avoid',
  'shared',
  'new',
  'talk',
  'topic',
  'deed',
  'after',
  'earlier',
  'ahead',
  'event',
  'told',
  'asks',
  'tells',
  'beside',
  'alone',
  'story',
  'retold',
  'seen',
  'grave',
  'did',
  'ledger',
  'far',
] as const
export type AskTrait = (typeof ASK_TRAITS)[number]

export const REGISTERS = ['casual', 'plain', 'formal'] as const
export type Register = (typeof REGISTERS)[number]

/** `unsaid` names the ask · `said` leans on an ask that stays beside it · `none` fits where no ask is known. */
export const SAYINGS = ['unsaid', 'said', 'none'] as const
export type Saying = (typeof SAYINGS)[number]

/** What a template may put in its `{slots}`. */
export const SLOTS = [
  'ask',
  'asking',
  'together',
  'topic',
  'you',
  'us',
  'day',
  'story',
  'retold',
  'seen',
] as const
export type Slot = (typeof SLOTS)[number]

/** A sentence offered in place of a push. `rules/shifts/<shift>.yaml` */
export interface Template {
  readonly kind: SuggestionKind
  /** null: for any shift. */
  readonly shift: Shift | null
  readonly text: string
  readonly when: Saying
  readonly if: readonly AskTrait[]
  /** Patterns it is written for; empty: any of its shift. */
  readonly for: readonly Pattern[]
  readonly register: Register | null
}

/**
 * Sentences that only press a push home, of the phrase list that the engine itself looks for; rule sets without it know
 * none.
 */
export const AFTERSHOCK = { list: 'aftershock', source: '^^ @aftershock $$' } as const

/** Sentences that give leave only to threaten for it, of a phrase list that the engine looks for in the same way. */
export const DARE = { list: 'dare', source: '^^ @dare $$' } as const

/** Everyday talk in the words of danger ("beat you at chess"), of a phrase list that the engine looks for in the same way. */
export const EVERYDAY = { list: 'everyday', source: '@everyday' } as const

/** The forms of one verb, its base form being the key. */
export interface VerbForms {
  readonly third: string
  readonly past: string
  readonly gerund: string
  readonly participle: string
}

/** Everything the engine runs on. */
export interface RuleSet {
  readonly lexicon: LexiconData
  readonly phrases: Readonly<Record<string, readonly string[]>>
  /** Root -> its forms, for every `{root}` used anywhere. */
  readonly forms: Readonly<Record<string, readonly string[]>>
  readonly patterns: readonly PatternRule[]
  readonly safety: readonly SafetyRule[]
  readonly strengths: readonly StrengthRule[]
  readonly vetoes: readonly Veto[]
  readonly weighed: readonly WeighedRule[]
  readonly asks: readonly AskRule[]
  readonly templates: readonly Template[]
  /** The verbs of `@ask-verb`, known without the tagger. */
  readonly verbs: Readonly<Record<string, VerbForms>>
}

/** A rule set just built from its files, with what engines only need in its compiled form. */
export interface BuiltRules extends RuleSet {
  /** What labelled drafts taught about words, see core/weigh; empty where nothing is weighed. */
  readonly weights: string
  /** The network that was learned from the same drafts, see core/weigh; empty where there is none. */
  readonly network: string
  /** First names that are known when written small. */
  readonly names: readonly string[]
}
