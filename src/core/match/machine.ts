import type { Token } from '../text/token.ts'
import { EDGE_TESTS } from './edges.ts'
import { EDGE_CODES, NO_CUE, OP, type Program, type Programs, START } from './instructions.ts'
import { jumpAnyway, jumpFor } from './jump-table.ts'
import { aside, behind } from './lookaround.ts'
import type { Match } from './match.ts'
import { beginAt, type Frame, type State, stateOf } from './state.ts'
import { firstPlace, near, nextPlace } from './steps.ts'
import { type HasTag, tagged } from './tags.ts'
import { anyStands, fusedReadsAs, readsAs, type Scan } from './words.ts'

const BREAK = EDGE_CODES.indexOf('//')

/** Runs a program from token `from` on, whose words stand for its first cue; null where it does not match there. */
export type Run = (program: Program, from: number) => Match | null

/**
 * Runs programs over one reading. Each part goes on to the next itself and comes back where that fails, so that all ways
 * of a match are tried in order; the first that comes to the end is the match.
 */
export function machineFor(scan: Scan, programs: Programs, hasTag: HasTag): Run {
  const state = stateOf(scan, programs, hasTag, run)
  const { tags } = state
  function matches(program: Program, from: number): boolean {
    beginAt(state, from)
    return run(state, program, START, from, null)
  }
  return (program, from) => {
    tags.guessing = true
    tags.asked = false
    if (!matches(program, from)) return null
    tags.guessing = false
    if (tags.asked && !matches(program, from)) return null
    const { end, captures } = state
    return end > from ? { from, to: end, captures } : null
  }
}

function run(state: State, code: Program, pc: number, at: number, frame: Frame | null): boolean {
  switch (code[pc]) {
    case OP.end:
      if (frame) return run(state, frame.code, frame.pc, at, frame.up)
      state.end = at
      return true
    case OP.word:
    case OP.words:
      return words(state, code, pc, at, frame)
    case OP.any:
      // A wildcard takes the word that stands here, filler or not.
      return canTake(state, at) && run(state, code, pc + 1, at + 1, frame)
    case OP.name:
    case OP.tag:
    case OP.regex:
      return word(state, code, pc, at, frame)
    case OP.not:
      return (
        canTake(state, at) &&
        !aside(state, code, pc + 2, at, true) &&
        run(state, code, code[pc + 1] as number, at + 1, frame)
      )
    case OP.peek:
      return peek(state, code, pc, at) && run(state, code, code[pc + 3] as number, at, frame)
    case OP.alt:
      return alternatives(state, code, pc, at, frame)
    case OP.repeat:
      return code[pc + 5] === OP.any
        ? fewest(state, code, pc, at, frame)
        : repeat(state, code, pc, at, 0, frame)
    case OP.again: {
      const { at: from, count, up } = frame as Frame
      return at > from && repeat(state, code, code[pc + 1] as number, at, count + 1, up)
    }
    case OP.open:
      return run(state, code, pc + 1, at, { code, pc, at, count: 0, up: frame })
    case OP.close:
      return close(state, code, pc, at, frame as Frame)
    case OP.edge:
      return edge(state, code, pc, at, frame)
    case OP.call:
      return call(state, code, pc, at, frame)
    case OP.stop:
      return true
    case OP.stopHere:
      return at === (frame as Frame).at
    case OP.jump:
      return run(state, code, code[pc + 1] as number, at, frame)
    default:
      throw new Error('not a program')
  }
}

const canTake = (state: State, at: number) => at < state.reading.tokens.length && near(state, at)

/** Takes one of the words that the instruction at `pc` lists. */
function words(state: State, code: Program, pc: number, at: number, frame: Frame | null): boolean {
  const { scan } = state
  const many = code[pc] === OP.words
  const from = many ? pc + 2 : pc + 1
  const to = many ? from + (code[pc + 1] as number) : from + 1
  for (let i = firstPlace(state, at); i >= 0; i = nextPlace(state, at, i)) {
    if (readsAs(scan, i, code, from, to) && run(state, code, to, i + 1, frame)) return true
    if (fusedReadsAs(scan, i, code, from, to) && run(state, code, to, i + 2, frame)) return true
  }
  return false
}

