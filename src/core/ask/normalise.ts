import type { Doer } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import type { Ask } from './ask.ts'
import { askEnd, isSaid, isThing, leadEnd } from './bounds.ts'
import type { Verbs } from './verbs.ts'

/** What the words around an ask say about its sense: "if you go again" asks to stop going. */
type Sense = 'do' | 'stop' | 'avoid'

export interface Wanting {
  readonly who: Doer
  readonly strength: number
  /** Verbs that are no ask. */
  readonly refuse: ReadonlySet<string>
  /** Whether a verb must stand here, so that an unlisted one may be believed. */
  readonly sure: boolean
}

const EMPHASIS = new Set(
  'fucking fuckin bloody damn goddamn sodding effing freaking frickin flipping literally honestly actually even just ever really seriously'.split(
    ' ',
  ),
)
/** Verbs that say nothing without an object or a direction. */
const EMPTY = new Set(
  'do go take put make get have let give come see use keep set turn bring hold show tell say ask find want try be start check open leave stay act mean look pick choose meet sell touch buy pass move add spend hand read learn manage offer'.split(
    ' ',
  ),
)
const ALONE = new Set('come try stay'.split(' '))
const NO_HEAD =
  /^(i|you|we|he|she|it|they|me|us|him|her|them|a|an|the|this|that|my|your|our|his|their|to|in|on|at|of|for|with|and|or|but|so|if|is|are|am|was|were|will|would|can|could|not|no|yes|as|about|from|by|up|one|all|there|here|what|who|when|where|why|how|one|two|three|four|five|six|seven|eight|nine|ten|too|very|any|some|more|most|enough|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|people|everyone|someone|nobody|ready|late|sober|home|ever|never|then|now|again|until|till|unless|because|without)$/
const POINTERS = /^(it|this|that|them|one|so|him|her)$/
const DO_THIS =
  /^(?:do|try|manage|survive|take|make) (?:it|this|that)(?: (?:for|with|once|one|now|yourself|again)\b.*)?$|^let (?:it|that|this) (?:go|drop|be|lie|slide)\b|^(?:have a go|give it a (?:go|try|chance|whirl))$/i
const DANGLING = new Set(
  'for after than to of the a an and or my your our his their as from about how what at into when if who where'.split(
    ' ',
  ),
)
const KEPT = new Set(['keep', 'keeps', 'on'])
/** Done by two: said of both where it names no one else. */
export const MUTUAL: ReadonlySet<string> = new Set(['talk', 'discuss', 'chat', 'speak'])
/** What is said to sting: nobody does it for the asking. */
const NO_DEED =
  /^(?:grow up|grow a|man up|wake up|shut up|get a (?:grip|life)|get over (?:it|yourself)|act like (?:a|an|one|it|your)|be (?:a|an) (?:man|adult|grown)|stop being (?:such|so|a|an))\b/i
const MAX_WORDS = 16
const SAID_NOT = new Set([
  'not',
  'never',
  'refuse',
  'refusing',
  'cannot',
  'unless',
  'without',
  'unwilling',
  'until',
  'either',
])

const STRESSED =
  /^(?:ONE|TWO|THREE|MY|YOUR|OUR|ME|HER|HIM|US|THEM|THE|THIS|THAT|NOW|TODAY|TONIGHT|YOU|IT|OFF|UP|OUT|WITH|AND|NOT|SOME|SOMETHING|ANYTHING|ALL|HALF|BOTH|ALONE|HERE|HOME|BACK|SORRY)$/
/** "ring ONE bus company": small words are written large for stress alone. */
const calm = (word: string) => (STRESSED.test(word) ? word.toLowerCase() : word)

