import { bisect } from '../bisect.ts'
import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { words } from '../text/grammar.ts'
import { GAP } from '../text/token.ts'
import { overlap, type Span } from '../types.ts'
import type { Ask } from './ask.ts'

/** Before the name of a thing; before people also "his" and "her". */
const DETERMINERS = words('the my our your that this')
/** How far back a pronoun's noun is looked for, in words. */
const REACH = 40

export interface Named extends Span {
  readonly text: string
}

/** The last of the things or people named in the tokens `[from, to)` that a pronoun may stand for. */
export function lastNamed(
  rules: RuleSet,
  reading: Reading,
  from: number,
  to: number,
  pronoun: string,
): Named | null {
  const people =
    pronoun === 'her' ? wordSet(rules, 'people-she') : pronoun === 'him' ? wordSet(rules, 'people-he') : null
  for (let at = to - 1; at >= from; at--) {
    const token = reading.tokens[at]
    if (!token) continue
    // "Your own kid" is called "your kid".
    const own = reading.tokens[at - 1]?.norm === 'own' ? 1 : 0
    const before = reading.tokens[at - 1 - own]
    const determined =
      before !== undefined &&
      (DETERMINERS.has(before.norm) || (people !== null && /^(?:his|her)$/.test(before.norm))) &&
      token.gap === GAP.none
    if (people) {
      if (!people.has(token.norm) && !(token.name && !token.skip)) continue
      const noun = reading.text.slice(token.start, token.end)
      if (!determined) return { start: token.start, end: token.end, text: noun }
      const text = reading.text.slice(before.start, before.end)
      return { start: before.start, end: token.end, text: `${text} ${noun}` }
    }
    if (
      !determined ||
      wordSet(rules, 'ask-no-name').has(token.norm) ||
      wordSet(rules, 'people-any').has(token.norm)
    )
      continue
    const next = reading.tokens[at + 1]
    const owned = next?.start === token.start
    if (owned) continue
    return { start: before.start, end: token.end, text: reading.text.slice(before.start, token.end) }
  }
  return null
}

/** A noun as it stands within a sentence, where its determiner may have begun one. */
export const withinSentence = (noun: string): string =>
  /^(?:The|My|Our|Your|His|Her|That|This)\b/.test(noun) ? noun.charAt(0).toLowerCase() + noun.slice(1) : noun

const DEED = words('do try manage')
const POINTING =
  /^(?:(\w+ )?)(it|them|her|him)(?= (?:on|in|at|to|for|with|by|before|after|about|down|up|off|out|away|back|today|tonight|tomorrow|this|n|and|once|properly|yourself)\b|$)/i

const BARE =
  /^(?:come(?: along| over| with me)?|go|join(?: in)?|sign up|turn up|be there|help|try|do (?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tonight|tomorrow|this one|next week|one)|(?:try|do|have|manage)(?: even)? (?:one|1|two|2|half)\b.*)$/i

/** Whether an ask only points at its thing, which is named elsewhere: "put them out", "sign up", "do Tuesdays". */
export const points = (ask: Ask): boolean => BARE.test(ask.text) || POINTING.test(ask.rest)

/**
 * The ask as it can be said in place of the push `hit`: a pronoun whose noun goes with the push has the noun put in. Null
 * where nothing tells what it stands for.
 */
export function spelledOut(rules: RuleSet, reading: Reading, ask: Ask, hit: Span): Ask | null {
  if (!overlap(ask, hit)) return ask
  const pointing = POINTING.exec(ask.rest)
  if (!pointing) return ask
  // A deed has no noun to put in.
  if (ask.vague && DEED.has(ask.head)) return null
  const [whole, lead = '', pronoun = ''] = pointing
  const at = bisect(reading.tokens.length, (i) => (reading.tokens[i]?.start ?? 0) < ask.start)
  const named = lastNamed(rules, reading, Math.max(0, at - REACH), at, pronoun.toLowerCase())
  if (!named) return /^(?:her|him)$/i.test(pronoun) || !ask.vague ? ask : null
  // What is named before the push still stands there.
  if (named.end <= hit.start) return { ...ask, vague: false }
  const rest = `${lead}${withinSentence(named.text)}${ask.rest.slice(whole.length)}`
  return {
    ...ask,
    rest,
    text: `${ask.text.slice(0, ask.text.length - ask.rest.length)}${rest}`,
    vague: false,
  }
}
