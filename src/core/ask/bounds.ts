import type { Reading } from '../text/draft.ts'
import { GAP } from '../text/token.ts'
import { OPAQUE } from '../text/tokenize.ts'

const phrases = (list: string): readonly (readonly string[])[] =>
  list.split('|').map((phrase) => phrase.trim().split(/\s+/))
const words = (list: string) => new Set(list.split(/\s+/))

/** Words that always begin something other than the ask. */
const BREAKERS = words(
  'since means myself himself herself themselves or because but unless otherwise though although whereas if yet cause therefore then',
)
/** After "and", "so", "when", "before", "like", "as": words that begin a new clause. */
const SUBJECTS = words(
  'i you we he she it they this that there then my your not if now still yet see maybe never every other everyone my most normal a any is are was what who then got had drop nobody even can could would please',
)
const JOINERS = words('and so when before like as after till until while since which who where unlike')
/** "…for once", "…for a change": weight put on the ask, not part of it. */
const TAILS = phrases(`
  for once in your life | once in your life | for once | for a change | at least | at all | anymore |
  any more | ever again | this once | just once | even once | once | either | for me for once |
  and all | then | again | still | please | or not | so much | all the time | every time |
  every single time | ok | as usual | for god 's sake | for christ 's sake |
  for the love of god | instead | first | too | yourself for once | will you | would you | do you |
  did you | thanks | and that is it | etc | by the way | anyway | at last | in return | in the end | yet |
  simple as that | full stop | period | and that is that | now and then | for me to | maybe | perhaps |
  for me | or something | by now | already | after all | for all | lang | nuh | cheers`)
const LEADS = phrases(`
  want to | offered to | offer to | bother to | bother | be bothered to | find time to | find the time to | make time to |
  make the time to | make an effort to | manage to | be willing to | be able to | be happy to |
  agree to | at least | already | please | just | even | once | ever | to | actually | also | finally | maybe |
  simply | only | have to | get round to | get off your arse and | get off your ass and | get up and |
  go and | really | care enough to | take the time to | have the decency to | have the courage to |
  remember to | bring yourself to | get yourself to | be arsed to | still | then | all | dare to |
  dare | try and | make sure you | kindly | so much as | literally | fucking | bloody | be prepared to |
  be man enough to | be brave enough to | start to | begin to | need to | consider | stand to |
  be a man and | do one thing for me and | be bothered | be arsed | forget again to | forget to | forgot to |
  refuse to | fail to | neglect to | lift a finger to | trouble to | deign to | care to | think to | choose to | come along and |
  feel free to | be kind enough to | be good enough to | be so kind as to | be decent enough to | find it in yourself to |
  find it in your heart to | both | get a grip and | grow up and | man up and | get over yourself and | for once in your life | for once |
  for a change | as well | go on and | hurry up and | be so good as to | do me a favor and | be there to | do the decent thing and | now`)
/** "get off your backside and", "shift your arse and": whatever is to be moved, it is only a way to say "at last". */
const STIR = words('get got gotten getting shift move drag haul push pull peel tear')
const STIRRED = words('arse ass backside bum butt behind sofa couch phone high settee chair')

/** Past "get off your backside to" and its like; `at` itself where there is no such. */
function pastStir(reading: Reading, at: number, to: number): number {
  const norm = (i: number) => reading.tokens[i]?.norm ?? ''
  if (!STIR.has(norm(at))) return at
  for (let i = at + 2; i < Math.min(at + 6, to - 1); i++)
    if (/^(?:and|to)$/.test(norm(i)) && STIRRED.has(norm(i - 1))) return i + 1
  return at
}

function startsWith(reading: Reading, at: number, to: number, phrase: readonly string[]): boolean {
  return at + phrase.length < to && phrase.every((word, i) => reading.tokens[at + i]?.norm === word)
}

/** Where the ask itself begins: past "want to", "just", "bother to". */
export function leadEnd(reading: Reading, from: number, to: number): number {
  let at = from
  for (;;) {
    const lead = LEADS.find((phrase) => startsWith(reading, at, to, phrase))
    const stirred = pastStir(reading, at, to)
    if (lead) at += lead.length
    else if (stirred > at) at = stirred
    else if (at + 1 < to && reading.tokens[at]?.skip && reading.tokens[at]?.norm !== 'love') at++
    else return at
  }
}

