import type { Danger } from '../types.ts'

/** What a helpline is for. */
export const RESOURCE_KINDS = ['abuse', 'suicide', 'own-behaviour', 'lgbtq', 'general'] as const
type ResourceKind = (typeof RESOURCE_KINDS)[number]

/** The region of the directory that covers every country. */
export const WORLD = 'world'
export const EMERGENCY = 'your local emergency number'

/** A place that helps; its numbers are printed exactly as they stand. */
export interface Resource {
  readonly id: string
  /** An ISO country code in capitals, or `world`. */
  readonly region: string
  readonly kinds: readonly ResourceKind[]
  readonly name: string
  readonly phone: string | null
  readonly text: string | null
  readonly chat: string | null
  readonly hours: string | null
  readonly languages: readonly string[]
  readonly whoFor: string
  readonly source: string
  /** The day its details were last known to be true: YYYY-MM-DD. */
  readonly verified: string | null
  /** Nobody has confirmed it at first hand: it is never shown. */
  readonly unverified: boolean
}

export interface Help {
  /** One or two for the region; none where the region is unknown. */
  readonly lines: readonly Resource[]
  /** Worldwide, shown beside them. */
  readonly directory: Resource | null
}

/** What each kind of danger calls for, best first. A threat may be the writer's own or one that was said to them. */
const WANTED: Readonly<Record<Danger, readonly ResourceKind[]>> = {
  'self-harm': ['suicide', 'general'],
  'abuse-disclosure': ['abuse', 'general'],
  violence: ['own-behaviour', 'abuse', 'general'],
  coercion: ['own-behaviour', 'abuse', 'general'],
  control: ['own-behaviour', 'abuse', 'general'],
}
const MOST = 2

/** "UK" is what people write; GB is the code. */
function codeOf(region: string | null | undefined): string | null {
  const code = region?.trim().toUpperCase()
  return code === 'UK' ? 'GB' : code || null
}

/** Chooses help for the kinds of danger in a draft. A region is never guessed: without one there is only the directory. */
export function helpFor(
  resources: readonly Resource[],
  kinds: readonly Danger[],
  region?: string | null,
): Help {
  const code = codeOf(region)
  const shown = resources.filter((resource) => !resource.unverified)
  const directory = shown.find((resource) => resource.region === WORLD) ?? null
  const here = shown.filter((resource) => resource.region === code)
  const chosen: Resource[] = []
  const take = (wanted: ResourceKind) => {
    const found = here.find((resource) => resource.kinds.includes(wanted) && !chosen.includes(resource))
    if (found && chosen.length < MOST) chosen.push(found)
    return found !== undefined
  }
  // Each kind gets its best line before any kind gets a second one.
  for (const kind of kinds) {
    const wanted = WANTED[kind]
    const served = wanted.slice(0, -1).some((one) => chosen.some((resource) => resource.kinds.includes(one)))
    if (!served) wanted.some(take)
  }
  for (const kind of kinds) WANTED[kind].forEach(take)
  return { lines: chosen, directory }
}

/** One line: the name, who it is for where that isn't everyone, and how to reach it. */
export function resourceLine({ name, phone, text, chat, hours, whoFor }: Resource): string {
  const who = whoFor === 'everyone' ? '' : ` (for ${whoFor})`
  const ways = [phone, text && `text ${text}`, chat].filter((way): way is string => Boolean(way))
  const when = hours ? ` · ${hours}` : ''
  return `${name}${who}: ${ways.join(', ')}${when}`
}
