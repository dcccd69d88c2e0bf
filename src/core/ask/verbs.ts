import { known } from '../known.ts'
import { gerundOf, infinitiveOf } from '../nlp.ts'
import { perRules } from '../rules/per-rules.ts'

/** Verb forms, from the rules' own list first: the tagger is loaded only for a verb that is not on it. */
interface Verbs {
  /** The base form of a listed verb in any form ("listening" -> "listen"); null for any other word. */
  baseOf(word: string): string | null
  /** The base form by the tagger, for a word that stands where a verb must. */
  guessBase(word: string): string
  gerundOf(base: string): string
}

export const verbsOf = perRules((rules): Verbs => {
  const bases = new Map<string, string>()
  for (const [base, { third, past, gerund, participle }] of Object.entries(rules.verbs)) {
    for (const form of [third, past, gerund, participle]) if (!bases.has(form)) bases.set(form, base)
  }
  bases.set('been', 'be')
  const guessed = new Map<string, string>()
  const gerunds = new Map<string, string>()
  return {
    baseOf: (word) => (Object.hasOwn(rules.verbs, word) ? word : (bases.get(word) ?? null)),
    guessBase: (word) => remembered(guessed, word, infinitiveOf),
    gerundOf: (base) => rules.verbs[base]?.gerund ?? remembered(gerunds, base, gerundOf),
  }
})

/** Words whose forms are remembered: working them out takes longer than reading a letter. */
const REMEMBERED = 5000

function remembered(forms: Map<string, string>, word: string, make: (word: string) => string): string {
  return forms.size < REMEMBERED ? known(forms, word, () => make(word)) : (forms.get(word) ?? make(word))
}
