import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../src/core/engine/compile.ts'
import { engineWith } from '../src/core/engine/engine.ts'
import { isQuiet } from '../src/core/quiet.ts'
import { review } from '../src/core/review.ts'
import { rewrite } from '../src/core/rewrite.ts'
import { draftOf } from '../src/core/text/draft.ts'
import { PATTERNS, SHIFT_OF } from '../src/core/types.ts'
import { engine, rules } from './engine.ts'

const found = (text: string) =>
  review(engine, text).findings.map((finding) => [finding.pattern, finding.shift])

describe('a message without full stops', () => {
  it('is read to its end, however long it is', () => {
    const { findings } = review(engine, 'you are so stubborn and '.repeat(60))
    expect(findings).toHaveLength(30)
    expect(findings.at(-1)?.start).toBeGreaterThan(24 * 57)
  })
})

describe("the article's own lines", () => {
  it.each([
    ['threat', "If you don't listen to this, I'll be angry."],
    ['threat', "If you don't listen to this, I'll break up with you."],
    ['threat', "If you don't listen to this, I'll say no to what you want me to do."],
    ['guilt-trip', 'After all I do for you, this is the least you can do for me.'],
    ['comparison', "My friends' partners do stuff like this with them."],
    ['character-assassination', 'You should want to do this for us.'],
    ['character-assassination', 'A good partner would be willing.'],
    ['assumption', 'You must not love me very much.'],
    ['assumption', 'You must not be invested in our relationship.'],
    ['judgement', 'You are so stubborn.'],
    ['judgement', 'You are so arrogant.'],
    ['judgement', 'You are so rigid.'],
  ] as const)('finds the %s in %j', (pattern, text) => {
    expect(found(text)).toEqual([[pattern, SHIFT_OF[pattern]]])
  })
  it.each([
    'It would mean a lot to me if you would take this class with me. I think this would be good for us.',
    "If you agree to this, I'd be more than happy to try something you're interested in.",
    'I really want us to do this together.',
    "I know that we both want what's best for our relationship.",
    'Something I love about you is that you are willing to step into new experiences, even when you are unsure, esp. on behalf of the people you love.',
    "Can you help me understand what's getting in the way? How can I support you?",
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('a review', () => {
  it.each([
    ['quoted words', 'You told me "you are so selfish" and I keep hearing it.'],
    ['reported words', 'My mum says you are so stubborn, and she laughs.'],
    ['the first person', 'I am so stubborn and rigid.'],
    ['a third person', 'My boss is so arrogant. He is such a narcissist.'],
    ['negation', "I don't think you're selfish."],
    ['an apology', "I'm sorry I said you're selfish."],
    ['affection', 'you are such a stubborn legend ❤️'],
  ])('leaves %s alone', (_what, text) => {
    expect(found(text)).toEqual([])
  })
  it('reads the same push in any typing', () => {
    const variants = [
      'You are so stubborn',
      'you’re SO stubborn!!',
      'ur so stubborn',
      'youre sooo stubborn 🙄',
      'YOU ARE SO STUBBORN',
      'You,\nGraham, are so stubborn.',
    ]
    for (const text of variants) expect(found(text)).toEqual([['judgement', 'curiosity']])
  })

  const fragments = engine.rules.patterns.flatMap((rule) => [
    ...rule.examples.invalid.map(({ text }) => text),
    ...rule.examples.valid,
  ])
  const drafts = fc
    .array(
      fc.oneof(
        fc.constantFrom(...fragments, '“', '"', '> ', '\n\n', '\r\n', ' 😂 ', ', ', '- '),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(' '))

  it('gives spans that slice to their quotes, whatever the draft', () => {
    fc.assert(
      fc.property(drafts, (text) => {
        const { findings, safety, strengths } = review(engine, text)
        for (const { start, end, quote } of [...findings, ...safety, ...strengths]) {
          expect(text.slice(start, end)).toBe(quote)
          expect(quote).not.toBe('')
        }
        for (const { suggestions } of findings) {
          for (const { start, end, text: replacement } of suggestions) {
            expect(0 <= start && start < end && end <= text.length).toBe(true)
            expect(replacement).not.toContain('{')
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('finds no push that goes on in another paragraph', () => {
    fc.assert(
      fc.property(drafts, (text) => {
        for (const { quote } of review(engine, text).findings) expect(quote).not.toMatch(/\n[ \t]*\n/)
      }),
      { numRuns: 150 },
    )
    const text = 'You forgot the bins again. So selfish.\n\nTomorrow I will call your mother about Sunday.'
    expect(rewrite(engine, text).text).toContain('\n\nTomorrow I will call your mother about Sunday.')
  })

  it('is the same with and without the prefilter', () => {
    const unfiltered = engineWith(rules, compile(rules, { blind: true }))
    fc.assert(
      fc.property(drafts, (text) => {
        expect(review(unfiltered, text)).toEqual(review(engine, text))
      }),
      { numRuns: 25 },
    )
  })

  it('is quiet just where the quick look says so', () => {
    fc.assert(
      fc.property(drafts, (text) => {
        const { findings, safety, notices } = review(engine, text)
        const quiet = findings.length + safety.length + notices.length === 0
        expect(isQuiet(engine, draftOf(text, engine.lexicon))).toBe(quiet)
      }),
      { numRuns: 60 },
    )
  })

  it('never throws and never takes a clean draft for a pattern it does not know', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { pattern } of review(engine, text).findings) expect(PATTERNS).toContain(pattern)
      }),
    )
  })
})

describe('a letter of eight sentences or more', () => {
  /** Each is close to a push, though none is surely one; which of them count as one changes with what was learned. */
  const DOUBTFUL = [
    'I drove home from the clinic by myself again on Monday.',
    'I took the dog to the vet on my own the whole of last week.',
    'I sat in the waiting room by myself for the third time this year.',
    'Tom from work reads to his children at night.',
    "My sister's husband rings home from every trip.",
  ]
  const AROUND = ['Thank you for the soup on Tuesday.', 'The kids slept well after it.']
  const BEYOND = [
    'The garden looks lovely after the rain.',
    'Your sister sent a card.',
    'I put it on the shelf.',
  ]
  const letter = (first: string, doubtful: string, ...more: readonly string[]) =>
    [first, ...AROUND, doubtful, ...BEYOND, ...more].join(' ')
  const PUSH = 'You are so stubborn.'
  const EIGHTH = 'The plumber comes on Friday.'
  const doubtfulFound = (letterWith: (doubtful: string) => string) =>
    DOUBTFUL.filter((doubtful) => {
      const text = letterWith(doubtful)
      const at = text.indexOf(doubtful)
      return review(engine, text).findings.some(({ start, end }) => start < at + doubtful.length && end > at)
    })
  const short = doubtfulFound((doubtful) => letter(PUSH, doubtful))
  it('that pushes is found to push where a shorter one is given the benefit of the doubt', () => {
    const long = doubtfulFound((doubtful) => letter(PUSH, doubtful, EIGHTH))
    expect(long).toEqual(expect.arrayContaining(short))
    expect(long.length).toBeGreaterThan(short.length)
  })
  it('is given it too where nothing else pushes', () => {
    expect(doubtfulFound((doubtful) => letter('We had a good week.', doubtful, EIGHTH))).toEqual(short)
  })
})