/** A time or place added after a comma ("talk, on Thursday at seven") is part of the ask. */
const WHEN = words('on at tonight tomorrow')
/** What is told or shown may be a clause: "tell me when you go out". */
const TELLING = words('tell show explain ask let say text message know')
/** Words that open a clause within the ask: "when dinner is ready", "how it went". */
const SUBORDINATE = words(
  'when where who which how what why whether that if while until till before after because whatever whoever as than',
)
const PRONOUNS = words('i you we they he she it')
/** A word with one of these after it begins a statement of its own. */
const FINITE = words(
  "say said says 'd 'll am is are was were will would can could has have had do does did should must might never always only still just",
)
/** No clause hangs on these, so that a subject after them begins a statement: "call me i need …". */
const CLOSED = words('there here home now today tonight tomorrow again please me us him them it back')
/** What follows these is no subject: "the one you have". */
const NO_SUBJECT = words(
  'to the a an my your our his her their this of in on at for with from by about and or not as',
)
const DETERMINERS = words('the a an my your our his her their this that these those one no some any')

/** Whether a statement that needs no joining word begins here: "… i am", "… machine is free". */
function statesAt(reading: Reading, from: number, at: number, to: number): boolean {
  const token = reading.tokens[at]
  const next = reading.tokens[at + 1]
  // "ur shift", "in its box": one word that is no subject.
  if (!token || !next) return false
  // "its ur turn" is "it is".
  if (token.fused !== undefined)
    return (
      token.norm === 'it' &&
      /^(?:you|your|my|our|the|a|an|not|been|over|finished|done)$/.test(reading.tokens[at + 2]?.norm ?? '')
    )
  const within = reading.tokens.slice(from, at).some(
    ({ norm }, i) =>
      SUBORDINATE.has(norm) &&
      // "pay that card off" opens no clause.
      !(norm === 'that' && isNounish(reading, from + i + 1)),
  )
  // "… thats the bare minimum", but "the one that's yours"
  const goesOn = next.start !== token.start || STATED.test(reading.tokens[at + 2]?.norm ?? '')
  if (POINTING.has(token.norm) && goesOn && BEING.has(next.norm)) return !within
  if (PRONOUNS.has(token.norm))
    return !within && (FINITE.has(next.norm) || CLOSED.has(reading.tokens[at - 1]?.norm ?? ''))
  if (within || next.start === token.start) return false
  if (DETERMINERS.has(token.norm)) {
    let verb = at + 2
    while (verb < Math.min(at + 4, to) && isNounish(reading, verb)) verb++
    return verb < to && BEING.has(reading.tokens[verb]?.norm ?? '') && isNounish(reading, verb - 1)
  }
  if (at + 1 >= to || next.gap > GAP.none) return false
  const before = reading.tokens[at - 1]?.norm ?? ''
  return (
    BEING.has(next.norm) && !NO_SUBJECT.has(token.norm) && !DETERMINERS.has(before) && !NO_SUBJECT.has(before)
  )
}
const BEING = words('is are was were will has')
const POINTING = words('that this there')
const STATED = /^(?:like|the|what|why|how|all)$/
/** May stand inside the name of a thing. */
function isNounish(reading: Reading, at: number): boolean {
  const { norm = '', gap = GAP.sentence } = reading.tokens[at] ?? {}
  return (
    gap === GAP.none &&
    ![NO_SUBJECT, BEING, POINTING, PRONOUNS, SUBORDINATE].some((set) => set.has(norm)) &&
    norm !== 'or'
  )
}

/** "… the way he does", "… the day it came": said of something else. */
const MANNER = /^(?:way|day|minute|moment|second|week|night|morning)$/

