import { known } from '../core/known.ts'
import { type Manuscript, manuscriptOf } from '../core/manuscript/manuscript.ts'
import { verbatim } from '../core/manuscript/traced.ts'
import type { Span } from '../core/types.ts'
import { type Carving, carve, keepOnly } from './carve.ts'
import { withComments } from './ignores.ts'
import {
  beginsAsOpener,
  isCapitalised,
  isName,
  isOneOf,
  isOpener,
  isTitle,
  MARKS,
  plainName,
} from './speaker.ts'

/** What one person says at one time; the span is that of the words alone. */
interface Turn extends Span {
  /** Null where the line has a time and no name. */
  readonly name: string | null
}

export interface Chat {
  readonly turns: readonly Turn[]
  /** Everybody who speaks, in the order of their first words. */
  readonly speakers: readonly string[]
}

const SPACE = '[ \\u00a0\\u202f]'
// Arabic and Persian ones too.
const DIGITS = '\\d\\u0660-\\u0669\\u06f0-\\u06f9'
const DIGIT = `[${DIGITS}]`
const TIME = `${DIGIT}{1,2}[:.]${DIGIT}{2}(?:[:.]${DIGIT}{2})?(?:${SPACE}?[ap]\\.?${SPACE}?m\\.?)?`
const DATE = `${DIGIT}{1,4}(?:[${MARKS}]*[./-][${MARKS}]*${SPACE}?${DIGIT}{1,4}){2}\\.?|\\d{4}년 \\d{1,2}월 \\d{1,2}일`
/** What languages put before a time and behind it: "klo 10.02", "오전 10:02", "10:02 Uhr", "10:02 ص". */
const BEFORE_TIME = `(?:[^\\s${DIGITS}]{1,3}${SPACE}?)?`
const BEHIND_TIME = `(?:${SPACE}[^\\s${DIGITS}:-]{1,4})?`
/** "[12/31/20, 11:59:59 PM] ", "31.12.20, 23:59 - ", "2020. 12. 31. 23:59 - ", "[10:32] ", "10:32 ". */
const STAMP = `[${MARKS}]*(?:(?<bracketed>\\[[^\\]\\r\\n]{0,30}?${TIME}[^\\]\\r\\n]{0,20}\\])|(?:(?<date>${DATE})[,،]?[${MARKS}]*${SPACE}+[${MARKS}]*${BEFORE_TIME})?${TIME}(?:${BEHIND_TIME}${SPACE}[-–]|,)?(?=${SPACE}))${SPACE}?`
const STAMPED = new RegExp(`^${STAMP}(?<rest>[^\\r\\n]*)`, 'gim')
/** Names hold no colon, and a colon has words behind it. */
const NAMED = new RegExp(`^[${MARKS}]*(?<name>[^:\\r\\n]{1,80}?):(?:${SPACE}|$)`)
const SAID = "(?<name>\\p{L}[\\p{L}\\p{M}\\d .'’-]{0,29}): (?=\\S)"
const UNSTAMPED = new RegExp(`^${SAID}`, 'gmu')
/** How an export begins, a title aside; most texts do not, which tells it soonest. */
const BEGINS = {
  stamped: new RegExp(`^\\s*(?:\\S[^\\r\\n]{0,60}\\r?\\n\\s*)?${STAMP}`, 'i'),
  unstamped: new RegExp(`^[\\s\\ufeff]*${SAID}`, 'u'),
}
/** Lines for a picture, a call or a message taken back; on iPhones each begins with a mark of direction. */
const NOTHING_SAID = new RegExp(
  `^${'\\u200e'}.*|<(?:media omitted|attached: [^>]*|this message was edited)>|^(?:this message was deleted|you deleted this message|null|missed (?:voice|video) call|waiting for this message.*)\\.?$|^.*\\(file attached\\)|[${MARKS}]`,
  'gim',
)
/** What WhatsApp says itself, with no name before it; whatever else has none may be somebody's words. */
const PERSON =
  "(?:You|\\+?[\\d ()-]{6,20}|(?!I\\b)\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: \\p{Lu}[\\p{L}\\p{M}'’.-]*){0,2})"
const SYSTEM = new RegExp(
  `^[${MARKS}]*(?:Messages (?:and calls )?.{0,60}end-to-end encrypt.*|Your security code with .{1,60} changed.*|${PERSON} (?:left|created (?:this )?group.{0,60}|(?:added|removed) ${PERSON}|joined using .{0,40}link|changed (?:the (?:subject|group description)|this group's icon|their phone number).{0,120}|turned (?:on|off) disappearing messages.{0,120}))\\.?$`,
  'u',
)
/** Without times, this many turns of two people or more look like a chat. */
const FEWEST_TURNS = 4

/** The turns of an export, or null for a text that is none. `me` are names that make a shorter one likely too. */
export function chatIn(text: string, me: readonly string[]): Chat | null {
  return stamped(text, me) ?? unstamped(text, me)
}

/**
 * Lines that begin with a time. Diaries have them too, so half of them must have a name before a colon; times without a
 * day or brackets must have capitalised ones, and two of them. What has no name is read as well, whoever said it.
 */