/** The written words `[from, to)`, white space made single, words of mere emphasis left out; with `verbs`, one joined by "and" in its base form. */
function written(reading: Reading, from: number, to: number, verbs: Verbs | null = null): string {
  const parts: string[] = []
  // "lets" is one written word for two.
  let last = reading.tokens[from - 1]?.start ?? -1
  for (let at = from; at < to; at++) {
    const token = reading.tokens[at]
    if (!token || token.start === last) continue
    last = token.start
    // "supper just us" is not "supper us".
    const apart = token.norm === 'just' && /^(?:us|me|you|the)$/.test(reading.tokens[at + 1]?.norm ?? '')
    if (EMPHASIS.has(token.norm) && at > from && !apart) continue
    const next = reading.tokens[at + 1]
    const between =
      next && at + 1 < to && next.start !== token.start ? reading.text.slice(token.end, next.start) : ''
    // "if you sat there and held my hand": both verbs are asked.
    const joined = /^(?:and|or)$/.test(reading.tokens[at - 1]?.norm ?? '')
    const base = verbs && joined && at > from ? verbs.baseOf(token.norm) : null
    parts.push(
      (base ?? calm(reading.text.slice(token.start, token.end))) + (/^[-/&%]/.test(between) ? between : ' '),
    )
  }
  return parts.join('').replace(/\s+/g, ' ').trim()
}

/** What the words before an ask make of it. */
function senseBefore(reading: Reading, from: number): Sense {
  const before = [1, 2, 3, 4, 5].map((n) => reading.tokens[from - n]?.norm ?? '')
  if (before.slice(0, 4).some((word) => SAID_NOT.has(word))) return 'do'
  const [one = '', two = '', three = ''] = before
  // "I'd like it if you came" is a wish.
  if (one === 'you' && two === 'if' && /^(?:it|me|lot|lovely|nice|great|good|help)$/.test(three)) return 'do'
  if (one === 'keep' || one === 'keeps' || (one === 'on' && /^(?:keep|carry|go)$/.test(two))) return 'stop'
  if (one === 'you' && /^(if|when|time|whenever|next)$/.test(two)) return 'stop'
  if (
    /^(ever|dare|always|constantly|just|even)$/.test(one) &&
    two === 'you' &&
    /^(if|when|time)$/.test(three)
  )
    return 'stop'
  if (one === 'always' || one === 'constantly' || one === 'stop') return 'stop'
  // "All you do is complain", but "the least you can do is come".
  if (one === 'is' && two === 'do' && !/^(can|could|might|should|must|to)$/.test(three)) return 'stop'
  return 'do'
}

