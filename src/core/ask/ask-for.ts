import { bisect } from '../bisect.ts'
import { rangeOver } from '../crossing.ts'
import type { Search } from '../engine/search.ts'
import type { RuleSet } from '../rules/data.ts'
import type { Reading } from '../text/draft.ts'
import { sameParagraph, sentenceAt, sentencesBetween, tokensOf } from '../text/place.ts'
import { type Hit, overlap, type Span } from '../types.ts'
import type { Ask } from './ask.ts'
import { isErrand } from './errand.ts'
import { isDared, isOf, ofYou, warned } from './in-push.ts'
import { normalise } from './normalise.ts'
import { spelledOut } from './pointing.ts'

/** How far from a push an ask still counts as its own, in sentences. */
const NEAR = 3

/** What the rule itself captured, made a verb phrase. */
function capturedAsk(rules: RuleSet, reading: Reading, hit: Hit): Ask | null {
  const captured = hit.captures['ask']
  if (!captured) return null
  const [from, to] = tokensOf(reading, captured)
  // "If you won't, then I'm not coming"
  if (to - from === 1 && /^(?:then|so|not|it|that|and|but)$/.test(reading.tokens[from]?.norm ?? ''))
    return null
  const ask = normalise(rules, reading, from, to, {
    who: 'you',
    strength: 4,
    sure: true,
  })
  const by = hit.captures['by']?.quote
  return ask && by ? dueBy(ask, by) : ask
}

/** What the rule captured as its time is part of the ask: "you have until Sunday to …". */
const dueBy = (ask: Ask, by: string): Ask => ({
  ...ask,
  rest: `${ask.rest} by ${by}`.trim(),
  text: `${ask.text} by ${by}`,
})

/**
 * The ask behind a hit: captured by its rule, else said in or near it, else the one that the whole draft makes.
 * `asks` are those of the draft that count, in order of place and apart. Null where none is found or several are as likely.
 */
export function askFor(rules: RuleSet, search: Search, hit: Hit, asks: readonly Ask[]): Ask | null {
  const { reading } = search
  const said = capturedAsk(rules, reading, hit)
  const captured = said && spelledOut(rules, reading, ofYou(rules, hit, said), hit)
  if (captured && !captured.vague) return captured
  function* worthwhile(from: number, to: number): Generator<Ask> {
    for (let i = from; i < to; i++) {
      const ask = asks[i] as Ask
      const spelled = isErrand(rules, reading, ask, hit) ? null : spelledOut(rules, reading, ask, hit)
      if (spelled && (!spelled.vague || spelled.strength > 1)) yield spelled
    }
  }
  const near = [...worthwhile(...asksNear(reading, asks, hit))]
    .map((ask) => ({ ask, far: sentencesBetween(reading, ask, hit) }))
    // What a penalty is about is not what is wanted.
    .filter(({ ask }) => ask.strength >= 0 || !isOf(hit, 'threat') || !overlap(ask, hit))
    .filter(({ far, ask }) =>
      ask.within
        ? far === 0 || isDared(rules, search, hit, ask)
        : far <= (ask.strength === 1 || ask.strength < 0 ? 1 : NEAR) &&
          (ask.strength > 0 || sameParagraph(reading, ask, hit)),
    )
    .sort(
      (a, b) =>
        worth(b.ask) - worth(a.ask) ||
        a.far - b.far ||
        // Within the push what it begins with, else what is said last.
        (a.far === 0 ? a.ask.start - b.ask.start : b.ask.start - a.ask.start),
    )
  const [nearest] = near
  if (nearest && worth(nearest.ask) >= 1) return warned(rules, search, hit, ofYou(rules, hit, nearest.ask))
  return askOfAll(worthwhile(0, asks.length), nearest?.ask ?? null)
}

/** What a whole draft asks: the one thing said outright, else `otherwise`, else the only thing that it asks at all. */
function askOfAll(asks: Iterable<Ask>, otherwise: Ask | null): Ask | null {
  let outright: Ask | null = null
  let only: Ask | null = null
  let count = 0
  for (const ask of asks) {
    only = count++ === 0 ? ask : null
    if (ask.strength < 2 || ask.vague || ask.within) continue
    outright ??= ask
    // Most letters ask for several things, and tell it long before their end.
    if (ask.text.toLowerCase() !== outright.text.toLowerCase()) return otherwise
  }
  return outright ?? otherwise ?? (only?.within ? null : only)
}

/** Which of `asks`, in order of place, can be `NEAR` to a hit or in it: the first of them and the one after the last. */
function asksNear(reading: Reading, asks: readonly Ask[], hit: Span): readonly [from: number, to: number] {
  const sentenceOf = (i: number) => sentenceAt(reading, asks[i] as Ask)
  const first = sentenceAt(reading, hit)
  const last = reading.sentenceOf[tokensOf(reading, hit)[1] - 1] ?? 0
  const from = bisect(asks.length, (i) => sentenceOf(i) < first - NEAR)
  const to = bisect(asks.length, (i) => sentenceOf(i) <= last + NEAR)
  const [inFrom, inTo] = rangeOver(asks, hit)
  return [Math.min(from, inFrom), Math.max(to, inTo)]
}

function worth(ask: Ask): number {
  return ask.strength - (ask.vague ? 1.5 : 0) - (ask.others ? 0.5 : 0)
}
