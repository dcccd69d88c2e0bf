import type { Register } from '../rules/data.ts'

/** How a draft is written, as far as a sentence put into it must follow. */
export interface Voice {
  readonly register: Register
  /** Sentences begin in lower case. */
  readonly lower: boolean
  readonly lowerI: boolean
  /** "dont", "im". */
  readonly bare: boolean
  readonly curly: boolean
  /** "u" for "you". */
  readonly u: boolean
  readonly ur: boolean
  /** Written in capitals throughout: a suggestion is not. */
  readonly shouted: boolean
}

const CONTRACTION = /\p{L}['’](?:t|s|m|re|ve|ll|d)\b/iu
const BARE =
  /\b(?:dont|im|cant|ive|wont|youre|didnt|isnt|thats|whats|doesnt|youve|havent|couldnt|wouldnt|wasnt|theres|shes|hes|youll|weve|arent|shouldnt)\b/i
/** "its" where "it's" is meant. */
const ITS = /\bits (?:a|an|the|not|one|just|only|called|been|ok|fine|my|so|like|free|\d)/i
const SPELLED_OUT =
  /\b(?:I am|I will|I have|I would|do not|does not|did not|cannot|can not|will not|would not|could not|you are|you have|you will|it is|that is|is not|are not|was not|have not|has not|what is|we are|let us)\b/gi
const STATELY =
  /\b(?:shall|kindly|dear|sincerely|regards|yours|therefore|regarding|request|grateful|whether|wish|matter|reconsider|permit)\b/i
const EMOJI = /\p{Extended_Pictographic}/u

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

export function voiceOf(text: string): Voice {
  const capitals = count(text, /\p{Lu}/gu)
  const smalls = count(text, /\p{Ll}/gu)
  const shouted = capitals > 12 && capitals > smalls * 2
  const starts = [...text.matchAll(/(?:^|[.!?…]\s+|\n\s*)["'“‘(*_]*(\p{L})/gu)].map(
    ([, letter = '']) => letter,
  )
  const low = starts.filter((letter) => /\p{Ll}/u.test(letter)).length
  const lower = !shouted && low * 2 > starts.length
  const contracted = CONTRACTION.test(text)
  const bare = !contracted && (BARE.test(text) || (lower && ITS.test(text)))
  const u = /\bu\b/.test(text)
  const words = count(text, /\p{L}+/gu)
  const formal =
    !contracted &&
    !bare &&
    !u &&
    !lower &&
    (count(text, SPELLED_OUT) > 1 || (STATELY.test(text) && words > 12))
  const casual = lower || u || bare || EMOJI.test(text)
  return {
    register: formal ? 'formal' : casual ? 'casual' : 'plain',
    lower,
    lowerI:
      !shouted && count(text, /\bi\b/g) > 0 && count(text, /\bI\b/g) === 0
        ? true
        : lower && count(text, /\bI\b/g) === 0,
    bare,
    curly: text.includes('’') && !/\p{L}'\p{L}/u.test(text),
    u,
    ur: /\bur\b/i.test(text),
    shouted,
  }
}

const LONG: readonly (readonly [RegExp, string])[] = [
  [/\bI'd\b/g, 'I would'],
  [/\bI'm\b/g, 'I am'],
  [/\bI'll\b/g, 'I will'],
  [/\byou'd\b/g, 'you would'],
  [/\byou'll\b/g, 'you will'],
  [/\byou're\b/g, 'you are'],
  [/\bwe'd\b/g, 'we would'],
  [/\b([Ww])hat's\b/g, '$1hat is'],
  [/\bsomething's\b/g, 'something is'],
  [/\b([Ww])here's\b/g, '$1here is'],
  [/\b([Tt])here's\b/g, '$1here is'],
  [/\bit's\b/g, 'it is'],
  [/\b([Dd])on't\b/g, '$1o not'],
]

/** A template's wording (slots and blanks untouched) in a draft's voice. */
export function inVoice(template: string, voice: Voice): string {
  return template
    .split(/(\{[^}]*\}|\[[^\]]*\])/)
    .map((part, i) => (i % 2 === 1 ? part : worded(part, voice)))
    .join('')
}

function worded(part: string, voice: Voice): string {
  let text = part
  if (voice.register === 'formal') for (const [short, long] of LONG) text = text.replace(short, long)
  if (voice.u)
    text = text
      .replace(/\byou're\b/g, voice.ur ? 'ur' : 'u are')
      .replace(/\byou'll\b/g, 'u will')
      .replace(/\byou'd\b/g, 'u would')
      .replace(/\byou\b/gi, 'u')
  if (voice.ur) text = text.replace(/\byour\b/g, 'ur')
  // "Ill" and "wed" are other words: those keep their mark.
  if (voice.bare) text = text.replace(/(\p{L})'(?!(?:ll|d)\b)(\p{L})/gu, '$1$2')
  if (voice.curly) text = text.replaceAll("'", '’')
  if (voice.lowerI) text = text.replace(/\bI\b/g, 'i').replace(/\bI(?=['’]|d\b|m\b|ll\b|ve\b)/g, 'i')
  return text
}

/** The first letter of each sentence as the draft begins its own. */
export function startedLike(text: string, voice: Voice): string {
  if (voice.lower)
    return text.replace(
      /(^|[.!?]\s+)(\p{Lu})(?!\p{Lu})(\p{Ll}?)/gu,
      (all, before: string, letter: string, next: string) =>
        letter === 'I' && next === '' && !voice.lowerI ? all : before + letter.toLowerCase() + next,
    )
  return text.replace(
    /(^|[.!?]\s+)(\p{Ll})/gu,
    (_all, before: string, letter: string) => before + letter.toUpperCase(),
  )
}
