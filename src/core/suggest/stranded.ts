import { lastNamed, withinSentence } from '../ask/pointing.ts'
import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { words } from '../text/grammar.ts'
import { tokensOf } from '../text/place.ts'
import { GAP, type Token } from '../text/token.ts'
import type { Span, Suggestion } from '../types.ts'
import type { Region } from './region.ts'

/** A pronoun that stays while its noun goes with a push, and the noun to say there. */
export interface Stranded extends Span {
  readonly text: string
}

type Edit = Pick<Suggestion, 'start' | 'end' | 'text'>

/** How many words before it somebody else may be named whom it means. */
const BACK = 40
const PEOPLE = { her: 'people-she', she: 'people-she', him: 'people-he', he: 'people-he' } as const
/** One person of the two of us: a bare name may be a place, and "his mother" would have to be turned. */
const OURS = /^(?:my|our|your|the)\b.*[^s]$/i
/** After "her" these tell that it is no "her coat". */
const AFTER_OBJECT = words(
  'on in at to for with by before about and up tonight today tomorrow this from over again please so if when or',
)

/** Before whatever else a pronoun might mean. */
const DETERMINERS = words('the my your our his their a an that this these those')

/**
 * The first "her", "him", "she" or "he" in the sentence after `region` whose only bearer is named there: "Talking to my
 * mother like that. Kindly call her". Null where there is none, or where somebody or something that stays may be meant.
 */
export function strandedAfter(rules: RuleSet, reading: Reading, region: Region): Stranded | null {
  const { tokens, sentenceOf } = reading
  const [from, to] = tokensOf(reading, { start: region.start, end: region.leverEnd })
  const names = ({ name, skip, norm: word }: Token) =>
    (name && !skip) || wordSet(rules, 'people-any').has(word) || word === 'who' || DETERMINERS.has(word)
  const first = tokens.findIndex(({ start }) => start >= region.end)
  for (let at = first; at >= to && sentenceOf[at] === sentenceOf[first]; at++) {
    const token = tokens[at] as Token
    if (token.gap >= GAP.paragraph || names(token)) return null
    const people = PEOPLE[token.norm as keyof typeof PEOPLE]
    if (!people) continue
    if (token.norm === 'her' && isPossessive(reading, at)) return null
    if (tokens.slice(Math.max(0, from - BACK), from).some(names)) return null
    const noun = lastNamed(rules, reading, from, to, people === 'people-she' ? 'her' : 'him')
    if (!noun || !OURS.test(noun.text)) return null
    // "She'll", "he'd": what is run on to a name reads badly.
    const word = /^\p{L}+(?!['’](?:ll|d|ve))\b/u.exec(reading.text.slice(token.start))?.[0]
    if (word === undefined || bearers(rules, reading, from, to, people) > 1) return null
    const capital = /^\p{Lu}/u.test(word)
    const text = capital ? noun.text.charAt(0).toUpperCase() + noun.text.slice(1) : withinSentence(noun.text)
    return { start: token.start, end: token.start + word.length, text }
  }
  return null
}

/** "Her coat", "her after-school club". */
function isPossessive(reading: Reading, at: number): boolean {
  const next = reading.tokens[at + 1]
  if (!next || next.gap > GAP.none) return false
  return !AFTER_OBJECT.has(next.norm) || reading.text[next.end] === '-'
}

/** How many in the tokens `[from, to)` a pronoun for one of `people` may mean. */
const bearers = (rules: RuleSet, reading: Reading, from: number, to: number, people: string) =>
  reading.tokens
    .slice(from, to)
    .filter(({ name, skip, norm: word }) => (name && !skip) || wordSet(rules, people).has(word)).length

/** The draft's words from `from` to `to` as they stay, a stranded pronoun among them spelled out. */
export function staying(text: string, from: number, to: number, one: Stranded | null): string {
  return one && from <= one.start && one.end <= to
    ? text.slice(from, one.start) + one.text + text.slice(one.end, to)
    : text.slice(from, to)
}

/** The edit grown to a pronoun that it would strand; as it is where it says the noun itself, or where something between stays. */
export function spellingOut(
  text: string,
  edit: Edit,
  one: Stranded | null,
  stays: (place: Span) => boolean,
): Edit {
  if (!one || one.start < edit.end || edit.text.toLowerCase().includes(one.text.toLowerCase())) return edit
  if (stays({ start: edit.end, end: one.end })) return edit
  return { start: edit.start, end: one.end, text: edit.text + staying(text, edit.end, one.end, one) }
}
