import { tokensOf } from '../ask/find.ts'
import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { GAP } from '../text/token.ts'
import type { Span } from '../types.ts'

/**
 * The part of a draft that a suggestion replaces: a hit, grown over what cannot stand without it, and set apart from
 * the clauses of its sentence that can.
 */
export interface Region extends Span {
  /** A clause of the same sentence stays on this side. */
  readonly left: boolean
  readonly right: boolean
  /** Where the lever alone ends, before the joiner and the first word of the clause on the right. */
  readonly leverEnd: number
  /** First word of the clause on the right: part of the region, so that it can begin a sentence. */
  readonly rightWord: string
  /** A name or endearment called out at the end ("…, Margaret"), to be said again. */
  readonly called: string
  /** A name, endearment or greeting before it stays: "Graham, ". */
  readonly addressed: boolean
  /** The mark that ended it: "", ".", "?!". */
  readonly mark: string
}

const set = (list: string) => new Set(list.split(/\s+/))
const JOINERS = set('and but so yet because cause since plus then or')
const HANGING = set('if when after because since although though while unless until before as given considering once whenever like than which who whose that to with without instead not or except for from by in on at of')
const OPENERS = set('well so ok okay right now look listen oh ah and but honestly fine wow great yeah yes no plus then also god')
const STARTS = set('i you we he she it they this that there let please can could will would do did does what who how where when my your our his her their the a an these those one all some no nothing everything both')
const AUXILIARIES = set("am is are was were be been have has had do does did will would can could should shall may might must 's let")
const ENDEARMENTS = set('babe baby bub bubs hun hon honey darling dear dearest sweetheart sweetie love mate habibi jaan yaar')
const GREETINGS = set('hi hey hello dear')
/** A clause that begins so belongs to the push before it. */
const LEANING = set('or because cause it this that they he she you there its then otherwise')
const SNEERS = /^[🙄😒🤡😤😡🖕💅🙃😏🤦🤷👏😑😠🤬💀🥱😩]/u

const isName = (word: string) => /^\p{Lu}\p{Ll}+$/u.test(word)

/** Whether the tokens `[from, to)` can stand as a sentence of their own. */
function standsAlone(rules: RuleSet, reading: Reading, from: number, to: number): boolean {
  let at = from
  while (at < to && (JOINERS.has(norm(reading, at)) || (reading.tokens[at]?.skip && !Object.hasOwn(rules.verbs, norm(reading, at))))) at++
  if (to - at < 2) return false
  const first = norm(reading, at)
  if (HANGING.has(first)) return false
  const verbal = (word: string) => AUXILIARIES.has(word) || Object.hasOwn(rules.verbs, word) || /(?:ed|s)$/.test(word)
  const words = reading.tokens.slice(at, to).map((token) => token.norm)
  if (STARTS.has(first) || isName(written(reading, at))) return words.slice(1).some(verbal)
  return Object.hasOwn(rules.verbs, first)
}

const norm = (reading: Reading, at: number) => reading.tokens[at]?.norm ?? ''
const written = (reading: Reading, at: number) => {
  const token = reading.tokens[at]
  return token ? reading.text.slice(token.start, token.end) : ''
}
const gap = (reading: Reading, at: number) => reading.tokens[at]?.gap ?? GAP.paragraph

/** Only a greeting, names or endearments. */
function addresses(reading: Reading, from: number, to: number): boolean {
  if (to - from > 3 || to <= from) return false
  let named = false
  for (let at = from; at < to; at++) {
    const word = norm(reading, at)
    const name = ENDEARMENTS.has(word) || (isName(written(reading, at)) && reading.tokens[at]?.skip === true && !OPENERS.has(word))
    named ||= name
    if (!name && !GREETINGS.has(word) && !OPENERS.has(word)) return false
  }
  return named
}

/** The region of `hit`; `others` are all findings of the draft: a clause that holds one of them does not stay. */
export function regionOf(rules: RuleSet, reading: Reading, hit: Span, others: readonly Span[]): Region {
  const { text } = reading
  const [from, to] = tokensOf(reading, hit)
  const first = reading.sentences[reading.sentenceOf[from] ?? 0]?.[0] ?? from
  const last = reading.sentences[reading.sentenceOf[to - 1] ?? 0]?.[1] ?? to
  const pushes = (a: number, b: number) => {
    const start = reading.tokens[a]?.start ?? 0
    const end = reading.tokens[b - 1]?.end ?? 0
    return others.some((other) => other.start < end && start < other.end)
  }

  let leftEnd = from
  while (leftEnd > first && JOINERS.has(norm(reading, leftEnd - 1))) leftEnd--
  const parted = leftEnd < from || gap(reading, from) >= GAP.comma
  const addressed = parted && addresses(reading, first, leftEnd)
  const left = addressed || (parted && leftEnd > first && !pushes(first, leftEnd) && standsAlone(rules, reading, first, leftEnd))
  const begin = left ? leftEnd : first

  let rightStart = to
  while (rightStart < last && JOINERS.has(norm(reading, rightStart))) rightStart++
  const joined = rightStart > to || gap(reading, to) >= GAP.comma
  const right = joined && rightStart < last && !LEANING.has(norm(reading, to)) && !LEANING.has(norm(reading, rightStart)) && !pushes(rightStart, last) && standsAlone(rules, reading, rightStart, last)

  let end = right ? to : last
  let called = ''
  if (!right) {
    // Kisses and kind emoji stay where they are; a sneer goes with the lever.
    while (end > begin + 1 && /^(?:x+|\p{Extended_Pictographic}.*)$/u.test(written(reading, end - 1)) && !SNEERS.test(written(reading, end - 1))) end--
    if (end > begin + 1 && gap(reading, end - 1) === GAP.comma && reading.tokens[end - 1]?.skip && (isName(written(reading, end - 1)) || ENDEARMENTS.has(norm(reading, end - 1)))) called = written(reading, end - 1)
  }
  const start = left ? (reading.tokens[begin - 1]?.end ?? 0) : (reading.tokens[begin]?.start ?? 0)
  const leverEnd = reading.tokens[end - 1]?.end ?? hit.end
  if (right) {
    const word = reading.tokens[rightStart]
    return { start, end: word?.end ?? leverEnd, left, right, leverEnd, rightWord: written(reading, rightStart), called, addressed, mark: '.' }
  }
  const close = /^["”’']/.test(text.slice(leverEnd)) && (text.slice(start, leverEnd).match(/["“‘']/g)?.length ?? 0) % 2 === 1 ? 1 : 0
  const mark = /^[.!?…]*/.exec(text.slice(leverEnd + close))?.[0] ?? ''
  return { start, end: leverEnd + close + mark.length, left, right, leverEnd, rightWord: '', called, addressed, mark }
}
