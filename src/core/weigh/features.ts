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

/** How a word counts: names and numbers are one each, since which ones they are says nothing. */
function wordOf({ norm, name }: Token): string {
  if (name) return '#N'
  return /^\d/.test(norm) ? '#D' : norm
}

/** Words from which pairs are told over a distance: what is said of the partner, of the writer, and on a condition. */
const ANCHORS = new Set(['you', 'your', 'i', 'if'])
/** Pairs nearer than this are told by pairs, triples and gaps already. */
const NEAREST = 3
const FARTHEST = 6

/** The mark that ends a sentence where it is no full stop. */
export function endMark({ text, tokens, sentences }: Reading, sentence: number): '' | '?' | '!' {
  const after = sentences[sentence]?.[1] ?? 0
  const between = text.slice(tokens[after - 1]?.end ?? text.length, tokens[after]?.start ?? text.length)
  const [mark] = /[?!]/.exec(between) ?? []
  return mark === '?' || mark === '!' ? mark : ''
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

const tokensOf = ({ tokens, sentences }: Reading, sentence: number) =>
  tokens.slice(...(sentences[sentence] ?? [0, 0]))
/** The words of a sentence as they count. */
export const wordsOf = (reading: Reading, sentence: number) => tokensOf(reading, sentence).map(wordOf)

function addRuns<Feature>(
  features: Added<Feature>,
  words: readonly string[],
  { empty, on }: Telling<Feature>,
): void {
  for (const [i, word] of words.entries()) {
    const one = on(empty, word)
    features.add(one)
    const second = words[i + 1]
    if (second === undefined) continue
    const begun = on(one, ' ')
    const two = on(begun, second)
    features.add(two)
    const third = words[i + 2]
    if (third === undefined) continue
    const three = on(on(two, ' '), third)
    features.add(three).add(on(on(begun, '_ '), third))
    const fourth = words[i + 3]
    if (fourth === undefined) continue
    features.add(on(on(three, ' '), fourth))
    if (!ANCHORS.has(word)) continue
    const apart = on(one, '..')
    const last = Math.min(i + FARTHEST, words.length - 1)
    for (let j = i + NEAREST; j <= last; j++) features.add(on(apart, words[j] as string))
  }
}

function addEnds<Feature>(
  features: Added<Feature>,
  words: readonly string[],
  mark: string,
  { empty, on }: Telling<Feature>,
): void {
  const [first = '', second] = words
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
  const words = tokensOf(reading, sentence).map(({ norm }) => norm)
  const side = on(empty, mark)
  const [first, second] = words
  if (first === undefined) {
    features.add(on(side, 'none'))
    return
  }
  const start = on(on(side, '^'), first)
  features.add(start)
  if (second !== undefined) features.add(on(on(start, ' '), second))
  const end = endMark(reading, sentence)
  if (end !== '') features.add(on(side, end))
  const either = on(empty, '~')
  for (const [i, word] of words.entries()) {
    features.add(on(either, word))
    const next = words[i + 1]
    if (next !== undefined) features.add(on(on(on(side, word), ' '), next))
  }
}

const addressesYou = (words: readonly string[]) => words.includes('you') || words.includes('your')

/** Whether a sentence speaks of "you". */
export const speaksToYou = (reading: Reading, sentence: number): boolean =>
  addressesYou(wordsOf(reading, sentence))