/** The ask in the tokens `[from, to)`, or null where they hold none that reads well. */
export function normalise(
  reading: Reading,
  verbs: Verbs,
  from: number,
  to: number,
  wanting: Wanting,
): Ask | null {
  let start = leadEnd(reading, from, to)
  let sense: Sense = senseBefore(reading, from)
  let word = reading.tokens[start]
  if (!word) return null
  if (
    word.norm === 'keep' &&
    verbs.baseOf(reading.tokens[start + 1]?.norm ?? '') !== null &&
    /ing$/.test(reading.tokens[start + 1]?.norm ?? '')
  ) {
    start++
    sense = 'stop'
    word = reading.tokens[start]
  }
  if (!word) return null
  const negated =
    word.norm === 'do' && reading.tokens[start + 1]?.norm === 'not'
      ? 2
      : word.norm === 'not' || word.norm === 'never'
        ? 1
        : 0
  // "didn't hear a word": what was not done is no ask.
  if (/^(?:did|does)$/.test(word.norm) && reading.tokens[start + 1]?.norm === 'not') return null
  const negative = negated > 0
  start += negated
  word = reading.tokens[start]
  // "should not have to ask": what need not be done is no ask.
  if (!word || (negative && /^(?:have|need)$/.test(word.norm) && reading.tokens[start + 1]?.norm === 'to'))
    return null
  // "would have booked": what is asked is the booking.
  const next = reading.tokens[start + 1]?.norm ?? ''
  if (
    word.norm === 'have' &&
    start + 1 < to &&
    (next === 'been' || verbs.baseOf(next) !== null) &&
    next !== 'have'
  )
    word = reading.tokens[++start]
  if (!word) return null
  // A filler is stepped over at the end of a match, but "a baby" is none.
  const said = to + (isSaid(reading, to) || isThing(reading, to) ? 1 : 0)
  const end = askEnd(reading, start, said)
  const ending = reading.tokens[end - 1]?.norm ?? ''
  // "what it was about" ends well.
  const open = ending === 'about' && reading.tokens.slice(start, end).some(({ norm }) => norm === 'what')
  if (DANGLING.has(ending) && !open) return null
  // As written first: "apologise" is read as "apologize", and stays as it is.
  const asWritten = written(reading, start, start + 1).toLowerCase()
  const spelled = verbs.baseOf(asWritten)
  const doing = /^\p{L}{2,}ing$/u.test(word.norm)
  const base = spelled ?? headOf(word.norm, verbs, sense === 'stop' ? { ...wanting, sure: doing } : wanting)
  // "manages to put his phone down"
  if (base !== null && /^(?:manage|bother|deign)$/.test(base) && next === 'to' && start + 2 < to)
    return normalise(reading, verbs, start + 2, to, wanting)
  const inflected = base !== null && base !== word.norm && base !== asWritten
  const rest = written(reading, start + 1, end, inflected ? verbs : null)
  const present =
    base === 'be' &&
    reading.tokens[from - 1]?.norm !== 'or' &&
    /^(?:there|here|home|with|on time|at|in the|in a|beside|by|next to)\b/.test(rest)
  if (
    !base ||
    (sense === 'stop' && KEPT.has(reading.tokens[from - 1]?.norm ?? '') && !/ing$/.test(word.norm)) ||
    (wanting.refuse.has(base) && !present)
  )
    return null
  const restWords = rest.split(' ').filter(Boolean)
  if (restWords.length >= MAX_WORDS || (restWords.length === 0 && EMPTY.has(base) && !ALONE.has(base)))
    return null
  // "stop doing": of what?
  if (restWords.length === 0 && sense === 'stop' && /^(?:do|be|have|get|go)$/.test(base)) return null
  if (
    EMPTY.has(base) &&
    /^(?:me|us|mi|me another|me one|me one thing|me something|me that|me more|me this|me this one|this one|one)$/i.test(
      rest,
    )
  )
    return null
  if (NO_DEED.test(`${base} ${rest}`)) return null
  // "All you'd have to move is a lunch"
  if (/^(?:is|was|are|were)\b/i.test(rest)) return null
  const phrase = `${base} ${rest}`.trim()
  if (
    /[“”"()[\]{}]|^say no$|^do (?:that|this|the) thing$|^do (?:about|is|was|for|since|to|with|in|at|all|than)\b|^make me (?!an?\b|the\b|some\b)\w+\b|^go (?:\S+ )?(?:minutes|hours|days?|weeks?)\b(?! to\b)/.test(
      phrase,
    )
  )
    return null
  const place = { start: reading.tokens[from]?.start ?? 0, end: reading.tokens[end - 1]?.end ?? 0 }
  const vague =
    (restWords.length <= 1 && POINTERS.test(restWords[0]?.toLowerCase() ?? '')) || DO_THIS.test(phrase)
  const mutual = MUTUAL.has(base) && !/\b(?:me|to|your)\b/i.test(rest)
  const common = {
    who: mutual ? ('we' as const) : wanting.who,
    others: false,
    within: false,
    thing: false,
    brief: null,
    strength: wanting.strength,
    vague,
    ...place,
  }
  if (sense === 'stop' && base !== 'stop' && !negative) {
    const ing = `${doing ? word.norm : verbs.gerundOf(base)} ${rest}`.trim()
    return { text: `stop ${ing}`, head: 'stop', rest: ing, negative: false, ...common }
  }
  return { text: negative ? `not ${phrase}` : phrase, head: base, rest, negative, ...common }
}

function headOf(norm: string, verbs: Verbs, { sure }: Wanting): string | null {
  const known = verbs.baseOf(norm)
  if (known) return known
  if (!sure || NO_HEAD.test(norm) || !/^\p{L}{2,}$/u.test(norm)) return null
  return verbs.guessBase(norm).split(' ')[0] ?? null
}
