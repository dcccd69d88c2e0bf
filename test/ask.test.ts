import { describe, expect, it } from 'vitest'
import { asksIn } from '../src/core/ask/candidates.ts'
import { verbsOf } from '../src/core/ask/verbs.ts'
import { draftOf } from '../src/core/text/draft.ts'
import { engine } from './engine.ts'

const verbs = verbsOf(engine.rules)

/** The strongest ask of a draft. */
function askOf(text: string): string | null {
  const asks = asksIn(engine.rules, verbs, engine.search(draftOf(text, engine.lexicon).own))
  return [...asks].sort((a, b) => b.strength - a.strength)[0]?.text ?? null
}

describe('what a draft asks for', () => {
  const cases: readonly (readonly [draft: string, ask: string | null])[] = [
    ["If you don't come to the workshop with me, I'm moving out.", 'come to the workshop with me'],
    ["You never come to my mum's.", "come to my mum's"],
    ['Is it so hard to listen to me for once?', 'listen to me'],
    ['I want you to stop shouting at me.', 'stop shouting at me'],
    ['If you keep ignoring my messages I am done.', 'stop ignoring my messages'],
    ['Keep leaving me on read and see how fast I sign that lease', 'stop leaving me on read'],
    ["Book the counsellor or I'm packing a bag.", 'book the counsellor'],
    ['So come to the talk on Thursday.', 'come to the talk on Thursday'],
    ['Could you please read chapter three by Sunday?', 'read chapter three by Sunday'],
    ["Let's do the quiz together.", 'do the quiz together'],
    ['All I wanted was for you to sit with me tonight', 'sit with me tonight'],
    ["I can't even get you to open a link 😩", 'open a link'],
    ['I need your help with bedtime.', 'help me with bedtime'],
    ['will u come w me on friday pls', 'come w me on friday'],
    ['Please see someone about it', 'see someone about it'],
    ['Can we have one dinner w/out the regional manager', 'have one dinner w/out the regional manager'],
    ['I deserve a conversation', 'have a conversation with me'],
    ['After all I do, the least you can do is come.', 'come'],
    ['The open evening is Monday', 'come to the open evening'],
    ['Next time you walk out on me mid sentence I change the locks.', 'stop walking out on me mid sentence'],
    ['lol keep airing me and watch how quick i get over u', 'stop airing me'],
    ["Either you tell your mum we're not coming or I ring her", "tell your mum we're not coming"],
    ["delete hinge by tonight or we're done", 'delete hinge by tonight'],
    [
      "The lad at the tyre place asked me more about my mum's operation than you have.",
      "ask me more about my mum's operation",
    ],
    ['Call her and say sorry before she reaches home.', 'call her and say sorry'],
    ["If u loved me you'd have swapped ur shift", 'swap ur shift'],
    ['Class is 7pm and ur busy', 'come to the class'],
    ["Next one's the 12th", 'come'],
    ['Ten minutes with the telly off please', 'give me ten minutes with the telly off'],
    ["I'd like it if you came to watch the last one", 'come to watch the last one'],
    ['You missed it for a spin class.', null],
    ["You don't love me.", null],
    ['You are so stubborn.', null],
    ["I wasn't asking you to fix it", null],
    ['My mum said "come home now, please" on the phone.', null],
  ]
  it.each(cases)('%s', (draft, ask) => expect(askOf(draft)).toBe(ask))
})
