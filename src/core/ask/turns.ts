import { perRules } from '../rules/per-rules.ts'
import { anyOf } from '../rules/words.ts'

/** Replacements, each made everywhere in the text that the one before left. */
export type Turns = readonly (readonly [from: RegExp, to: string])[]

export const turn = (text: string, ...turns: readonly Turns[]): string =>
  turns.flat().reduce((turned, [from, to]) => turned.replace(from, to), text)

export const HIS_IS_YOURS: Turns = [[/\bhis(?= \p{L})/giu, 'your']]
export const HIS_IS_MINE: Turns = [[/\bhis(?= \p{L})/giu, 'my']]
/** What no possessive stands before: "told her no". */
const SAID =
  '(?! (?:no|yes|sorry|so|that|this|to|the|a|an|how|what|why|when|where|if|it|off|up|out|about|and|or)\\b)'
export const HERS_IS_YOURS: Turns = [[new RegExp(`\\bher(?= \\p{L})${SAID}`, 'giu'), 'your']]
export const HE_IS_ME: Turns = [[/\bhim\b/gi, 'me']]
export const SHE_IS_ME: Turns = [[/\bher\b/gi, 'me']]
export const WITHOUT_HER: Turns = [[/\bwithout her\b/gi, 'without you']]
/** "Brings her flowers": for her. */
export const GIVEN_TO_ME: Turns = [[/^(?:him|her)(?= \p{L})/iu, 'me']]
/** "Takes her dancing". */
export const OBJECT_IS_ME: Turns = [[/^(?:him|her)(?= |$)/i, 'me']]
export const SHE_AS_OBJECT_IS_ME: Turns = [[/^her(?= |$)/i, 'me']]
/** What begins no thing of hers: "waits up for her at the gate". */
const NO_THING =
  '(?= (?:up|down|in|out|on|off|over|home|back|from|to|at|for|with|by|about|and|or|if|as|so|how|when|while|before|after|because|every|all|again|more|the|a|an)\\b|$)'
export const DONE_FOR_ME: Turns = [[new RegExp(`\\b(?:him|her)${NO_THING}`, 'gi'), 'me']]
export const DONE_FOR_HER_FOR_ME: Turns = [[new RegExp(`\\bher${NO_THING}`, 'gi'), 'me']]
/** "Their lads" are their sons elsewhere. */
export const WITH_ME: Turns = [
  [/\bwith (?:them|him|hers|their lads|her(?! \p{L}))\b(?!['’]| \p{L}+['’])/giu, 'with me'],
]
/** What is told of many is done for each of theirs. */
export const EACH_IS_ME: Turns = [
  [/\bthem\b/gi, 'me'],
  [/\btheir (?=birthday)/gi, 'my '],
]
export const HIS_OWN_IS_YOURS: Turns = [[/\b(?:his|her|their) own\b/gi, 'your own']]
/** "ask their wives about their shift": the day of the one who is asked. */
export const OF_THE_ASKED: Turns = [[/\bme (how|what|about) (?:his|her|their)\b/gi, 'me $1 my']]
/** "their wives they look lovely", "while their wife is sleeping": said of her, and so of me. */
export const TOLD_OF_ME: Turns = [
  [/\bme (that )?they (?=(?:look|smell|matter|feel|deserve)\b)/giu, 'me $1I '],
  [/\b(when|while|if|before|after|because) me (?:is|are|was|were) (?=\p{L}+ing\b)/giu, "$1 I'm "],
]
export const THEY_ARE_THE_KIDS: Turns = [[/\bthem\b/gi, 'the kids']]

/** The turns that need to know people and things. */
interface Persons {
  /** "Dine with your own wife" asks to dine with me. */
  readonly own: Turns
  readonly spouse: Turns
  /** What the two of us have together. */
  readonly ours: Turns
  /** What is the doer's own, whoever it is done for. */
  readonly doers: Turns
  readonly herFolkIsMine: Turns
  readonly hisFolkIsMine: Turns
  readonly herThingsAreMine: Turns
  readonly herThingsAreYours: Turns
}

export const personsOf = perRules((rules): Persons => {
  const any = (...lists: readonly string[]) => `(?:${anyOf(rules, ...lists.map((list) => `people-${list}`))})`
  const everywhere = (from: string) => new RegExp(`\\b${from}`, 'giu')
  const own = `(?:your|ur|his|her|their) own ${any('spouse')}`
  const which = `(?:${any('spouse-which')} )?`
  const spouse = `(?:(?:his|her|their) ${which}${any('spouse')}|his ${which}${any('of-him')}|her ${which}${any('of-her')}|their ${which}${any('spouses')})`
  const herThings = everywhere(`her(?= (?:${any('hers-which')} )?${any('hers')}\\b)`)
  return {
    own: [
      [everywhere(`${own}['’]s\\b`), 'my'],
      [everywhere(`${own}\\b`), 'me'],
      [everywhere(`(?:your|ur|his|her|their) own (?=${any('own-child')}\\b)`), 'our '],
    ],
    spouse: [
      [everywhere(`${spouse}['’]s\\b`), 'my'],
      [everywhere(`${spouse}\\b(?!['’])`), 'me'],
    ],
    // "Drives her home": not to hers.
    ours: [[everywhere(`(?:(?:his|her|their)(?= ${any('ours')}\\b)|(?:his|their)(?= home\\b))`), 'our']],
    doers: [[everywhere(`(?:his|her|their)(?= ${any('doers')}\\b)`), 'your']],
    herFolkIsMine: [[everywhere(`her(?= ${any('folk')}\\b)`), 'my']],
    hisFolkIsMine: [[everywhere(`his(?= ${any('folk')}\\b)`), 'my']],
    herThingsAreMine: [[herThings, 'my']],
    herThingsAreYours: [[herThings, 'your']],
  }
})
