import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askTyped, blanksIn, filledIn, onOneLine, untied } from '../src/cli/coach/blanks.ts'
import {
  isHeld,
  keep,
  nextPlace,
  ownWords,
  put,
  type Reading,
  stillPushing,
  type Walk,
  walkOf,
} from '../src/cli/coach/walk.ts'
import { asItStands } from '../src/core/manuscript/manuscript.ts'
import { reviewRead } from '../src/core/manuscript/review.ts'
import { eml } from '../src/formats/eml.ts'
import { markdown } from '../src/formats/markdown.ts'
import { engine } from './engine.ts'

const PUSH = 'You are so stubborn.'
const THREAT = "If you don't come to the workshop with me, I'm moving out."
const LIMIT = "If you shout at me, I'm going to step outside until we're both calm."
const KIND = 'The soup is in the fridge.'

const reading = (text: string, open = asItStands): Reading => {
  const manuscript = open(text)
  return { manuscript, review: reviewRead(engine, manuscript, {}) }
}
function placeIn(walk: Walk, open = asItStands) {
  const read = reading(walk.text, open)
  const place = nextPlace(walk, read)
  if (!place) throw new Error('nothing left to decide')
  return { read, place }
}

describe('a walk', () => {
  it('takes one push after the other and counts them', () => {
    const { read, place } = placeIn(walkOf(`${PUSH} ${KIND} ${THREAT}`))
    expect(place).toMatchObject({ number: 1, of: 2, sealed: false, finding: { pattern: 'judgement' } })
    const next = placeIn(keep(walkOf(read.manuscript.source), read, [place.finding]))
    expect(next.place).toMatchObject({ number: 2, of: 2, finding: { pattern: 'threat' } })
  })
  it('asks again for the same words at another place', () => {
    const { read, place } = placeIn(walkOf(`${PUSH} ${KIND} ${PUSH}`))
    const next = placeIn(keep(walkOf(read.manuscript.source), read, [place.finding]))
    expect(next.place.finding.start).toBeGreaterThan(place.finding.end)
  })
  it('still knows what was kept after a change before it', () => {
    const text = `${PUSH}\n\n${KIND}\n\n${THREAT}`
    const read = reading(text)
    const [first, second] = read.review.findings
    if (!first || !second) throw new Error('two pushes expected')
    const { walk } = put(
      keep(walkOf(text), read, [second]),
      read,
      ownWords(read, first),
      'How do you see it, when you have the time to look at it?',
    )
    expect(walk.text).toBe(`How do you see it, when you have the time to look at it?\n\n${KIND}\n\n${THREAT}`)
    expect(nextPlace(walk, reading(walk.text))).toBeNull()
  })
  it('tells what still pushes in the new words, and nothing of what stands elsewhere', () => {
    const { read, place } = placeIn(walkOf(`${PUSH} ${KIND} ${THREAT}`))
    const pushed = put(
      walkOf(read.manuscript.source),
      read,
      ownWords(read, place.finding),
      'You are so lazy.',
    )
    expect(stillPushing(pushed, reading(pushed.walk.text)).map(({ quote }) => quote)).toEqual([
      'You are so lazy',
    ])
    const kind = put(
      walkOf(read.manuscript.source),
      read,
      ownWords(read, place.finding),
      'How do you see it?',
    )
    expect(stillPushing(kind, reading(kind.walk.text))).toEqual([])
  })
  it('never leaves one mark of a sentence beside another, nor half an emphasis', () => {
    const marked = `${KIND}\n\n**You are so stubborn.** ${KIND}\n`
    const { read, place } = placeIn(walkOf(marked), markdown)
    const { walk } = put(walkOf(marked), read, ownWords(read, place.finding), 'How do you see it?')
    expect(walk.text).toBe(`${KIND}\n\n**How do you see it?** ${KIND}\n`)
  })
  it('writes words into a mail as the mail is written, and none where that cannot be done', () => {
    const mail = (encoding: string, body: string) =>
      `From: jo@example.org\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`
    const quoted = mail('quoted-printable', 'Liebste Zo=C3=AB,\r\n\r\nYou are so=\r\n stubborn.')
    const { read, place } = placeIn(walkOf(quoted), eml)
    expect(place.sealed).toBe(false)
    const { walk } = put(walkOf(quoted), read, ownWords(read, place.finding), 'How do you see it, Zoë?')
    // The mail breaks its lines where it likes.
    expect(walk.text.replaceAll('=\r\n', '')).toBe(
      mail('quoted-printable', 'Liebste Zo=C3=AB,\r\n\r\nHow do you see it, Zo=C3=AB?'),
    )
    const sealed = mail('base64', Buffer.from(`${KIND} ${PUSH}`).toString('base64'))
    expect(placeIn(walkOf(sealed), eml).place.sealed).toBe(true)
  })
  it('is held by danger in new words', () => {
    const { read, place } = placeIn(walkOf(PUSH))
    const { walk } = put(
      walkOf(PUSH),
      read,
      ownWords(read, place.finding),
      "If you leave me I'll kill myself.",
    )
    expect(isHeld(reading(walk.text))).toBe(true)
  })
  it('leaves limits and every other byte as they are, whatever is chosen', () => {
    const parts = fc.constantFrom(PUSH, THREAT, LIMIT, KIND, 'See you at 8 🫖\r\n\r\n')
    fc.assert(
      fc.property(
        fc.array(parts, { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.nat(4)),
        (list, picks) => {
          const text = list.join(' ')
          let walk = walkOf(text)
          for (let step = 0; step < 30; step++) {
            const read = reading(walk.text)
            const place = nextPlace(walk, read)
            if (!place) break
            const pick = picks.next().value as number
            const suggestion = place.finding.suggestions[pick]
            if (!suggestion) {
              walk = keep(walk, read, [place.finding])
              continue
            }
            const before = walk.text
            const done = put(walk, read, suggestion, suggestion.text)
            walk = done.walk
            expect(walk.text.slice(0, done.span.start)).toBe(before.slice(0, done.span.start))
            const rest = walk.text.length - done.span.end
            expect(walk.text.slice(done.span.end)).toBe(before.slice(before.length - rest))
          }
          expect(nextPlace(walk, reading(walk.text))).toBeNull()
          const count = (where: string) => where.split(LIMIT).length
          expect(count(walk.text)).toBe(count(text))
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('words to type over', () => {
  it('have blanks, but not where the writer wrote brackets', () => {
    expect(blanksIn('I love [one thing]. Would you [ask]?', '')).toEqual(['[one thing]', '[ask]'])
    expect(blanksIn('Would you read [1] on [day]?', 'Read [1] or else')).toEqual(['[day]'])
    expect(filledIn('See you on [day]?', '[day]', ' $& Friday ')).toBe('See you on $& Friday?')
  })
  it('leave the mark before them where it is', () => {
    expect(untied(', and I miss you')).toEqual({ tie: ', ', words: 'and I miss you' })
    expect(onOneLine(' a\r\n\tb\u0007c ')).toBe('a b c')
  })
  it.each([
    ['come to the class with me', 'come to the class with me'],
    ['I want you to come with me.', 'come with me'],
    ["I'd like them to talk", 'talk'],
    ['Would you please come?', 'come'],
    ['to listen', 'listen'],
    ['', ''],
  ])('%j asks for %j', (typed, ask) => expect(askTyped(typed)).toBe(ask))
})
