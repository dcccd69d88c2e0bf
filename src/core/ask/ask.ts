import type { Doer } from '../rules/data.ts'
import type { Span } from '../types.ts'

/** What the writer wants, as a verb phrase in base form from the partner's side; the span is where the draft says it. */
export interface Ask extends Span {
  /** "come to the workshop with me", in the draft's own spelling. */
  readonly text: string
  /** The first verb, and all that follows it. */
  readonly head: string
  readonly rest: string
  readonly who: Doer
  /** 4 given or captured by the rule that found the push, 3 said outright … 0 a thing that is only named. */
  readonly strength: number
  /** Its object is only pointed at ("read it"), so that it needs its neighbours to be understood. */
  readonly vague: boolean
  readonly negative: boolean
  /** Named as a thing, with words of ours around it. */
  readonly thing: boolean
  /** The same in a word or two where the draft names the thing beside it; null where it is always said in full. */
  readonly brief: string | null
  /** Seen in what others do: never as likely as one that is said. */
  readonly others: boolean
  /** An ask only within the push itself. */
  readonly within: boolean
}

/** An ask given from outside (`--ask`), taken as it is. */
export function givenAsk(text: string): Ask {
  const tidy = text
    .trim()
    .replace(/^to\s+/i, '')
    .replace(/[.!?\s]+$/, '')
  const [head = '', ...rest] = tidy.split(/\s+/)
  const low = head.toLowerCase()
  return {
    text: [low, ...rest].join(' '),
    head: low,
    rest: rest.join(' '),
    who: 'you',
    strength: 4,
    vague: false,
    negative: low === 'not',
    thing: false,
    brief: null,
    others: false,
    within: false,
    start: -1,
    end: -1,
  }
}