function stamped(text: string, me: readonly string[]): Chat | null {
  if (!BEGINS.stamped.test(text)) return null
  const all = [...text.matchAll(STAMPED)]
  const clear = (stamp: RegExpExecArray | undefined) =>
    Boolean(stamp?.groups?.['bracketed'] ?? stamp?.groups?.['date'])
  // Where stamps have a day or brackets, a line that begins with "10:30" goes on with what was said.
  const isClear = clear(all[0])
  const stamps = isClear ? all.filter(clear) : all
  const lead = text.slice(0, all[0]?.index).trim()
  if (lead !== '' && !(isClear && isTitle(lead))) return null
  const fewest = me.length > 0 && lead === '' ? 1 : 2
  if (stamps.length < fewest) return null
  const turns = stamps.flatMap((stamp, i): Turn[] => {
    const rest = stamp.groups?.['rest'] ?? ''
    const said = stamp.index + stamp[0].length - rest.length
    const end = stamps[i + 1]?.index ?? text.length
    const named = NAMED.exec(rest)
    const name = named?.groups?.['name'] ?? ''
    const known = isOneOf(name, me) || (isName(name) && (isClear || isCapitalised(name)))
    if (named && known) return [turn(text, name, said + named[0].length, end)]
    return SYSTEM.test(rest.trimEnd()) ? [] : [turn(text, null, said, end)]
  })
  const named = turns.filter(({ name }) => name !== null).length
  const likely = named >= (isClear && lead === '' ? 1 : fewest) && named >= turns.length / 2
  if (!likely) return null
  // Nobody knows whose a title is, so it is read.
  return chat(lead === '' ? turns : [turn(text, null, 0, all[0]?.index ?? 0), ...turns])
}

const nameOf = ({ groups }: RegExpExecArray) => groups?.['name'] ?? ''

/**
 * Tells the speakers of a chat without times from the writer's own words before a colon: they speak more than once, are
 * one of `me`, speak first, or nobody else speaks more than once.
 */
function speakerTest(names: readonly string[], me: readonly string[]): (name: string) => boolean {
  const times = new Map<string, number>()
  for (const name of names)
    if (isName(name) && !isOpener(name) && !isOneOf(name, me))
      times.set(plainName(name), (times.get(plainName(name)) ?? 0) + 1)
  const [first = ''] = names
  const short = [...times.values()].every((count) => count === 1)
  const isSpeaker = (name: string) => {
    if (isOneOf(name, me)) return true
    if (!isName(name) || isOpener(name)) return false
    const again = (times.get(plainName(name)) ?? 0) > 1
    return (
      again ||
      (isCapitalised(name) && !beginsAsOpener(name) && (short || plainName(name) === plainName(first)))
    )
  }
  const told = new Map<string, boolean>()
  return (name) => known(told, name, () => isSpeaker(name))
}

/** "Name: words", line by line: only where that is what the text is made of. */
function unstamped(text: string, me: readonly string[]): Chat | null {
  if (!BEGINS.unstamped.test(text)) return null
  const all = [...text.matchAll(UNSTAMPED)]
  const named = speakerTest(all.map(nameOf), me)
  const [first] = all
  // Nothing that stands before the first name may be lost.
  if (!first || !named(nameOf(first))) return null
  const starts = all.filter((start) => named(nameOf(start)))
  const turns = starts.map((start, i) =>
    turn(text, nameOf(start), start.index + start[0].length, starts[i + 1]?.index ?? text.length),
  )
  const found = chat(turns)
  if (speaks(found, me)) return found
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '').length
  const speakers = found.speakers.length
  // Who gives a name means a chat, though a misspelt one, so that a group may be one too.
  const talk = speakers === 2 || (me.length > 0 && speakers > 2 && turns.length >= 2 * speakers)
  return talk && turns.length >= FEWEST_TURNS && turns.length >= 0.8 * lines ? found : null
}

function turn(text: string, name: string | null, start: number, end: number): Turn {
  const words = text.slice(start, end)
  return { name: name?.trim() ?? null, start, end: start + words.trimEnd().length }
}

function chat(turns: readonly Turn[]): Chat {
  const speakers = new Map<string, string>()
  for (const { name } of turns)
    if (name !== null) known(speakers, plainName(name), () => name.replace(/[\u200e\u200f~]/g, '').trim())
  return { turns, speakers: [...speakers.values()] }
}

/** Whether one of `me` speaks in it. */
export function speaks({ speakers }: Chat, me: readonly string[]): boolean {
  return speakers.some((name) => isOneOf(name, me))
}

/** Reads the turns of `me` and those without a name, or everybody's if no name is given. */
export function chatManuscript(source: string, { turns }: Chat, me: readonly string[]): Manuscript {
  const mine = me.length === 0 ? turns : turns.filter(({ name }) => name === null || isOneOf(name, me))
  const base = keepOnly(
    verbatim(source),
    mine.filter(({ start, end }) => end > start),
  )
  const silent = [...base.text.matchAll(NOTHING_SAID)].map(
    ({ index, 0: part }): Carving => ({ start: index, end: index + part.length, as: '' }),
  )
  return withComments(manuscriptOf(carve(base, silent)))
}
