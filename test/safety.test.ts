import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { review } from '../src/core/review.ts'
import { BOUNDARY_NOTE, NO_CONTACT_NOTE, safetyNote } from '../src/core/safety/note.ts'
import { isDanger, type SafetyKind, type SafetyMark } from '../src/core/types.ts'
import { buildResources } from '../src/rules/resources.ts'
import { engine } from './engine.ts'
import { ROOT } from './root.ts'

const resources = buildResources([
  { path: 'resources.yaml', text: readFileSync(join(ROOT, 'rules/resources.yaml'), 'utf8') },
])
const kinds = (text: string): SafetyKind[] => [
  ...new Set(review(engine, text).safety.map((mark) => mark.kind)),
]
const mark = (kind: SafetyKind): SafetyMark => ({
  kind,
  start: 0,
  end: 1,
  quote: 'x',
  rewrite: kind === 'boundary',
})

describe('danger', () => {
  it.each<[SafetyKind, string]>([
    ['violence', "Say that again and I'll break your jaw."],
    ['violence', 'I know where you park and what time you finish.'],
    ['violence', "you're not leaving this house tonight, i've got your keys"],
    ['violence', "the cat won't be here when you get back"],
    ['self-harm', "If you leave I'll kill myself."],
    ['self-harm', "You'll all manage fine without me. The passwords are in the kitchen drawer."],
    ['self-harm', 'i dont want to wake up tomorrow, whats the point of living'],
    ['abuse-disclosure', 'You pushed me down the stairs and I told the nurse I slipped.'],
    ['abuse-disclosure', 'I have to ask you for bus fare and you keep my card.'],
    ['abuse-disclosure', "I'm scared of you when you drink."],
    ['coercion', "Walk out and you'll never see the kids again."],
    ['coercion', "I'll report you to immigration."],
    ['coercion', 'those photos you sent me, your boss would love to see them'],
    ['control', 'My boundary is that you do not have male friends.'],
    ['control', "Give me your password or we're done."],
    ['control', "You're not allowed to see your sister."],
  ])('%s: %s', (kind, text) => {
    const { safety, findings, strengths } = review(engine, text)
    expect(safety.map((one) => one.kind)).toContain(kind)
    expect(findings).toEqual([])
    expect(strengths).toEqual([])
    for (const one of safety) expect(text.slice(one.start, one.end)).toBe(one.quote)
  })
  it('is told once for each place, whatever number of rules sees it', () => {
    for (const draft of ["If you leave me I'll kill myself.", 'If you hit me again I will leave.']) {
      const marks = review(engine, draft).safety
      for (const [i, one] of marks.entries())
        for (const other of marks.slice(i + 1))
          expect(one.kind === other.kind && other.start >= one.start && other.end <= one.end).toBe(false)
    }
  })
  it('counts in quoted speech too', () => {
    expect(kinds('You told me "I\'ll kill myself if you go" and I believed it.')).toContain('self-harm')
  })
  it('is seen through texting spellings and capitals', () => {
    expect(kinds('IF U LEAVE ME ILL KILL MYSELF')).toContain('self-harm')
    expect(kinds('ill smash ur phone if u look at it again')).toContain('violence')
  })
})

describe('what sounds like everyday talk', () => {
  it.each([
    'I told them I walked into the door again',
    'You beat me in front of the kids',
    'He hit the wall next to my head and said next time',
    'I told the nurse I fell off the ladder',
    "I can't live without you, tonight I end it",
    'you hit me for laughing',
  ])('is seen where it may tell of danger: %s', (text) => {
    expect(review(engine, text).safety).not.toEqual([])
  })
})

