import { type Hash, hashOn, NOTHING } from '../store/hash.ts'
import { type Hashes, noHashes } from '../store/hashes.ts'
import type { Reading } from '../text/draft.ts'
import type { Token } from '../text/token.ts'

/** How features are told: by their names, which people read, or by numbers, which cost no memory. */
export interface Spelling<Feature, Features extends Added<Feature>> {
  readonly empty: Feature
  /** The feature whose name goes on with `text`. */
  on(feature: Feature, text: string): Feature
  none(): Features
}

type Telling<Feature> = Pick<Spelling<Feature, Added<Feature>>, 'empty' | 'on'>

/** What features are added to, each of which counts once. */
interface Added<Feature> {
  add(feature: Feature): Added<Feature>
}

export const BY_NAME: Spelling<string, Set<string>> = {
  empty: '',
  on: (name, text) => name + text,
  none: () => new Set(),
}
const numbers = noHashes()
/** Each number is the hash of the name. What was told before is wiped. */
export const BY_NUMBER: Spelling<Hash, Hashes> = { empty: NOTHING, on: hashOn, none: () => numbers.wipe() }

const [ZERO, NINE] = [0x30, 0x39]

/** How a word counts: names and numbers are one each, since which ones they are says nothing. */
function wordOf({ norm, name }: Token): string {
  if (name) return '#N'
  const first = norm.charCodeAt(0)
  return first >= ZERO && first <= NINE ? '#D' : norm
}

/** Words from which pairs are told over a distance: what is said of the partner, of the writer, and on a condition. */
const ANCHORS = new Set(['you', 'your', 'i', 'if'])
/** Pairs nearer than this are told by pairs, triples and gaps already. */
const NEAREST = 3
const FARTHEST = 6

/** The mark that ends a sentence where it is no full stop. */
export function endMark({ text, tokens, sentences }: Reading, sentence: number): '' | '?' | '!' {
  const after = sentences[sentence]?.[1] ?? 0
  const last = after > 0 ? tokens[after - 1] : undefined
  const next = after < tokens.length ? tokens[after] : undefined
  const end = next ? next.start : text.length
  for (let at = last ? last.end : end; at < end; at++) {
    const mark = text[at]
    if (mark === '?' || mark === '!') return mark
  }
  return ''
}

/**
 * The features of one sentence, each once: its words, pairs, triples and fours, pairs with a gap, pairs of an anchor
 * and a word farther on (`you..late`), its beginning (`^`) and end (`$`), the mark that ends it, with the beginning of
 * a question (`?^`), whether it speaks of "you" and of "I" (`*`). Of the sentences before (`<`) and after (`>`): their
 * beginning, end mark and pairs, and the words of both (`~`).
 */
export function featuresOf<Feature, Features extends Added<Feature>>(
  reading: Reading,
  sentence: number,
  spelling: Spelling<Feature, Features>,
): Features {
  const features = spelling.none()
  const words = wordsOf(reading, sentence)
  addRuns(features, words, spelling)
  addEnds(features, words, endMark(reading, sentence), spelling)
  for (const [mark, beside] of BESIDE) addBeside(features, reading, sentence + beside, mark, spelling)
  return features
}

const BESIDE = [
  ['<', -1],
  ['>', 1],
] as const

/** The words of a sentence as they count. */
export function wordsOf({ tokens, sentences }: Reading, sentence: number): string[] {
  const [from, to] = sentences[sentence] ?? [0, 0]
  const words: string[] = []
  for (let at = from; at < to; at++) words.push(wordOf(tokens[at] as Token))
  return words
}

function addRuns<Feature>(
  features: Added<Feature>,
  words: readonly string[],
  { empty, on }: Telling<Feature>,
): void {
  const count = words.length
  const wordAt = (i: number) => words[i] as string
  for (let i = 0; i < count; i++) {
    const one = on(empty, wordAt(i))
    features.add(one)
    if (i + 1 >= count) continue
    const begun = on(one, ' ')
    const two = on(begun, wordAt(i + 1))
    features.add(two)
    if (i + 2 >= count) continue
    const three = on(on(two, ' '), wordAt(i + 2))
    features.add(three).add(on(on(begun, '_ '), wordAt(i + 2)))
    if (i + 3 >= count) continue
    features.add(on(on(three, ' '), wordAt(i + 3)))
    if (!ANCHORS.has(wordAt(i))) continue
    const apart = on(one, '..')
    const last = Math.min(i + FARTHEST, count - 1)
    for (let j = i + NEAREST; j <= last; j++) features.add(on(apart, wordAt(j)))
  }
}

function addEnds<Feature>(
  features: Added<Feature>,
  words: readonly string[],
  mark: string,
  { empty, on }: Telling<Feature>,
): void {
  const first = words[0] ?? ''
  const second = words[1]
  const start = on(on(empty, '^'), first)
  features.add(start).add(on(on(empty, words.at(-1) ?? ''), '$'))
  if (second !== undefined) features.add(on(on(start, ' '), second))
  if (mark !== '') features.add(on(empty, `?!${mark}`))
  if (mark === '?') {
    const asked = on(on(empty, '?^'), first)
    features.add(asked)
    if (second !== undefined) features.add(on(on(asked, ' '), second))
  }
  if (addressesYou(words)) features.add(on(empty, '*you'))
  if (words.includes('i') || words.includes('me') || words.includes('my')) features.add(on(empty, '*i'))
}

function addBeside<Feature>(
  features: Added<Feature>,
  reading: Reading,
  sentence: number,
  mark: string,
  { empty, on }: Telling<Feature>,
): void {
  const side = on(empty, mark)
  const [from, to] = reading.sentences[sentence] ?? [0, 0]
  if (from === to) {
    features.add(on(side, 'none'))
    return
  }
  const wordAt = (at: number) => (reading.tokens[at] as Token).norm
  const start = on(on(side, '^'), wordAt(from))
  features.add(start)
  if (from + 1 < to) features.add(on(on(start, ' '), wordAt(from + 1)))
  const end = endMark(reading, sentence)
  if (end !== '') features.add(on(side, end))
  const either = on(empty, '~')
  for (let at = from; at < to; at++) {
    features.add(on(either, wordAt(at)))
    if (at + 1 < to) features.add(on(on(on(side, wordAt(at)), ' '), wordAt(at + 1)))
  }
}

const addressesYou = (words: readonly string[]) => words.includes('you') || words.includes('your')

/** Whether a sentence speaks of "you". */
export const speaksToYou = (reading: Reading, sentence: number): boolean =>
  addressesYou(wordsOf(reading, sentence))
