/** Marks of direction that WhatsApp strews in. */
export const MARKS = '\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff'
/** A name has so few words. */
const MOST_WORDS = 5
/** What sentences have and names have not. */
const SENTENCE_MARK = /[!?;,"“”…<>]/
const SENTENCE_WORD = /^(?:i|you|yourself|he|she|we|they|it)(?:['’]\p{L}+)?$/iu
const CAPITAL = /^(?:\P{Ll}|(?:de|del|der|den|van|von|da|di|la|le|al|el|bin)$)/u
/** What begins a sentence before a colon, and is nobody's name. */
const OPENERS = new Set(
  `honestly frankly seriously actually basically really finally lastly firstly secondly thirdly clearly obviously personally sadly
  luckily hopefully apparently generally ideally truly simply briefly importantly only also again anyway well so look listen note
  notes nb ps pps p.s p.s. edit update reminder sorry please question answer fact truth result conclusion example summary first
  second third next then now today tomorrow yesterday tonight still plus but and or because therefore however remember warning
  yes no ok okay oh maybe what why how when where who bring todo agreed true false time date place address subject re fwd
  bottom line the my your this that here there fyi btw tldr imo imho`.split(/\s+/),
)

/** A name as it is compared: no marks, no "~" of strangers, no case. */
export const plainName = (name: string) =>
  name
    .replace(new RegExp(`[${MARKS}~]`, 'g'), '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
    .toLowerCase()
export const isOneOf = (name: string, names: readonly string[]) =>
  names.some((one) => plainName(one) === plainName(name))

/** Whether words before a colon may be a name; those of a sentence are the writer's, and are read. */
export function isName(words: string): boolean {
  const parts = plainName(words).split(' ')
  if (parts.length > MOST_WORDS || SENTENCE_MARK.test(words)) return false
  return parts.length === 1 || !parts.some((part) => SENTENCE_WORD.test(part))
}

export const isCapitalised = (name: string) =>
  name
    .trim()
    .split(/\s+/)
    .every((part) => CAPITAL.test(part))

/** Whether they begin a sentence of the writer's, where no time tells that somebody speaks. */
export const isOpener = (words: string) => OPENERS.has(plainName(words))
/** The same of several words, which a name may begin with ("My Love"). */
export const beginsAsOpener = (words: string) => OPENERS.has(plainName(words).split(' ', 1)[0] ?? '')

/** Whether a line above a chat may be its title; one of a letter is not. */
export const isTitle = (line: string) =>
  !/[:.\r\n]/.test(line) && isName(line) && line.trim().split(/\s+/).length > 1
