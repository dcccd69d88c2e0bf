import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossing, indexesOver, rangeOver } from '../src/core/crossing.ts'
import { noRows } from '../src/core/store/rows.ts'
import { handsOf, paragraphsOf } from '../src/core/suggest/passage.ts'
import { BARRIER } from '../src/core/text/tokenize.ts'
import { overlap, type Span } from '../src/core/types.ts'

const span = fc.tuple(fc.nat(60), fc.nat(12)).map(([start, length]): Span => ({ start, end: start + length }))
/** Spans in order, one behind the other, with room between some of them. */
const row = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 6 })), { maxLength: 20 }).map((steps) => {
  let at = 0
  return steps.map(([gap, length]): Span => {
    const start = at + gap
    at = start + length
    return { start, end: at }
  })
})

describe('spans at a place', () => {
  it('are all that overlap it, in order of where they start, however they lie', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), span, (spans, place) => {
        const expected = spans.filter((one) => overlap(one, place)).toSorted((a, b) => a.start - b.start)
        expect(crossing(spans)(place)).toEqual(expected)
      }),
    )
  })

  it('are told by their numbers where they stand in a row', () => {
    fc.assert(
      fc.property(row, fc.array(span, { maxLength: 5 }), (spans, places) => {
        const over = (place: Span) => [...spans.keys()].filter((i) => overlap(spans[i] as Span, place))
        for (const place of places.filter(({ start, end }) => end > start)) {
          const [from, to] = rangeOver(spans, place)
          expect([...spans.keys()].slice(from, to)).toEqual(over(place))
        }
        const full = places.filter(({ start, end }) => end > start)
        expect([...indexesOver(spans, full)].toSorted((a, b) => a - b)).toEqual(
          [...spans.keys()].filter((i) => full.some((place) => overlap(spans[i] as Span, place))),
        )
      }),
    )
  })
})

describe('passages', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r\n', '\t', BARRIER), maxLength: 40 })

  const words = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 8 }))
    .map(([start, length]): Span => ({ start, end: start + length }))

  it('hold two places where no empty line and nobody else’s words stand between them', () => {
    fc.assert(
      fc.property(text, words, words, (text, a, b) => {
        const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start))
        const sameHand = !between.includes(BARRIER)
        expect(overlap(b, handsOf(text)(a))).toBe(sameHand)
        expect(overlap(b, paragraphsOf(text)(a))).toBe(sameHand && !/\n[ \t]*\r?\n/.test(between))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('rows', () => {
  it('give back what was put into them, in whatever order', () => {
    const numbers = fc.array(fc.nat(0xffff), { maxLength: 700 })
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 8 }), (all) => {
        const rows = noRows(all.length)
        for (const [i, one] of [...all.entries()].reverse()) rows.put(i, one)
        for (const [i, one] of all.entries()) expect([...rows.of(i)]).toEqual(one)
      }),
    )
  })
})
