import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOf } from '../src/core/text/draft.ts'
import { pointsOf } from '../src/core/text/point.ts'
import { GAP } from '../src/core/text/token.ts'
import { engine } from './engine.ts'

const draft = (text: string) => draftOf(text, engine.lexicon)
const words = (text: string) =>
  draft(text)
    .own.tokens.map((token) => token.norm)
    .join(' ')
/** Text as people type it: letters, marks, emoji, quotes, line ends, and anything else. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'don’t',
        'u',
        'ur',
        '"',
        '“no way you said that”',
        '\r\n',
        '> you never listen',
        '😂',
        'sooo',
        '. ',
        ',',
        ' ',
        'if',
        '`x`',
        "'s",
        '\u0000',
        '\ufeff',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(' ')),
)

describe('reading a draft', () => {
  it.each([
    ["You're not coming, are you?", 'you are not coming are you'],
    ['You’re SO stubborn', 'you are so stubborn'],
    ['u dont even care abt me', 'you do not even care about me'],
    ['im gonna leave if u wont come', 'i am going to leave if you will not come'],
    ["I can't, I won't, I shan't, you shouldn't've", 'i can not i will not i shall not you should not have'],
    ['pleeease stoppp', 'please stop'],
    ['pig-headed', 'pig headed'],
  ])('spells out %j', (text, expected) => {
    expect(words(text)).toBe(expected)
  })

  it('gives every token the place of its written word', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const reading of [draft(text).own, draft(text).heard]) {
          let before = 0
          for (const token of reading.tokens) {
            expect(token.start).toBeGreaterThanOrEqual(before)
            expect(token.end).toBeGreaterThan(token.start)
            expect(token.end).toBeLessThanOrEqual(text.length)
            before = token.start
          }
        }
      }),
    )
  })

  it.each([
    ['I said no. You are so selfish.', 2],
    ['We live at no. 12 now.', 1],
    ['Dr. Patel and Mrs. Jones came.', 1],
    ['Bring milk, bread etc. You never do.', 2],
    ['Milk, bread etc. and the paper.', 1],
  ])('ends sentences at full stops that end them: %s', (text, sentences) => {
    expect(draftOf(text, engine.lexicon).own.sentences).toHaveLength(sentences)
  })
  it('sets sentences, clauses and wrapped lines apart', () => {
    const gaps = (text: string) => draft(text).own.tokens.map((token) => token.gap)
    expect(gaps('Come. Go')).toEqual([GAP.paragraph, GAP.sentence])
    expect(gaps('Come, go; stay')).toEqual([GAP.paragraph, GAP.comma, GAP.clause])
    expect(gaps('ok\nfine')).toEqual([GAP.paragraph, GAP.sentence])
    const wrapped = 'this line is long enough to have been wrapped\nby an editor'
    expect(draft(wrapped).own.sentences).toHaveLength(1)
    expect(draft('Mr. Khan came at 4.15 today').own.sentences).toHaveLength(1)
  })

  it('leaves quoted speech, replies, code and addresses out of what the writer says', () => {
    expect(words('You said "you never listen to me" again')).toBe('you said \ufffc again')
    expect(words('> you are selfish\nI hear that')).toBe('\ufffc i hear that')
    expect(words('see https://example.org/you-are and `you`')).toBe('see \ufffc and \ufffc')
    expect(words('your "busy quarter" again')).toBe('your busy quarter again')
  })

  it('breaks what never ends at a comma, or anywhere, so that no sentence is as long as a book', () => {
    const longest = (text: string) => Math.max(...draft(text).own.sentences.map(([from, to]) => to - from))
    const clause = 'then we drove on to the lake'
    expect(longest(Array(400).fill(clause).join(', '))).toBeLessThanOrEqual(160)
    expect(longest(Array(400).fill(clause).join(' '))).toBeLessThanOrEqual(300)
    const breath = Array(20).fill(clause).join(', ')
    expect(draft(breath).own.sentences).toHaveLength(1)
  })
})

describe('points', () => {
  it('count lines and columns from one, in UTF-16 units', () => {
    const point = pointsOf('a\r\nb😂c\nd')
    expect(point(0)).toEqual({ offset: 0, line: 1, column: 1 })
    expect(point(3)).toEqual({ offset: 3, line: 2, column: 1 })
    expect(point(6)).toEqual({ offset: 6, line: 2, column: 4 })
    expect(point(8)).toEqual({ offset: 8, line: 3, column: 1 })
  })
})
