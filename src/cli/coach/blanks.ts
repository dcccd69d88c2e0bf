import { blanksOf } from '../../core/blank.ts'

/** The `[blanks]` of a suggestion, in order; what the writer's own words hold in brackets is none. */
export function blanksIn(text: string, own: string): readonly string[] {
  return blanksOf(text).filter((blank) => !own.includes(blank))
}

/** `text` with the first `blank` filled with what was typed. */
export const filledIn = (text: string, blank: string, words: string): string =>
  text.replace(blank, () => words.trim())

/** A suggestion as the mark that ties it to what stands before it in the draft, and the words to edit. */
export function untied(text: string): { readonly tie: string; readonly words: string } {
  const tie = /^[.,;:]\s+/.exec(text)?.[0] ?? ''
  return { tie, words: text.slice(tie.length) }
}

/** Words of a draft as one line that can be typed over. */
export const onOneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

const LEAD =
  /^(?:(?:please|i (?:want|need|would like|'d like|’d like|wish) (?:you|them|him|her|my partner) to|i(?:'d|’d) (?:like|love) (?:you|them|him|her|my partner) to|(?:can|could|would|will) you(?: please)?|to)\s+)+/i

/** What was typed for the ask, as what the partner would do: "come with me", whatever it was wrapped in. */
export const askTyped = (text: string): string =>
  onOneLine(text)
    .replace(LEAD, '')
    .replace(/[.!?]+$/, '')
