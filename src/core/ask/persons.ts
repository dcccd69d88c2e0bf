import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { anyOf, wordSet } from '../rules/words.ts'
import type { Model } from './model.ts'

/*
 * Whose a thing is and for whom it is done, turned from what somebody does with his or hers to what the partner is to do
 * with mine: "sits with his wife" -> "sit with me". All on the words as the draft has them; who and whose people are is
 * told in rules/phrases/people.yaml.
 */

/** Replacements, each made everywhere in the text that the one before left. */
type Turns = readonly (readonly [from: RegExp, to: string])[]

const turn = (text: string, ...turns: readonly Turns[]): string =>
  turns.flat().reduce((turned, [from, to]) => turned.replace(from, to), text)

const HIS_IS_YOURS: Turns = [[/\bhis(?= \p{L})/giu, 'your']]
const HIS_IS_MINE: Turns = [[/\bhis(?= \p{L})/giu, 'my']]
const HERS_IS_YOURS: Turns = [[/\bher(?= \p{L})/giu, 'your']]
const HE_IS_ME: Turns = [[/\bhim\b/gi, 'me']]
const SHE_IS_ME: Turns = [[/\bher\b/gi, 'me']]
const WITHOUT_HER: Turns = [[/\bwithout her\b/gi, 'without you']]
/** "Brings her flowers": for her. */
const GIVEN_TO_ME: Turns = [[/^(?:him|her)(?= \p{L})/iu, 'me']]
/** "Takes her dancing". */
const OBJECT_IS_ME: Turns = [[/^(?:him|her)(?= |$)/i, 'me']]
const SHE_AS_OBJECT_IS_ME: Turns = [[/^her(?= |$)/i, 'me']]
/** What begins no thing of hers: "waits up for her at the gate". */
const NO_THING =
  '(?= (?:up|down|in|out|on|off|over|home|back|from|to|at|for|with|by|about|and|or|if|as|so|how|when|while|before|after|because|every|all|again|more|the|a|an)\\b|$)'
const DONE_FOR_ME: Turns = [[new RegExp(`\\b(?:him|her)${NO_THING}`, 'gi'), 'me']]
const DONE_FOR_HER_FOR_ME: Turns = [[new RegExp(`\\bher${NO_THING}`, 'gi'), 'me']]
/** "Their lads" are their sons elsewhere. */
const WITH_ME: Turns = [
  [/\bwith (?:them|him|hers|their lads|her(?! \p{L}))\b(?!['’]| \p{L}+['’])/giu, 'with me'],
]
/** What is told of many is done for each of theirs. */
const EACH_IS_ME: Turns = [
  [/\bthem\b/gi, 'me'],
  [/\btheir (?=birthday)/gi, 'my '],
]
const HIS_OWN_IS_YOURS: Turns = [[/\b(?:his|her|their) own\b/gi, 'your own']]
/** "ask their wives about their shift": the day of the one who is asked. */
const OF_THE_ASKED: Turns = [[/\bme (how|what|about) (?:his|her|their)\b/gi, 'me $1 my']]
/** "their wives they look lovely", "while their wife is sleeping": said of her, and so of me. */
const TOLD_OF_ME: Turns = [
  [/\bme (that )?they (?=(?:look|smell|matter|feel|deserve)\b)/giu, 'me $1I '],
  [/\b(when|while|if|before|after|because) me (?:is|are|was|were) (?=\p{L}+ing\b)/giu, "$1 I'm "],
]
const CHILDREN: Turns = [[/\bthem\b/gi, 'the kids']]

/** The turns that need to know people and things. */
interface Persons {
  /** "Sit with your own wife" asks to sit with me. */
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

const personsOf = perRules((rules): Persons => {
  const any = (...lists: readonly string[]) => `(?:${anyOf(rules, ...lists.map((list) => `people-${list}`))})`
  const everywhere = (from: string) => new RegExp(`\\b${from}`, 'giu')
  const own = `(?:your|ur|his|her) own ${any('spouse')}`
  const spouse = `(?:(?:his|her) ${any('spouse')}|his ${any('of-him')}|her ${any('of-her')}|their ${any('spouses')})`
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
    doers: [[everywhere(`(?:his|her|their)(?= ${any('own')}\\b)`), 'your']],
    herFolkIsMine: [[everywhere(`her(?= ${any('folk')}\\b)`), 'my']],
    hisFolkIsMine: [[everywhere(`his(?= ${any('folk')}\\b)`), 'my']],
    herThingsAreMine: [[herThings, 'my']],
    herThingsAreYours: [[herThings, 'your']],
  }
})

