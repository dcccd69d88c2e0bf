import type { RuleSet } from '../rules/data.ts'
import { perRules } from '../rules/per-rules.ts'
import { anyOf, wordSet } from '../rules/words.ts'
import type { Model } from './model.ts'
import {
  DONE_FOR_HER_FOR_ME,
  DONE_FOR_ME,
  EACH_IS_ME,
  GIVEN_TO_ME,
  HE_IS_ME,
  HERS_IS_YOURS,
  HIS_IS_MINE,
  HIS_IS_YOURS,
  HIS_OWN_IS_YOURS,
  OBJECT_IS_ME,
  OF_THE_ASKED,
  personsOf,
  SHE_AS_OBJECT_IS_ME,
  SHE_IS_ME,
  THEY_ARE_THE_KIDS,
  TOLD_OF_ME,
  turn,
  WITH_ME,
  WITHOUT_HER,
} from './turns.ts'

/*
 * Whose a thing is and for whom it is done, turned from what somebody does with his or hers to what the partner is to do
 * with mine: "sits with his wife" -> "sit with me". All on the words as the draft has them; who and whose people are is
 * told in rules/phrases/people.yaml.
 */

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
      : turn(plain, THEY_ARE_THE_KIDS, who === 'he' ? HIS_IS_YOURS : [])
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
