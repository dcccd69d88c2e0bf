import type { Reading } from '../text/draft.ts'
import { GAP } from '../text/token.ts'
import { OPAQUE } from '../text/tokenize.ts'

const phrases = (list: string): readonly (readonly string[])[] =>
  list.split('|').map((phrase) => phrase.trim().split(/\s+/))
const words = (list: string) => new Set(list.split(/\s+/))

/** Words that always begin something other than the ask. */
const BREAKERS = words(
  'means myself himself herself themselves or because but unless otherwise though although whereas if yet cause therefore then',
)
/** After "and", "so", "when", "before", "like", "as": words that begin a new clause. */
const SUBJECTS = words(
  'i you we he she it they this that there then my your not do if now still yet see maybe never every other everyone my most normal a any is are was what who then got had drop',
)
const JOINERS = words('and so when before like as after till until while since which who where unlike')
/** "…for once", "…for a change": weight put on the ask, not part of it. */
const TAILS = phrases(`
  for once in your life | once in your life | for once | for a change | at least | at all | anymore |
  any more | ever again | this once | just once | even once | once | either | for me for once |
  and all | then | again | still | please | or not | so much | all the time | every time |
  every single time | right | ok | as usual | for god 's sake | for christ 's sake |
  for the love of god | instead | first | too | yourself for once | will you | would you | do you |
  did you | thanks | and that is it | etc | by the way | anyway | at last | in return | yet |
  simple as that | full stop | period | and that is that | now and then | for me to | maybe | perhaps |
  for me | or something | by now | already`)
const LEADS = phrases(`
  want to | bother to | bother | be bothered to | find time to | find the time to | make time to |
  make the time to | make an effort to | manage to | be willing to | be able to | be happy to |
  agree to | at least | please | just | even | once | ever | to | actually | also | finally | maybe |
  simply | only | have to | get round to | get off your arse and | get off your ass and | get up and |
  go and | really | care enough to | take the time to | have the decency to | have the courage to |
  remember to | bring yourself to | get yourself to | be arsed to | still | then | all | dare to |
  dare | try and | make sure you | kindly | so much as | literally | fucking | bloody | be prepared to |
  be man enough to | be brave enough to | start to | begin to | need to | consider | stand to |
  be a man and | do one thing for me and | be bothered | be arsed`)

function startsWith(reading: Reading, at: number, to: number, phrase: readonly string[]): boolean {
  return at + phrase.length < to && phrase.every((word, i) => reading.tokens[at + i]?.norm === word)
}

/** Where the ask itself begins: past "want to", "just", "bother to". */
export function leadEnd(reading: Reading, from: number, to: number): number {
  let at = from
  for (;;) {
    const lead = LEADS.find((phrase) => startsWith(reading, at, to, phrase))
    if (lead) at += lead.length
    else if (at + 1 < to && reading.tokens[at]?.skip && reading.tokens[at]?.norm !== 'love') at++
    else return at
  }
}

/** A time or place added after a comma ("talk, on Thursday at seven") is part of the ask. */
const WHEN = words('on at tonight tomorrow')
/** What is told or shown may be a clause: "tell me when you go out". */
const TELLING = words('tell show explain ask let say text message')
const OPEN_CLAUSE = words('when where who which')

function breaksAt(reading: Reading, at: number, head: string): boolean {
  const token = reading.tokens[at]
  if (!token || token.norm === OPAQUE || /^\p{Extended_Pictographic}/u.test(token.norm)) return true
  // "ur shift"
  const yours = token.fused === 'your'
  // "w/out", "and/or": a slash between two letters parts nothing.
  if (token.gap >= GAP.clause) return true
  if (token.gap === GAP.comma && reading.text[token.start - 1] !== '/' && !WHEN.has(token.norm)) return true
  if (BREAKERS.has(token.norm)) return true
  const next = reading.tokens[at + 1]
  // "tell your mum we aren't moving in": what is to be told may be said outright.
  const told = head === 'tell' && token.gap < GAP.comma
  if (token.norm === 'without' && next?.norm.match(/ing$|^(me|you|a|an)$/)) return true
  if (!told && next?.norm === 'not' && /^(?:do|does|did|will|is|are|was)$/.test(token.norm)) return true
  if (token.norm === 'the' && next?.norm === 'way') return true
  if (token.norm === 'i' && /^(?:said|told|asked|know|mean|think|swear|guess|bet)$/.test(next?.norm ?? ''))
    return true
  if (token.norm === 'than' && next?.norm === 'you') return true
  if (
    !told &&
    !yours &&
    /^(i|you|we|they|he|she)$/.test(token.norm) &&
    !(TELLING.has(head) && OPEN_CLAUSE.has(reading.tokens[at - 1]?.norm ?? '')) &&
    /^('d|'ll|am|will|would|can|have|are|is|do|did|was|were|had|could|just|never|always|only|still)$/.test(
      next?.norm ?? '',
    )
  )
    return true
  if (TELLING.has(head) && OPEN_CLAUSE.has(token.norm)) return false
  if (TELLING.has(head) && OPEN_CLAUSE.has(reading.tokens[at - 1]?.norm ?? '')) return false
  return (
    JOINERS.has(token.norm) && (SUBJECTS.has(next?.norm ?? '') || (next?.gap ?? GAP.sentence) >= GAP.comma)
  )
}

/** "say sorry", "says yes": what is said stays. */
export const isSaid = (reading: Reading, at: number) =>
  /^(?:sorry|yes|no|thanks|hello|please)$/.test(reading.tokens[at]?.norm ?? '') &&
  /^(?:say|says|saying|said)$/.test(reading.tokens[at - 1]?.norm ?? '')

/** Where the ask that begins at `from` ends, at `to` at the latest: before a lever, a reason, a comparison, an address. */
export function askEnd(reading: Reading, from: number, to: number): number {
  let end = from + 1
  const head = reading.tokens[from]?.norm ?? ''
  while (end < to && !breaksAt(reading, end, head)) end++
  for (let trimmed = true; trimmed; ) {
    trimmed = false
    while (end > from + 1 && reading.tokens[end - 1]?.skip && !isSaid(reading, end - 1)) {
      end--
      trimmed = true
    }
    const tail = TAILS.find(
      (phrase) =>
        end - phrase.length > from &&
        phrase.every((word, i) => reading.tokens[end - phrase.length + i]?.norm === word),
    )
    if (tail) {
      end -= tail.length
      trimmed = true
    }
  }
  return end
}
