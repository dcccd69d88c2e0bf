import { known } from '../known.ts'
import type { Reading } from '../text/draft.ts'
import { GAP, type Token } from '../text/token.ts'
import { type Keys, keysOf, NAME, NAME_WORD, type Phrases } from './keys.ts'
import type { Node } from './node.ts'

/**
 * Says whether token `at` of a reading carries a part-of-speech tag. `negated` tells that the match wants it absent,
 * so that a first run can assume the best of every tag and load the tagger for likely matches only.
 */
export type HasTag = (reading: Reading, at: number, tag: string, negated: boolean) => boolean

/** One run over one reading. Captures and the open break are set and undone as the matcher backtracks. */
interface Run {
  readonly reading: Reading
  readonly tokens: readonly Token[]
  readonly hasTag: HasTag
  /** Where the match starts: its first token needs no closeness to what is before it. */
  readonly origin: number
  /** Position at which `//` allowed a sentence break. */
  breakAt: number
  readonly captures: Map<string, readonly [from: number, to: number]>
}

type Next = (at: number) => boolean
/** Tries to match from `at`; calls `next` with the position after every way it can. */
type Step = (run: Run, at: number, next: Next) => boolean

/** Fillers a match may step over between two of its parts. */
const MAX_SKIP = 3

/** Token positions `[from, to)` of a match, and of what it captured. */
export interface Match {
  readonly from: number
  readonly to: number
  readonly captures: ReadonlyMap<string, readonly [from: number, to: number]>
}

export type Matcher = (reading: Reading, from: number, hasTag: HasTag) => Match | null

function near(run: Run, at: number): boolean {
  if (at === run.origin) return true
  const gap = run.tokens[at]?.gap ?? GAP.paragraph
  return gap <= GAP.comma || (at === run.breakAt && gap <= GAP.paragraph)
}

/** The next word of a match may stand here, or after some fillers: the first such place, or -1. */
function firstPlace(run: Run, at: number): number {
  return at < run.tokens.length && near(run, at) ? at : -1
}

/** The place after `place`, given that the search began at `at`; -1 when there is none. */
function nextPlace(run: Run, at: number, place: number): number {
  if (place === run.origin || place - at >= MAX_SKIP || !run.tokens[place]?.skip) return -1
  const after = run.tokens[place + 1]
  return after && after.gap <= GAP.comma ? place + 1 : -1
}

function leaf(test: (token: Token, run: Run, at: number) => boolean, fused?: ReadonlySet<string>): Step {
  return (run, at, next) => {
    for (let i = firstPlace(run, at); i >= 0; i = nextPlace(run, at, i)) {
      const token = run.tokens[i] as Token
      if (test(token, run, i) && next(i + 1)) return true
      if (fused && token.fused && fused.has(token.fused) && next(i + 2)) return true
    }
    return false
  }
}

function words(set: ReadonlySet<string>): Step {
  return leaf((token) => {
    if (set.has(token.norm)) return true
    return token.also?.some((word) => set.has(word)) ?? false
  }, set)
}

function sequence(steps: readonly Step[]): Step {
  const from = (index: number): Step => {
    const step = steps[index]
    if (!step) return (_run, at, next) => next(at)
    const rest = from(index + 1)
    return index === steps.length - 1 ? step : (run, at, next) => step(run, at, (to) => rest(run, to, next))
  }
  return from(0)
}