function breaksAt(reading: Reading, from: number, at: number, to: number): boolean {
  const token = reading.tokens[at]
  const head = reading.tokens[from]?.norm ?? ''
  if (!token || token.norm === OPAQUE || /^\p{Extended_Pictographic}/u.test(token.norm)) return true
  // "w/out", "and/or": a slash between two letters parts nothing.
  if (token.gap >= GAP.clause) return true
  if (token.gap === GAP.comma && reading.text[token.start - 1] !== '/' && !WHEN.has(token.norm)) return true
  const next = reading.tokens[at + 1]
  const before = reading.tokens[at - 1]?.norm ?? ''
  // What is asked or told may be a clause of its own: "ask me how I am", "tell your mum we aren't moving in".
  const telling = TELLING.has(head) && token.gap < GAP.comma
  if (telling && (OPEN_CLAUSE.has(token.norm) || OPEN_CLAUSE.has(before))) return false
  if (BREAKERS.has(token.norm)) return true
  // "… apart from us, because of you"
  if (
    /^(?:apart|except|because|instead)$/.test(token.norm) &&
    /^(?:from|for|of|us|you|me|mine)$/.test(next?.norm ?? '')
  )
    return true
  // "… after all the years I've given up"
  if (token.norm === 'after' && /^(?:all|everything)$/.test(next?.norm ?? '')) return true
  if (token.norm === 'without' && next?.norm.match(/ing$|^(me|you|a|an)$/)) return true
  if (head !== 'tell' && next?.norm === 'not' && /^(?:do|does|did|will|is|are|was)$/.test(token.norm))
    return true
  if (
    token.norm === 'the' &&
    MANNER.test(next?.norm ?? '') &&
    PRONOUNS.has(reading.tokens[at + 2]?.norm ?? '')
  )
    return true
  if (token.norm === 'i' && /^(?:said|told|asked|know|mean|think|swear|guess|bet)$/.test(next?.norm ?? ''))
    return true
  if (token.norm === 'than' && next?.norm === 'you') return true
  if (head !== 'tell' && statesAt(reading, from, at, to)) return true
  // "what it will look like"
  if (token.norm === 'like' && reading.tokens.slice(from, at).some(({ norm }) => norm === 'what'))
    return false
  // "a night like that"
  if (
    /^(?:like|as)$/.test(token.norm) &&
    POINTING.has(next?.norm ?? '') &&
    ((reading.tokens[at + 2]?.gap ?? GAP.sentence) > GAP.none || at + 2 >= to)
  )
    return false
  return (
    JOINERS.has(token.norm) &&
    (SUBJECTS.has(next?.norm ?? '') ||
      // "… and do the will" goes on, "… and do you know" does not.
      (next?.norm === 'do' && /^(?:you|not|we|i|they)$/.test(reading.tokens[at + 2]?.norm ?? '')) ||
      (next?.gap ?? GAP.sentence) >= GAP.comma)
  )
}
const OPEN_CLAUSE = words('when where who which how what why whether')

/** "say sorry", "tell the band no": what is said stays. */
export function isSaid(reading: Reading, at: number): boolean {
  const norm = (i: number) => reading.tokens[i]?.norm ?? ''
  if ((reading.tokens[at]?.gap ?? GAP.sentence) > GAP.none) return false
  if (/^(?:say|says|saying|said)$/.test(norm(at - 1)))
    return /^(?:sorry|yes|no|thanks|hello|please)$/.test(norm(at))
  return /^(?:yes|no)$/.test(norm(at)) && (norm(at - 2) === 'tell' || norm(at - 3) === 'tell')
}

/** A word that is often a filler, but here is a thing: "the baby", "her own baby". */
export function isThing(reading: Reading, at: number): boolean {
  const before = reading.tokens[at - 1]?.norm ?? ''
  return (
    Boolean(reading.tokens[at]?.skip) &&
    (DETERMINERS.has(before) || before === 'own') &&
    (reading.tokens[at]?.gap ?? GAP.sentence) < GAP.comma
  )
}

/** A filler at the end carries nothing, unless it is what is said. */
const isTrailing = (reading: Reading, at: number) =>
  Boolean(reading.tokens[at]?.skip) && !isSaid(reading, at) && !isThing(reading, at)

/** Where the ask that begins at `from` ends, at `to` at the latest: before a lever, a reason, a comparison, an address. */
export function askEnd(reading: Reading, from: number, to: number): number {
  let end = from + 1
  while (end < to && !breaksAt(reading, from, end, to)) end++
  for (let trimmed = true; trimmed; ) {
    trimmed = false
    while (end > from + 1 && isTrailing(reading, end - 1)) {
      end--
      trimmed = true
    }
    const tail = TAILS.find(
      (phrase) =>
        end - phrase.length > from &&
        phrase.every((word, i) => reading.tokens[end - phrase.length + i]?.norm === word),
    )
    // "by then" is when, not weight.
    if (
      tail &&
      !(tail.includes('then') && /^(?:by|until|till|since)$/.test(reading.tokens[end - 2]?.norm ?? ''))
    ) {
      end -= tail.length
      trimmed = true
    }
  }
  return end
}
