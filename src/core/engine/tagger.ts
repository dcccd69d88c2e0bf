import { known } from '../known.ts'
import type { HasTag } from '../match/tags.ts'
import { tagWords } from '../nlp.ts'
import type { Reading } from '../text/draft.ts'

/** Tagging takes the square of a sentence's length, so a longer one is tagged in stretches of so many words. */
const STRETCH = 200
/** So many words on each side of a stretch tell how its first and last words are meant. */
const AROUND = 20

/** The tokens to tag together with the one at `at`. */
function stretchAt({ sentenceOf, sentences }: Reading, at: number): readonly [from: number, to: number] {
  const [from, to] = sentences[sentenceOf[at] ?? 0] ?? [at, at + 1]
  if (to - from <= STRETCH + 2 * AROUND) return [from, to]
  const begin = at - ((at - from) % STRETCH)
  return [Math.max(from, begin - AROUND), Math.min(to, begin + STRETCH + AROUND)]
}

/** Tags of each sentence are worked out when first asked for, once per reading. */
export function taggerFor(): HasTag {
  const readings = new WeakMap<Reading, Map<number, readonly ReadonlySet<string>[]>>()
  return (reading, at, tag) => {
    const [from, to] = stretchAt(reading, at)
    const byStretch = readings.get(reading) ?? new Map<number, readonly ReadonlySet<string>[]>()
    readings.set(reading, byStretch)
    const tags = known(byStretch, from, () =>
      tagWords(reading.tokens.slice(from, to).map((token) => token.norm)),
    )
    return tags[at - from]?.has(tag) ?? false
  }
}