/** Tries only the alternatives that can start with a word that stands here. */
function alternatives(nodes: readonly Node[], steps: readonly Step[], keys: Keys): Step {
  const byWord = new Map<string, Step[]>()
  const always: Step[] = []
  for (const [i, node] of nodes.entries()) {
    const step = steps[i] as Step
    const first = keys.canBeEmpty(node) ? null : keys.firstWords(node)
    if (first) for (const word of first) known(byWord, word, (): Step[] => []).push(step)
    else always.push(step)
  }
  const names = byWord.get(NAME_WORD)
  const attempt = (steps: readonly Step[] | undefined, run: Run, at: number, next: Next): boolean => {
    if (steps) for (const step of steps) if (step(run, at, next)) return true
    return false
  }
  return (run, at, next) => {
    for (let i = firstPlace(run, at); i >= 0; i = nextPlace(run, at, i)) {
      const { norm, also, fused, name } = run.tokens[i] as Token
      if (attempt(byWord.get(norm), run, at, next)) return true
      if (name && attempt(names, run, at, next)) return true
      if (fused !== undefined && attempt(byWord.get(fused), run, at, next)) return true
      if (also) for (const word of also) if (attempt(byWord.get(word), run, at, next)) return true
    }
    return attempt(always, run, at, next)
  }
}

/** `.+` takes as little as it can, `word+` and the like as much. */
function repeat(step: Step, min: number, max: number, lazy: boolean): Step {
  const more =
    (count: number): Step =>
    (run, at, next) => {
      const onward = () => step(run, at, (to) => to > at && more(count + 1)(run, to, next))
      if (count < min) return onward()
      if (count >= max) return next(at)
      return lazy ? next(at) || onward() : onward() || next(at)
    }
  return more(0)
}

/** So many fillers and openers may stand before a clause or after it; more is no sentence. */
const MOST_AROUND = 12

function clauseStarts(run: Run, at: number): boolean {
  for (let i = at; i > at - MOST_AROUND; i--) {
    if (i === 0 || (run.tokens[i]?.gap ?? GAP.paragraph) >= GAP.comma) return true
    const before = run.tokens[i - 1] as Token
    if (run.reading.openers.has(before.norm)) return true
    if (!before.skip) return false
  }
  return false
}

function sentenceStarts(run: Run, at: number): boolean {
  for (let i = at; i > at - MOST_AROUND; i--) {
    if (i === 0 || (run.tokens[i]?.gap ?? GAP.paragraph) >= GAP.clause) return true
    const before = run.tokens[i - 1] as Token
    if (!before.skip && !run.reading.openers.has(before.norm)) return false
  }
  return false
}

/** The clause ends at `at` when only fillers stand before the next break of at least `gap`. */
function ends(run: Run, at: number, gap: number): boolean {
  for (let i = at; i < at + MOST_AROUND; i++) {
    const token = run.tokens[i]
    if (!token || token.gap >= gap) return true
    if (!token.skip) return false
  }
  return false
}

/** A question mark stands between the word before `at` and the next word that is no filler. */
function asks(run: Run, at: number): boolean {
  let to = at
  while (to < run.tokens.length && run.tokens[to]?.skip && (run.tokens[to]?.gap ?? 0) < GAP.sentence) to++
  const start = run.tokens[at - 1]?.end ?? 0
  return run.reading.text.slice(start, run.tokens[to]?.start ?? run.reading.text.length).includes('?')
}

function edge(kind: string): Step {
  if (kind === '//') {
    return (run, at, next) => {
      const before = run.breakAt
      run.breakAt = at
      if (next(at)) return true
      run.breakAt = before
      return false
    }
  }
  const holds: Record<string, (run: Run, at: number) => boolean> = {
    '^': clauseStarts,
    '^^': sentenceStarts,
    $: (run, at) => ends(run, at, GAP.comma),
    $$: (run, at) => ends(run, at, GAP.clause),
    '$?': asks,
    ',': (run, at) => at >= run.tokens.length || (run.tokens[at]?.gap ?? GAP.paragraph) >= GAP.comma,
  }
  const test = holds[kind] as (run: Run, at: number) => boolean
  return (run, at, next) => test(run, at) && next(at)
}

