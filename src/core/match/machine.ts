import type { Reading } from '../text/draft.ts'
import { GAP, type Token } from '../text/token.ts'
import { EDGE_TESTS, gapAt } from './edges.ts'
import { EDGE_CODES, NO_CUE, OP, type Program, START } from './program.ts'
import { placeIn } from './sorted.ts'
import { anyStands, READINGS, type Scan, stands } from './words.ts'

/** Says whether token `at` of a reading carries a part-of-speech tag. */
export type HasTag = (reading: Reading, at: number, tag: string) => boolean

/** Token positions `[from, to)` of a match, and of what it captured. */
export interface Match {
  readonly from: number
  readonly to: number
  readonly captures: Captured
}

/** What programs name by number. */
export interface Programs {
  list(number: number): Program
  tag(number: number): string
  regex(number: number): RegExp
  slot(number: number): string
}

/** What is left to do once the part of a program that runs is through; shared by the ways that a match may go. */
interface Frame {
  /** Where a phrase list was called, and where it goes on. */
  readonly code: Program
  readonly pc: number
  /** Where a capture or a round of a repeat began, or where a look behind has to end. */
  readonly at: number
  /** Rounds of a repeat. */
  readonly count: number
  readonly up: Frame | null
}

/** Fillers a match may step over between two of its parts. */
const MAX_SKIP = 3
/** A look behind tries up to so many words back, across no sentence. */
const MAX_BEHIND = 8
const BREAK = EDGE_CODES.indexOf('//')
type Captured = ReadonlyMap<string, readonly [from: number, to: number]>
/** Most matches capture nothing, and most attempts are none. */
const NOTHING: Captured = new Map()

/** Runs a program from token `from` on, whose words stand for its first cue; null where it does not match there. */
export type Run = (program: Program, from: number) => Match | null

/**
 * Runs programs over one reading. Each part goes on to the next itself and comes back where that fails, so that all ways
 * of a match are tried in order; the first that comes to the end is the match.
 */
