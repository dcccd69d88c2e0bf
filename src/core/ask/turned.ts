import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import type { Ask } from './ask.ts'
import type { Verbs } from './verbs.ts'

/** Who is held up for what others do: a man, a woman, two of them; and whether it is told of many. */
export interface Model {
  readonly who: 'he' | 'she' | 'two' | null
  readonly many: boolean
  /** Held up as a parent: "them" are the children. */
  readonly parent: boolean
}

/** How far before what is done its doer is named. */
const NAMED_WITHIN = 6

/** Who is held up for what the words from `at` on tell. */
export function modelOf({ phrases }: RuleSet, reading: Reading, at: number): Model {
  const before = reading.tokens.slice(Math.max(0, at - NAMED_WITHIN), at).map(({ norm }) => norm)
  const last = (name: string) => before.findLastIndex((word) => phrases[name]?.includes(word))
  const found = (['he', 'she', 'two'] as const)
    .map((who) => ({ who, at: last(`model-${who}`) }))
    .filter((one) => one.at >= 0)
    .sort((a, b) => b.at - a.at)
  const parent = last('model-parent')
  // "Her dad drives her": she is no child of ours.
  const somebodys = /^(?:my|your|her|his|our|their|'s)$/.test(before[parent - 1] ?? '')
  return {
    who: found[0]?.who ?? null,
    many: last('model-many') >= 0,
    parent: parent >= 0 && !somebodys,
  }
}

const WITH_THEIRS =
  /\bwith (?:them|her(?! \p{L})|him|his (?:wife|girlfriend|partner|missus)|her (?:husband|boyfriend|partner)|hers|their (?:wives|husbands|partners|girlfriends|boyfriends|lads|fellas|blokes|men|women|other halves))\b(?!['’]| \p{L}+['’])/giu

const TURNED: readonly (readonly [RegExp, string])[] = [
  [/\b(?:his|her|their) own\b/gi, 'your own'],
  [WITH_THEIRS, 'with me'],
  [
    /\b(?:his (?:wife|girlfriend|partner|missus|woman|girl)|her (?:husband|boyfriend|partner|man|fella|bloke)|their (?:wives|husbands|partners|girlfriends|boyfriends))\b(?!['’])/gi,
    'me',
  ],
  [/\b(?:his (?:wife|girlfriend|partner|missus)|her (?:husband|boyfriend|partner|man))['’]s\b/gi, 'my'],
  // "ask their wives about their shift": the day of the one who is asked.
  [/\bme (how|what|about) (?:his|her|their)\b/gi, 'me $1 my'],
  [
    /\b(?:his|her|their) (feelings?|day|mind|emotions|side|mums?|moms?|mothers?|dads?|fathers?|mates|friends|phones?|kids'? names?)\b/gi,
    'your $1',
  ],
  [
    /\b(?:his|her|their) (family|marriage|relationship|house|children|kids?|child|anniversary|wedding|bed|baby|daughter|son|future|life together)\b/gi,
    'our $1',
  ],
]
/** Where it is done from: "from a hut in Norway". */
const WHERE = / from an? (?:\p{L}+ ){0,2}in \p{L}+$/iu
/** "… every week, and he's a judge": what is told of him besides. */
const BESIDES =
  /,? (?:and|but) (?:he|she|they)(?:['’](?:s|re|ve)|s| is| are| was| were| has| have| works?| earns?| hates?| thinks?| still)\b.*$/iu
/** "their wives they look lovely", "while their wife is sleeping": said of her, and so of me. */
const OF_ME: readonly (readonly [RegExp, string])[] = [
  [/\bme (that )?they (?=(?:look|smell|matter|feel|deserve)\b)/giu, 'me $1I '],
  [/\b(when|while|if|before|after|because) me (?:is|are|was|were) (?=\p{L}+ing\b)/giu, "$1 I'm "],
]
const NO_THING =
  '(?= (?:up|home|on|off|from|to|in|out|at|with|every|when|down|back|and|for|about|how|while)\\b|$)'
/** "her" as the one for whom it is done: at the end, or before what is no thing of hers. */
const FOR_HER = new RegExp(` her${NO_THING}`, 'gi')
const FOR_SOMEONE = new RegExp(` (?:her|him)${NO_THING}`, 'gi')

/** His and hers, said of the two of us; null where nobody can tell whose or for whom. */
function mineAndYours(
  head: string,
  rest: string,
  { who, many, parent }: Model,
  { phrases }: RuleSet,
): string | null {
  // "Dads take them swimming": the children stay "them".
  if (parent && /\bthem\b.*\bth(?:em|ey)\b/i.test(rest)) return null
  if (parent)
    return rest
      .replace(/\bthem\b/gi, 'the kids')
      .replace(who === 'he' ? /\bhis\b/gi : /\bher(?= (?:own|kids|children|mum|mother)\b)/gi, 'your')
  const given = phrases['model-gives']?.includes(head) ? rest.replace(/^(?:her|him)(?= \p{L})/iu, 'me') : rest
  const theirs = many
    ? given.replace(/\bthem\b/gi, 'me').replace(/\btheir (?=birthday|day|side)/gi, 'my ')
    : given
  if (who === 'she')
    return theirs
      .replace(/\bwithout her\b/gi, 'without you')
      .replace(/\bhim\b/gi, 'me')
      .replace(/\bhis\b/gi, 'my')
      .replace(/\bher\b(?= \p{L})/giu, 'your')
  // "Kev takes her dancing": whoever Kev is to her, she is whom he does it for.
  if (who === null && !many) return theirs.replace(/^(?:her|him)(?= |$)/i, 'me').replace(FOR_SOMEONE, ' me')
  if (who !== 'he') return theirs
  const things = (phrases['model-hers'] ?? []).join('|')
  const turned = theirs
    .replace(/\bhis\b/gi, 'your')
    .replace(
      new RegExp(
        `\\bher(?= (?:(?:own|best|little|new|old|sore|poor|first|last|whole) )?(?:${things})\\b)`,
        'giu',
      ),
      'my',
    )
    .replace(FOR_HER, ' me')
    .replace(/^her(?= |$)/i, 'me')
  // "buys her flowers": for her, "irons her shirts": hers.
  return / her\b/i.test(turned) ? null : turned
}

const OURS = /\b(?:me|us|our|your|together|each other)\b/i
const PARENTS = /\bmy (?:mum|mummy|mom|mam|mother|dad|daddy|father|nan|gran|grandmother|grandad)(?!['’])\b/i
/** What comes from the other side, or belongs to a third: "get flowers from their husbands", "have husbands who talk". */
const FROM_US = /^(?:get|have|be)\b.*\b(?:from|by|who)\b/i
/** "do things like that with them": like what? */
const POINTING = /^(?:things?|stuff|so|it|that|this)\b|\blike (?:that|this)\b/i
/** More words than this tell of one time and place. */
const PLAINLY = 7
/** Whom "his mother" is to us nobody can tell: "my dad says sorry to my mum" asks nothing for her. */
const THIRD =
  /\b(?:you|u|he|she|they|his|her|hers|him|them|their|theirs|himself|herself|themselves|me|(?:to|for|with) my (?:mum|mummy|mom|mam|mother|dad|daddy|father|sister|brother|aunt|auntie|uncle|nan|gran|wife|husband)(?!['’]))\b/i

/** What is not to be done, as something to stop: "grown women don't ring their mum about every row". */
export function stopped(ask: Ask, verbs: Verbs): Ask {
  const rest = `${verbs.gerundOf(ask.head)} ${ask.rest}`.trim()
  return { ...ask, head: 'stop', rest, text: `stop ${rest}`, negative: false }
}

/** "A husband learns her mother's name day": what is not the doer's own is mine. */
const mineFirst = (told: string, { who }: Model): string =>
  who === 'he' ? told.replace(HER_OWN, 'my') : who === 'she' ? told.replace(HIS_OWN, 'my') : told
const HER_OWN = /\bher(?= (?:mums?|moms?|mothers?|dads?|fathers?|mates|friends)\b)/gi
const HIS_OWN = /\bhis(?= (?:mums?|moms?|mothers?|dads?|fathers?|mates|friends)\b)/gi

/** What others do with theirs, said of the two of us; null where a "he" or "she" is left over. */
export function turnedToUs(rules: RuleSet, ask: Ask, model: Model): Ask | null {
  if (ask.vague || FROM_US.test(ask.text) || POINTING.test(ask.rest)) return null
  // "… about every row they have": what is told of them besides goes.
  const told = ask.rest
    .replace(/ (?:that )?they (?:have|do|are|had)\b.*$/i, '')
    .replace(BESIDES, '')
    .replace(WHERE, '')
  const turns = [...TURNED, ...OF_ME].filter(([from]) => !model.parent || from !== WITH_THEIRS)
  const plain = turns.reduce((text, [from, to]) => text.replace(from, to), mineFirst(told, model))
  const rest = mineAndYours(ask.head, plain, model, rules)
  if (rest === null) return null
  const kept = rest.replace(
    /\b(?:with|by|beside|next to|for|to|at|from|near) me\b|^me\b|\b(?:my|your)(?= \p{L})/giu,
    '',
  )
  // "Dads take them to the park": the children.
  const others = model.parent ? kept.replace(/\b(?:him|her|them)\b(?! \p{L}+['’])/giu, '') : kept
  if (THIRD.test(others)) return null
  // Of all that others do, only what is plainly told or done with each other is surely wanted.
  if (!OURS.test(rest) && model.who !== 'two' && rest.split(' ').length > PLAINLY) return null
  // "My dad brought my mum tea": not for us.
  if (PARENTS.test(ask.rest)) return null
  const who = model.who === 'two' || /\b(?:together|each other)\b/i.test(rest) ? 'we' : ask.who
  return { ...ask, rest, text: `${ask.head} ${rest}`.trim(), who, others: true, within: true }
}

/** By whom it is done to her: "collected by her husband every Friday". */
const BY_THEIRS =
  /^((?:out|up|home|away|along|in|around|round) )?by (?:her|his|their) (?:boyfriends?|girlfriends?|husbands?|wi(?:fe|ves)|partners?|fellas?|blokes?|man|men|other half)\b(.*)$/iu

/** What is done to others by theirs, said of the two of us: "collect me every Friday"; null for what nobody may want. */
export function doneToMe({ phrases }: RuleSet, ask: Ask): Ask | null {
  const found = BY_THEIRS.exec(ask.rest)
  if (!found || !phrases['ask-welcome']?.includes(ask.head)) return null
  const [, way = '', more = ''] = found
  if (THIRD.test(more)) return null
  const rest = `me ${way}${more}`.replace(/\s+/g, ' ').trim()
  return { ...ask, rest, text: `${ask.head} ${rest}`, others: true, within: true }
}
