import { asItStands, type Manuscript, type Undecoded } from '../core/manuscript/manuscript.ts'
import type { ReviewOptions } from '../core/review.ts'
import type { RuleSet } from '../core/rules/data.ts'
import { PATTERNS, type Review } from '../core/types.ts'
import { NotInChat, open } from '../formats/open.ts'
import { placesIn } from '../reporters/place.ts'
import { visible } from '../reporters/visible.ts'
import { meant } from '../rules/meant.ts'
import { namesIn } from '../rules/names.ts'
import type { Contents } from './decode.ts'
import { CallError } from './io.ts'

export interface ReadOptions {
  /** Whose turns to read in a chat. */
  readonly me?: readonly string[]
  /** No word of a draft may be told, not even a name. */
  readonly redact?: boolean
}

export interface OpenDraft {
  readonly text: string
  readonly manuscript: Manuscript
  /** What to say on stderr of how it was read, a line each. */
  readonly remarks: readonly string[]
}

/** Opens what a source holds as its name and content want; a message is read as it stands. Throws a CallError. */
export async function openContents(
  path: string,
  { text, bytes }: Contents,
  { me, redact = false }: ReadOptions,
  rules: RuleSet,
): Promise<OpenDraft> {
  if (path === '<argument>') return { text, manuscript: asItStands(text), remarks: [] }
  try {
    const { format, manuscript, speakers } = await open(text, { name: path, bytes, ...(me && { me }) })
    const chat = speakers.length > 0 ? [bothRead(path, speakers, redact)] : []
    if (me && format === 'plain') chat.push(noChat(path))
    const missed = undecodedRemarks(path, manuscript, redact)
    if (format === 'mail' && missed.length === 0 && !/[\p{L}\p{N}]/u.test(manuscript.text))
      chat.push(nothingRead(path))
    return { text, manuscript, remarks: [...chat, ...missed, ...misnamed(path, manuscript, rules, redact)] }
  } catch (error) {
    if (!(error instanceof NotInChat)) throw error
    throw new CallError(nobody(path, redact ? [] : error.speakers, me ?? []))
  }
}

/** More names than these are not told. */
const MOST_NAMED = 6
const listed = (names: readonly string[]) => {
  const shown = names.slice(0, MOST_NAMED).map((name) => `"${visible(name)}"`)
  return [...shown, ...(names.length > MOST_NAMED ? ['others'] : [])].join(', ')
}

const bothRead = (path: string, speakers: readonly string[], redact: boolean) =>
  `${visible(path)}: a chat of ${redact ? speakers.length : listed(speakers)}; everybody's turns were read, --me "<your name in it>" reads yours only`

const noChat = (path: string) =>
  `${visible(path)}: --me found no chat here, so all of it was read; a turn begins as "[10:32] name: …" or "name: …"`

const nothingRead = (path: string) =>
  `${visible(path)}: nothing of the writer's could be read in this mail; save the letter itself as text and check that`

/** What is wrong with a header whose part could not be decoded. */
const UNDECODED: Readonly<Record<Undecoded['what'], readonly [what: string, wrong: string]>> = {
  encoding: ['the Content-Transfer-Encoding', 'is unknown'],
  charset: ['the character set', 'is unknown'],
  boundary: ['the boundary', 'parts nothing'],
}

function undecodedRemarks(path: string, { source, undecoded }: Manuscript, redact: boolean): string[] {
  if (undecoded.length === 0) return []
  const at = placesIn(path, source)
  return undecoded.map(({ start, what, value }) => {
    const [header, wrong] = UNDECODED[what]
    const named = redact || value === '' ? '' : ` "${visible(value)}"`
    return `${at(start)}: ${header}${named} ${value === '' ? 'is missing' : wrong}, so words of this mail may have been missed; save the letter itself as text and check that`
  })
}

function nobody(path: string, speakers: readonly string[], me: readonly string[]): string {
  const guess = meant(me[0] ?? '', speakers)
  const some = speakers.length > 0 ? `one of ${listed(speakers)}` : 'a name as it stands there'
  const hint = guess ? `did you mean "${visible(guess)}"?` : `give ${some}`
  return `${visible(path)}: nobody called ${listed(me)} speaks in this chat; ${hint}`
}

function likely(name: string, known: readonly string[], otherwise: string): string {
  const guess = meant(name, known)
  return guess ? `did you mean "${guess}"?` : otherwise
}

/** Ignore comments that name what there isn't. */
function misnamed(
  path: string,
  { source, ignores, comments, strange }: Manuscript,
  rules: RuleSet,
  redact: boolean,
): string[] {
  if (ignores.length + strange.length === 0) return []
  const at = placesIn(path, source)
  const names = namesIn(rules)
  const unknown = ignores.flatMap(({ name }, i) =>
    name === null || names.includes(name)
      ? []
      : `${at(comments[i]?.start ?? 0)}: an ignore comment names no rule or pattern${redact ? '' : ` "${visible(name)}"`}; ${likely(name, names, `the patterns are ${PATTERNS.join(', ')}`)}`,
  )
  const actions = strange.map(
    ({ start, action, known }) =>
      `${at(start)}: an ignore comment can't say ${redact ? 'that' : `"${visible(action)}"`}; ${likely(action, known, `it can say ${known.join(', ')}`)}`,
  )
  return [...unknown, ...actions]
}

/** Whether something that an ignore comment names is off in this run, so that nobody can tell what the comment is for. */
function partlyOff(
  name: string | null,
  rules: RuleSet,
  { ignore = [], settings = {} }: ReviewOptions,
): boolean {
  return [...rules.patterns, ...rules.weighed].some(({ id, pattern }) => {
    if (name !== null && name !== id && name !== pattern) return false
    return ignore.includes(id) || ignore.includes(pattern) || (settings[id] ?? settings[pattern]) === 'off'
  })
}

/** Ignore comments that kept nothing quiet, of those whose names are known and are looked for in this run. */
export function unusedRemarks(
  path: string,
  manuscript: Manuscript,
  review: Review,
  rules: RuleSet,
  options: ReviewOptions,
): string[] {
  const unused = review.unused ?? []
  if (unused.length === 0) return []
  const at = placesIn(path, manuscript.source)
  const names = namesIn(rules)
  const lines = unused.flatMap((i) => {
    const name = manuscript.ignores[i]?.name ?? null
    if ((name !== null && !names.includes(name)) || partlyOff(name, rules, options)) return []
    const what = name === null ? 'nothing' : `nothing of ${name}`
    return `${at(manuscript.comments[i]?.start ?? 0)}: this ignore comment keeps ${what} quiet; take it out`
  })
  return [...new Set(lines)]
}