export function machineFor(scan: Scan, programs: Programs, hasTag: HasTag): Run {
  const { reading, ids, fused, variants } = scan
  const { tokens } = reading
  // Where the match starts: its first token needs no closeness to what is before it.
  let origin = 0
  // Where `//` allowed the end of a sentence.
  let breakAt = -1
  let end = -1
  let captures: Captured = NOTHING
  // A first run assumes the best of every tag, so that only a likely match is run again with the tagger.
  let assumed = true
  let asked = false
  // Within something that must not match, where the best of a tag is that it is absent.
  let negated = false

  function near(at: number): boolean {
    if (at === origin) return true
    const gap = gapAt(reading, at)
    return gap <= GAP.comma || (at === breakAt && gap <= GAP.paragraph)
  }
  /** The next word of a match may stand here, or after some fillers: the first such place, or -1. */
  const firstPlace = (at: number) => (at < tokens.length && near(at) ? at : -1)
  /** The place after `place`, given that the search began at `at`; -1 when there is none. */
  function nextPlace(at: number, place: number): number {
    if (place === origin || place - at >= MAX_SKIP || !tokens[place]?.skip) return -1
    return gapAt(reading, place + 1) <= GAP.comma ? place + 1 : -1
  }
  function tagged(at: number, tag: number): boolean {
    asked = true
    return assumed ? !negated : hasTag(reading, at, programs.tag(tag))
  }
  /** Runs what is looked for beside the match itself: nothing is left to do after it. */
  function aside(code: Program, pc: number, at: number, flips: boolean, frame: Frame | null): boolean {
    const before = [breakAt, captures] as const
    negated = negated !== flips
    const found = run(code, pc, at, frame)
    negated = negated !== flips
    ;[breakAt, captures] = before
    return found
  }
  function behind(code: Program, pc: number, at: number, flips: boolean): boolean {
    if (gapAt(reading, at) >= GAP.sentence) return false
    const before = [origin, breakAt] as const
    const frame: Frame = { code, pc, at, count: 0, up: null }
    let found = false
    for (let i = at - 1; i >= Math.max(0, at - MAX_BEHIND) && !found; i--) {
      origin = i
      breakAt = -1
      found = aside(code, pc, i, flips, frame)
      if (gapAt(reading, i) >= GAP.sentence) break
    }
    ;[origin, breakAt] = before
    return found
  }
  /** Whether a phrase list that starts with `cue` can match at `at`. */
  function mayStart(at: number, cue: number): boolean {
    for (let i = firstPlace(at); i >= 0; i = nextPlace(at, i)) if (anyStands(variants[i], cue)) return true
    return false
  }

  /** Tries the alternatives that can start with a word, see program.ts. */
  function alternatives(code: Program, pc: number, at: number, frame: Frame | null): boolean {
    const many = code[pc + 1] as number
    const begins = pc + 5
    const always = begins + many
    const cued = always + (code[pc + 2] as number)
    const firsts = cued + 2 * (code[pc + 3] as number)
    const starts = firsts + (code[pc + 4] as number)
    const lists = starts + (code[pc + 4] as number) + 1
    for (let i = firstPlace(at); i >= 0; i = nextPlace(at, i)) {
      const words = variants[i]
      if (!words) continue
      for (const word of words) {
        const { id } = word
        const place = placeIn(code, id, firsts, starts)
        let next = place < 0 ? 0 : lists + (code[starts + place - firsts] as number)
        const last = place < 0 ? 0 : lists + (code[starts + place - firsts + 1] as number)
        let other = cued
        while (next < last || other < firsts) {
          let chosen: number
          if (other >= firsts || (next < last && (code[next] as number) <= (code[other] as number)))
            chosen = code[next++] as number
          else {
            chosen = code[other] as number
            const cue = code[other + 1] as number
            other += 2
            const begin = code[begins + chosen] as number
            if (cue === NO_CUE ? !startsSet(code, begin, id) : !stands(word, cue)) continue
          }
          if (run(code, code[begins + chosen] as number, at, frame)) return true
        }
      }
    }
    for (let i = always; i < cued; i++)
      if (run(code, code[begins + (code[i] as number)] as number, at, frame)) return true
    return false
  }
  const startsSet = (code: Program, pc: number, id: number) =>
    code[pc] === OP.word
      ? code[pc + 1] === id
      : placeIn(code, id, pc + 2, pc + 2 + (code[pc + 1] as number)) >= 0

  /** Whether token `at` may be read as one of the words `[from, to)` of a program. */
  function readsAs(at: number, code: Program, from: number, to: number): boolean {
    if (placeIn(code, ids[READINGS * at] as number, from, to) >= 0) return true
    for (let i = READINGS * at + 1; i < READINGS * (at + 1); i++) {
      const other = ids[i] as number
      if (other >= 0 && placeIn(code, other, from, to) >= 0) return true
    }
    return false
  }

  /** Runs the words `[from, to)` of a program against the words that stand at `at`, then what follows them. */
  function words(code: Program, from: number, to: number, at: number, frame: Frame | null): boolean {
    for (let i = firstPlace(at); i >= 0; i = nextPlace(at, i)) {
      if (readsAs(i, code, from, to) && run(code, to, i + 1, frame)) return true
      const joined = fused[i] as number
      if (joined >= 0 && placeIn(code, joined, from, to) >= 0 && run(code, to, i + 2, frame)) return true
    }
    return false
  }

  /** A wildcard that takes as few words as it can: what follows it is tried after each. */
  function fewest(code: Program, pc: number, at: number, up: Frame | null): boolean {
    const least = code[pc + 1] as number
    const most = code[pc + 2] as number
    for (let count = 0, next = at; ; count++, next++) {
      if (count >= least && run(code, code[pc + 4] as number, next, up)) return true
      if (count >= most || next >= tokens.length || !near(next)) return false
    }
  }

  /** One more round of the repeat at `pc`, or what follows it, `count` rounds being done. */
  function round(code: Program, pc: number, at: number, count: number, up: Frame | null): boolean {
    const least = code[pc + 1] as number
    const most = code[pc + 2] as number
    const exit = code[pc + 4] as number
    const more = () => run(code, pc + 5, at, { code, pc, at, count, up })
    if (count < least) return more()
    if (count >= most) return run(code, exit, at, up)
    return code[pc + 3] === 1 ? run(code, exit, at, up) || more() : more() || run(code, exit, at, up)
  }

  function close(code: Program, pc: number, at: number, { at: from, up }: Frame): boolean {
    const slot = programs.slot(code[pc + 1] as number)
    const before = captures
    captures = new Map(before).set(slot, [from, at])
    if (run(code, pc + 2, at, up)) return true
    captures = before
    return false
  }

  function run(code: Program, pc: number, at: number, frame: Frame | null): boolean {
    switch (code[pc]) {
      case OP.end:
        if (frame) return run(frame.code, frame.pc, at, frame.up)
        end = at
        return true
      case OP.word:
        return words(code, pc + 1, pc + 2, at, frame)
      case OP.words:
        return words(code, pc + 2, pc + 2 + (code[pc + 1] as number), at, frame)
      case OP.any:
        // A wildcard takes the word that stands here, filler or not.
        return at < tokens.length && near(at) && run(code, pc + 1, at + 1, frame)
      case OP.name:
        for (let i = firstPlace(at); i >= 0; i = nextPlace(at, i))
          if (tokens[i]?.name && run(code, pc + 1, i + 1, frame)) return true
        return false
      case OP.tag:
        for (let i = firstPlace(at); i >= 0; i = nextPlace(at, i))
          if (tagged(i, code[pc + 1] as number) && run(code, pc + 2, i + 1, frame)) return true
        return false
      case OP.regex: {
        const regex = programs.regex(code[pc + 1] as number)
        for (let i = firstPlace(at); i >= 0; i = nextPlace(at, i))
          if (regex.test((tokens[i] as Token).norm) && run(code, pc + 2, i + 1, frame)) return true
        return false
      }
      case OP.not:
        return (
          at < tokens.length &&
          near(at) &&
          !aside(code, pc + 2, at, true, null) &&
          run(code, code[pc + 1] as number, at + 1, frame)
        )
      case OP.peek: {
        const wanted = code[pc + 2] === 1
        const found =
          code[pc + 1] === 1 ? aside(code, pc + 4, at, !wanted, null) : behind(code, pc + 4, at, !wanted)
        return found === wanted && run(code, code[pc + 3] as number, at, frame)
      }
      case OP.alt:
        return alternatives(code, pc, at, frame)
      case OP.repeat:
        return code[pc + 5] === OP.any ? fewest(code, pc, at, frame) : round(code, pc, at, 0, frame)
      case OP.again: {
        const { at: from, count, up } = frame as Frame
        return at > from && round(code, code[pc + 1] as number, at, count + 1, up)
      }
      case OP.open:
        return run(code, pc + 1, at, { code, pc, at, count: 0, up: frame })
      case OP.close:
        return close(code, pc, at, frame as Frame)
      case OP.edge: {
        const edge = code[pc + 1] as number
        if (edge === BREAK) {
          const before = breakAt
          breakAt = at
          if (run(code, pc + 2, at, frame)) return true
          breakAt = before
          return false
        }
        return EDGE_TESTS[edge]?.(reading, at) === true && run(code, pc + 2, at, frame)
      }
      case OP.call: {
        const cue = code[pc + 2] as number
        if (cue !== NO_CUE && !mayStart(at, cue)) return false
        const list = programs.list(code[pc + 1] as number)
        return run(list, START, at, { code, pc: pc + 3, at, count: 0, up: frame })
      }
      case OP.stop:
        return true
      case OP.stopHere:
        return at === (frame as Frame).at
      case OP.jump:
        return run(code, code[pc + 1] as number, at, frame)
      default:
        throw new Error('not a program')
    }
  }

  function tried(program: Program, from: number): boolean {
    origin = from
    breakAt = -1
    end = -1
    captures = NOTHING
    return run(program, START, from, null)
  }
  return (program, from) => {
    assumed = true
    asked = false
    if (!tried(program, from)) return null
    if (asked) {
      assumed = false
      if (!tried(program, from)) return null
    }
    return end > from ? { from, to: end, captures } : null
  }
}