/** Who does it in a push that holds up a role, and so whose "his" and "her" are. */
const ROLES = ['man', 'woman', 'father', 'mother'] as const
type Role = (typeof ROLES)[number]

const rolesOf = perRules((rules) =>
  ROLES.map((role) => ({
    role,
    named: new RegExp(`\\b(?:step|grand)?(?:${anyOf(rules, `people-${role}`)})\\b`, 'i'),
  })),
)

const roleIn = (rules: RuleSet, push: string): Role | null =>
  rolesOf(rules).find(({ named }) => named.test(push))?.role ?? null

/** What follows the verb of an ask within a push, said to the partner; only your own wife and children are turned. */
export const saidToYou = (rules: RuleSet, rest: string): string => turn(rest, personsOf(rules).own)

/** What follows the verb of what the role held up in `push` does with his or hers, asked of the partner with ours. */
export function askedOfYou(rules: RuleSet, rest: string, push: string): string {
  const { own, spouse, ours, herThingsAreMine, herThingsAreYours } = personsOf(rules)
  const plain = [...own, ...spouse, ...ours]
  switch (roleIn(rules, push)) {
    // "A husband would wear a tie for her brother's wedding": what is hers there is mine, and she is me.
    case 'man':
      return turn(rest, herThingsAreMine, plain, HIS_IS_YOURS, SHE_IS_ME)
    case 'woman':
      return turn(rest, WITHOUT_HER, herThingsAreYours, plain, HIS_IS_MINE, HE_IS_ME)
    // "A good father would sit with him at night": that is the child.
    case 'father':
      return turn(rest, plain, HIS_IS_YOURS)
    case 'mother':
      return turn(rest, plain, herThingsAreYours)
    default:
      return turn(rest, plain, DONE_FOR_ME, HIS_IS_YOURS, HERS_IS_YOURS)
  }
}

/** What follows the verb `head` of what others do with theirs, of the two of us; null where nobody can tell whose or for whom. */
export function askedOfUs(rules: RuleSet, head: string, rest: string, model: Model): string | null {
  const { who, many, parent } = model
  const { spouse, ours, doers, herFolkIsMine, hisFolkIsMine, herThingsAreMine } = personsOf(rules)
  const plain = turn(
    rest,
    // "A husband learns her mother's name day": what is not the doer's own is mine.
    who === 'he' ? herFolkIsMine : who === 'she' ? hisFolkIsMine : [],
    HIS_OWN_IS_YOURS,
    parent ? [] : WITH_ME,
    spouse,
    OF_THE_ASKED,
    doers,
    ours,
    TOLD_OF_ME,
  )
  // "Dads take them swimming": the children stay "them".
  if (parent)
    return /\bthem\b.*\bth(?:em|ey)\b/i.test(plain)
      ? null
      : turn(plain, CHILDREN, who === 'he' ? HIS_IS_YOURS : [])
  const given = turn(
    plain,
    wordSet(rules, 'model-gives').has(head) ? GIVEN_TO_ME : [],
    many ? EACH_IS_ME : [],
  )
  if (who === 'she') return turn(given, WITHOUT_HER, HE_IS_ME, HIS_IS_MINE, HERS_IS_YOURS)
  // "Kev takes her dancing": whoever Kev is to her, she is whom he does it for.
  if (who === null && !many) return turn(given, OBJECT_IS_ME, DONE_FOR_ME)
  if (who !== 'he') return given
  const turned = turn(given, HIS_IS_YOURS, herThingsAreMine, DONE_FOR_HER_FOR_ME, SHE_AS_OBJECT_IS_ME)
  // "buys her flowers": for her, "irons her shirts": hers.
  return / her\b/i.test(turned) ? null : turned
}
