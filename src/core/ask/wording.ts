import type { RuleSet } from '../rules/data.ts'
import { wordSet } from '../rules/words.ts'
import type { Reading } from '../text/draft.ts'
import { norm } from '../text/place.ts'
import { verbsOf } from './verbs.ts'

const STRESSED =
  /^(?:ONE|TWO|THREE|MY|YOUR|OUR|ME|HER|HIM|US|THEM|THE|THIS|THAT|NOW|TODAY|TONIGHT|YOU|IT|OFF|UP|OUT|WITH|AND|NOT|SOME|SOMETHING|ANYTHING|ALL|HALF|BOTH|ALONE|HERE|HOME|BACK|SORRY)$/
/** "ring ONE bus company": small words are written large for stress alone. */
const calm = (word: string) => (STRESSED.test(word) ? word.toLowerCase() : word)

/**
 * The words of the tokens `[from, to)` as the draft has them, white space made single, words of mere emphasis left out;
 * a verb joined by "and" in its base form where the verb before it `wasInflected`.
 */
export function wordsWritten(
  rules: RuleSet,
  reading: Reading,
  from: number,
  to: number,
  wasInflected = false,
): string {
  const emphasis = wordSet(rules, 'ask-emphasis')
  const parts: string[] = []
  // "lets" is one written word for two.
  let last = reading.tokens[from - 1]?.start ?? -1
  for (let at = from; at < to; at++) {
    const token = reading.tokens[at]
    if (!token || token.start === last) continue
    last = token.start
    // "supper just us" is not "supper us".
    const apart = token.norm === 'just' && /^(?:us|me|you|the)$/.test(norm(reading, at + 1))
    if (emphasis.has(token.norm) && at > from && !apart) continue
    const next = reading.tokens[at + 1]
    const between =
      next && at + 1 < to && next.start !== token.start ? reading.text.slice(token.end, next.start) : ''
    // "if you sat there and held my hand": both verbs are asked.
    const joined = wasInflected && at > from && /^(?:and|or)$/.test(norm(reading, at - 1))
    const word =
      (joined ? verbsOf(rules).baseOf(token.norm) : null) ?? calm(reading.text.slice(token.start, token.end))
    parts.push(word + (/^[-/&%]/.test(between) ? between : ' '))
  }
  return parts.join('').replace(/\s+/g, ' ').trim()
}
