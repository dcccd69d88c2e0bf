import { createRequire } from 'node:module'
import type { VerbForms } from './rules/data.ts'

/**
 * The only door to compromise. It is loaded at the first call, since loading costs more than all else
 * that a short check does.
 */
interface View {
  json(options: object): unknown
  text(): string
  tag(tag: string): View
  verbs(): View & { conjugate(): Record<string, string>[]; toInfinitive(): View }
  nouns(): View & { toPlural(): View }
}
type Compromise = ((text: string) => View) & { model(): unknown }
let loaded: Compromise | undefined
function nlp(): Compromise {
  loaded ??= createRequire(import.meta.url)('compromise') as Compromise
  return loaded
}

interface TermJson {
  readonly tags?: readonly string[]
  readonly offset: { readonly start: number; readonly length: number }
}

/** The tags of each word of one sentence, given spelled out and in order. */
export function tagWords(words: readonly string[]): readonly ReadonlySet<string>[] {
  const starts: number[] = []
  let text = ''
  for (const word of words) {
    starts.push(text.length)
    text += `${word} `
  }
  const tags = words.map(() => new Set<string>())
  const sentences = nlp()(text).json({ offset: true, terms: { offset: true, tags: true } }) as {
    terms: TermJson[]
  }[]
  let at = 0
  for (const term of sentences.flatMap((sentence) => sentence.terms)) {
    const start = term.offset.start
    while (at + 1 < starts.length && (starts[at + 1] ?? 0) <= start) at++
    for (const tag of term.tags ?? []) tags[at]?.add(tag)
  }
  return tags
}

/** Whether `tag` is one that compromise knows ("Verb", "Adjective", …). */
export function isTag(tag: string): boolean {
  return tag in (nlp().model() as { one: { tagSet: Record<string, unknown> } }).one.tagSet
}

/** First names that compromise knows and that are no other word. */
export function firstNames(): readonly string[] {
  const { one, two } = nlp().model() as {
    one: { lexicon: Record<string, string | readonly string[]> }
    two: { switches: Record<string, string> }
  }
  return Object.entries(one.lexicon)
    .filter(
      ([word, tags]) =>
        /^[a-z]{2,}$/.test(word) &&
        !Object.hasOwn(two.switches, word) &&
        /MaleName|FemaleName|FirstName/.test(String(tags)),
    )
    .map(([word]) => word)
    .sort()
}

/** Every form of a verb or noun, itself included: leave -> leave, leaves, left, leaving. */
export function formsOf(root: string): readonly string[] {
  const verb = nlp()(root).tag('Verb').verbs().conjugate()[0]
  const plural = nlp()(root).tag('Singular').nouns().toPlural().text()
  const forms = [
    root,
    plural,
    verb?.['PresentTense'],
    verb?.['PastTense'],
    verb?.['Gerund'],
    verb?.['Participle'],
  ]
  return [...new Set(forms.filter((form): form is string => Boolean(form) && !form?.includes(' ')))]
}

/** The forms of a base verb, as `rules.verbs` ships them. */
export function verbFormsOf(base: string): VerbForms {
  const forms = nlp()(base).tag('Verb').verbs().conjugate()[0] ?? {}
  const past = forms['PastTense'] || `${base}ed`
  return {
    third: forms['PresentTense'] || `${base}s`,
    past,
    gerund: gerundOr(base, forms['Gerund']),
    participle: forms['Participle'] || past,
  }
}

/** The base form of a verb in any form: "listening" -> "listen". */
export function infinitiveOf(verb: string): string {
  return nlp()(verb).tag('Verb').verbs().toInfinitive().text() || verb
}

/** "listen" -> "listening". */
export function gerundOf(verb: string): string {
  const forms = nlp()(verb).tag('Verb').verbs().conjugate()[0]
  return gerundOr(verb, forms?.['Gerund'])
}

/** The gerund that is `told` of a base verb, or by the spelling rules where that is none: "text" of "text", "owing" of "own". */
function gerundOr(base: string, told: string | undefined): string {
  if (/wn$/.test(base)) return `${base}ing`
  const doubles = /^[^aeiou]*[aeiou][bdgmnprt]$|[^aeiou][aeiou]l$/.test(base)
  if (told && /ing$/.test(told) && told.length > base.length && !(doubles && told === `${base}ing`))
    return told
  if (/c$/.test(base)) return `${base}king`
  return doubles ? `${base}${base.slice(-1)}ing` : `${base.replace(/([^eoy])e$/, '$1')}ing`
}