/** Looks ahead or behind without taking words. Behind tries up to eight words back, across no sentence. */
const MAX_BEHIND = 8
function peek(step: Step, ahead: boolean, wanted: boolean): Step {
  return (run, at, next) => {
    let found = false
    if (ahead) found = step(run, at, () => true)
    else if ((run.tokens[at]?.gap ?? GAP.paragraph) < GAP.sentence) {
      for (let i = at - 1; i >= Math.max(0, at - MAX_BEHIND) && !found; i--) {
        found = step({ ...run, origin: i, breakAt: -1 }, i, (to) => to === at)
        if ((run.tokens[i]?.gap ?? GAP.paragraph) >= GAP.sentence) break
      }
    }
    return found === wanted && next(at)
  }
}

function capture(name: string, step: Step): Step {
  return (run, at, next) =>
    step(run, at, (to) => {
      const before = run.captures.get(name)
      run.captures.set(name, [at, to])
      if (next(to)) return true
      if (before) run.captures.set(name, before)
      else run.captures.delete(name)
      return false
    })
}

type ListStarts = (list: string, token: Token | undefined) => boolean

/** Whether a phrase list can match at `at`, told without compiling it. */
function mayStart(list: string, run: Run, at: number, listStarts: ListStarts): boolean {
  for (let i = firstPlace(run, at); ; i = nextPlace(run, at, i)) {
    if (listStarts(list, run.tokens[i])) return true
    if (i < 0) return false
  }
}

interface Compiling {
  readonly phrases: Phrases
  readonly keys: Keys
  /** Whether a phrase list can match from a token on, or no words at all: if not, it need not even be compiled. */
  readonly listStarts: ListStarts
  /** Phrase lists compiled before, so that matches share them. */
  readonly made: Map<string, Step>
}

function compile(node: Node, compiling: Compiling, negated = false): Step {
  const { phrases, keys, listStarts, made } = compiling
  const inner = (child: Node, flip = false) => compile(child, compiling, negated !== flip)
  switch (node.kind) {
    case 'words':
      return words(node.words)
    case 'regex':
      return leaf((token) => node.regex.test(token.norm))
    case 'tag':
      if (node.tag === NAME) return leaf((token) => token.name)
      return leaf((_token, run, at) => run.hasTag(run.reading, at, node.tag, negated))
    case 'any':
      // A wildcard takes the word that stands here, filler or not.
      return (run, at, next) => at < run.tokens.length && near(run, at) && next(at + 1)
    case 'not': {
      const refused = inner(node.node, true)
      return (run, at, next) =>
        at < run.tokens.length && near(run, at) && !refused(run, at, () => true) && next(at + 1)
    }
    case 'peek':
      return peek(inner(node.node, !node.wanted), node.ahead, node.wanted)
    case 'seq':
      return sequence(node.nodes.map((child) => inner(child)))
    case 'alt':
      return alternatives(
        node.nodes,
        node.nodes.map((child) => inner(child)),
        keys,
      )
    case 'repeat':
      return repeat(
        inner(node.node),
        node.min,
        node.max,
        node.node.kind === 'any' || node.node.kind === 'not',
      )
    case 'capture':
      return capture(node.name, inner(node.node))
    case 'edge':
      return edge(node.edge)
    case 'phrase': {
      const key = negated ? `!${node.name}` : node.name
      return known(made, key, () => {
        let step: Step | undefined
        return (run, at, next) => {
          if (!step && !mayStart(node.name, run, at, listStarts)) return false
          step ??= inner(phrases(node.name))
          return step(run, at, next)
        }
      })
    }
  }
}

/** Compiles matches that share their named phrases. */
export function matcherMaker(phrases: Phrases, listStarts: ListStarts = () => true): (node: Node) => Matcher {
  const compiling: Compiling = { phrases, keys: keysOf(phrases), listStarts, made: new Map() }
  return (node) => {
    const step = compile(node, compiling)
    return (reading, from, hasTag) => {
      const run: Run = {
        reading,
        tokens: reading.tokens,
        hasTag,
        origin: from,
        breakAt: -1,
        captures: new Map(),
      }
      let end = -1
      step(run, from, (to) => {
        end = to
        return true
      })
      return end < 0 ? null : { from, to: end, captures: run.captures }
    }
  }
}