/** Takes a word that the instruction at `pc` knows by what it is. */
function word(state: State, code: Program, pc: number, at: number, frame: Frame | null): boolean {
  const next = code[pc] === OP.name ? pc + 1 : pc + 2
  for (let i = firstPlace(state, at); i >= 0; i = nextPlace(state, at, i))
    if (isSuch(state, code, pc, i) && run(state, code, next, i + 1, frame)) return true
  return false
}

/** Whether token `at` is a name, or has the tag or the form that the instruction at `pc` asks for. */
function isSuch({ reading, programs, tags }: State, code: Program, pc: number, at: number): boolean {
  const token = reading.tokens[at] as Token
  if (code[pc] === OP.name) return token.name
  const number = code[pc + 1] as number
  return code[pc] === OP.tag
    ? tagged(tags, reading, at, programs.tag(number))
    : programs.regex(number).test(token.norm)
}

/** Whether what is looked for ahead or behind is there, or is not, as the instruction at `pc` wants it. */
function peek(state: State, code: Program, pc: number, at: number): boolean {
  const wanted = code[pc + 2] === 1
  const look = code[pc + 1] === 1 ? aside : behind
  return look(state, code, pc + 4, at, !wanted) === wanted
}

/** Tries the alternatives that can start with a word that stands here, then those that may start with any. */
function alternatives(state: State, code: Program, pc: number, at: number, frame: Frame | null): boolean {
  const { variants } = state.scan
  for (let i = firstPlace(state, at); i >= 0; i = nextPlace(state, at, i)) {
    const words = variants[i]
    if (words) for (const word of words) if (jumpFor(state, code, pc, word, at, frame)) return true
  }
  return jumpAnyway(state, code, pc, at, frame)
}

/** A wildcard that takes as few words as it can: what follows it is tried after each. */
function fewest(state: State, code: Program, pc: number, at: number, up: Frame | null): boolean {
  const least = code[pc + 1] as number
  const most = code[pc + 2] as number
  for (let count = 0, next = at; ; count++, next++) {
    if (count >= least && run(state, code, code[pc + 4] as number, next, up)) return true
    if (count >= most || !canTake(state, next)) return false
  }
}

/** One more round of the repeat at `pc`, or what follows it, `done` rounds being done. */
function repeat(
  state: State,
  code: Program,
  pc: number,
  at: number,
  done: number,
  up: Frame | null,
): boolean {
  const least = code[pc + 1] as number
  const most = code[pc + 2] as number
  const isLazy = code[pc + 3] === 1
  const exit = code[pc + 4] as number
  const mayLeave = done >= least
  if (mayLeave && (isLazy || done >= most) && run(state, code, exit, at, up)) return true
  if (done >= most) return false
  if (run(state, code, pc + 5, at, { code, pc, at, count: done, up })) return true
  return mayLeave && !isLazy && run(state, code, exit, at, up)
}

function close(state: State, code: Program, pc: number, at: number, { at: from, up }: Frame): boolean {
  const slot = state.programs.slot(code[pc + 1] as number)
  const { captures } = state
  state.captures = new Map(captures).set(slot, [from, at])
  if (run(state, code, pc + 2, at, up)) return true
  state.captures = captures
  return false
}

function edge(state: State, code: Program, pc: number, at: number, frame: Frame | null): boolean {
  const kind = code[pc + 1] as number
  if (kind !== BREAK)
    return EDGE_TESTS[kind]?.(state.reading, at) === true && run(state, code, pc + 2, at, frame)
  const { breakAt } = state
  state.breakAt = at
  if (run(state, code, pc + 2, at, frame)) return true
  state.breakAt = breakAt
  return false
}

/** Runs a phrase list where one of its first words stands, then goes on after the call. */
function call(state: State, code: Program, pc: number, at: number, frame: Frame | null): boolean {
  const cue = code[pc + 2] as number
  if (cue !== NO_CUE && !canStart(state, at, cue)) return false
  const list = state.programs.list(code[pc + 1] as number)
  return run(state, list, START, at, { code, pc: pc + 3, at, count: 0, up: frame })
}

/** Whether what starts with `cue` can match at `at`. */
function canStart(state: State, at: number, cue: number): boolean {
  const { variants } = state.scan
  for (let i = firstPlace(state, at); i >= 0; i = nextPlace(state, at, i))
    if (anyStands(variants[i], cue)) return true
  return false
}
