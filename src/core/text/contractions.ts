import type { Lexicon, Reading } from './lexicon.ts'

/** `'s` after these is always "is" or "has"; after a noun it may be a possessive too. */
const CLITIC_HOSTS = new Set(
  'it he she that this what who there here where how why when everything nothing something one'.split(' '),
)
const SUFFIXES = new Map([
  ['re', 'are'],
  ['ll', 'will'],
  ['ve', 'have'],
  ['m', 'am'],
  ['d', "'d"],
])
/** A stretched word ("sooo", "pleeease") has three or more of a letter. */
const STRETCHED = /(\p{L})\1{2,}/gu

/** Longer than any word: taken as it is, since it is data and not speech. */
const LONGEST_WORD = 60

/** The reading of one written word, lower case with straight apostrophes. */
export function readingOf(word: string, lexicon: Lexicon): Reading {
  if (word.length > LONGEST_WORD) return { norms: [word] }
  const known = lexicon.spellings.get(word.replaceAll("'", ''))
  if (known) return known
  const cut = word.lastIndexOf("'")
  if (cut < 0) {
    const short = word.replace(STRETCHED, '$1')
    const spelled = lexicon.spellings.get(short)
    if (spelled) return spelled
    // "priyas husband": a name with its apostrophe left out.
    const owner = short.slice(0, -1)
    const owned = short.endsWith('s') && lexicon.isFirstName(owner) && !lexicon.isFirstName(short)
    return { norms: owned ? [owner, "'s"] : [short] }
  }
  const host = word.slice(0, cut)
  const suffix = word.slice(cut + 1)
  if (suffix === 't' && host.endsWith('n')) return { norms: [host.slice(0, -1), 'not'] }
  if (suffix === '' && /in$/.test(host) && host.length > 4) return { norms: [`${host}g`] }
  if (suffix === '') return { norms: [...readingOf(host, lexicon).norms, "'s"] }
  if (suffix === 's' && host === 'let') return { norms: ['let', 'us'] }
  if (suffix === 's')
    return { norms: [...readingOf(host, lexicon).norms, CLITIC_HOSTS.has(host) ? 'is' : "'s"] }
  const verb = SUFFIXES.get(suffix)
  return verb ? { norms: [...readingOf(host, lexicon).norms, verb] } : { norms: [word.replaceAll("'", '')] }
}

/** Other words that a norm may stand for once written short. */
export const ALSO: ReadonlyMap<string, readonly string[]> = new Map([
  ["'s", ['is', 'has']],
  ["'d", ['would', 'had']],
])