describe('look-alikes stay clear', () => {
  it.each([
    'I could kill for a curry.',
    'Dying to see you tonight.',
    'Hit me up when you land, or shoot me a text.',
    "You're killing me with that photo.",
    "I'll beat you at chess tonight.",
    "If you spoil the finale I'll kill you lol",
    'In the film he strangles the butler.',
    'Did you take your tablets? They are on the counter.',
    "I won't be here when you get back, I've got yoga.",
    'Could you share your location so I can find you in the crowd?',
    "You won't let me pay and it's very sweet.",
    "I'm scared of losing you.",
    'You pushed me to apply and I got it.',
    "I'm taking the kids to my mum's for half term.",
    "You're not allowed to lift anything for six weeks, the surgeon said.",
  ])('%s', (text) => {
    const { safety, notices } = review(engine, text)
    expect(safety).toEqual([])
    expect(notices).toEqual([])
  })
  it('a lesser penalty is a threat to coach, not a danger', () => {
    for (const text of [
      'No counselling, no sex.',
      "If you don't come on Saturday you can find your own lift.",
      'Apologise or I go to my mum and you pay half the rent.',
    ])
      expect(kinds(text)).toEqual([])
  })
})

describe('boundaries', () => {
  it.each([
    "If you shout at me again I'm going to step out until we're both calm.",
    "I won't reply to messages that call me names.",
    'Swear at me again and this call is over.',
    "I won't get in the car when you've been drinking.",
    'From now on handovers are at the library.',
    'No more reading my diary. Next time I am getting a lock.',
  ])('are kept: %s', (text) => {
    const { safety, findings } = review(engine, text)
    expect(safety.map((one) => one.kind)).toContain('boundary')
    expect(safety.find((one) => one.kind === 'boundary')?.rewrite).toBe(true)
    expect(safety.some((one) => isDanger(one.kind))).toBe(false)
    expect(findings).toEqual([])
  })
  it('that disclose violence count as a disclosure too', () => {
    expect(kinds('If you hit me again I will leave and call the police.')).toEqual(
      expect.arrayContaining(['boundary', 'abuse-disclosure']),
    )
  })
  it('need a violation, not an ask', () => {
    expect(kinds("If you don't come to the class I'm leaving.")).not.toContain('boundary')
  })
})

describe('ending contact', () => {
  it.each(["Please don't contact me again.", "I'm breaking up with you.", 'I want a divorce.'])(
    '%s',
    (text) => {
      expect(kinds(text)).toEqual(['no-contact'])
    },
  )
  it('is no decision where it hangs on an ask', () => {
    expect(kinds("Unless you come to therapy I'm ending the relationship.")).toEqual([])
  })
})

describe('ambiguous signs', () => {
  it.each([
    "I feel like I'm walking on eggshells.",
    'You scare me when you shout.',
    'My ex used to hit me, so shouting makes me jump.',
  ])('are a notice and no more: %s', (text) => {
    const { safety, notices } = review(engine, text)
    expect(safety).toEqual([])
    expect(notices).toHaveLength(1)
  })
})

describe('the note', () => {
  const dangers = ['violence', 'self-harm', 'abuse-disclosure', 'coercion', 'control'] as const
  it.each(dangers)(
    'for %s has at most six lines, the directory and the emergency number in words',
    (kind) => {
      for (const region of ['US', 'GB', 'IE', 'AU', null]) {
        const note = safetyNote([mark(kind)], resources, region)
        expect(note.length).toBeLessThanOrEqual(6)
        expect(note.join('\n')).toContain('findahelpline.com')
        expect(note.join('\n')).toContain('your local emergency number')
      }
      expect(safetyNote(dangers.map(mark), resources, 'US').length).toBeLessThanOrEqual(6)
    },
  )
  it.each(dangers)('for %s shows no number of any country where none is given', (kind) => {
    expect(safetyNote([mark(kind)], resources).join('\n')).not.toMatch(/\d{3}/)
  })
  it.each(dangers)('for %s passes the own rules', (kind) => {
    const text = safetyNote([mark(kind)], resources, 'GB').join('\n')
    expect(review(engine, text).findings).toEqual([])
    expect(text).not.toMatch(/!|\byou (must|should|have to)\b/i)
  })
  it('speaks to someone who may be hurt before someone who may do harm', () => {
    expect(safetyNote([mark('violence'), mark('abuse-disclosure')], resources)[0]).toContain(
      'exactly as they are',
    )
  })
  it('is one calm line for a limit and for ending contact', () => {
    expect(safetyNote([mark('boundary')], resources, 'US')).toEqual([BOUNDARY_NOTE])
    expect(safetyNote([mark('no-contact')], resources, 'US')).toEqual([NO_CONTACT_NOTE])
    expect(safetyNote([], resources, 'US')).toEqual([])
  })
})
