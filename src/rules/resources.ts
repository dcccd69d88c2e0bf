import { RESOURCE_KINDS, type Resource, WORLD } from '../core/safety/resources.ts'
import { type Problem, RuleError } from './problem.ts'
import { Reader, type Source, type Value } from './yaml.ts'

const KEYS = [
  'region',
  'kinds',
  'name',
  'phone',
  'text',
  'chat',
  'hours',
  'languages',
  'for',
  'source',
  'verified',
  'status',
] as const
const NEEDED = ['region', 'kinds', 'name', 'for', 'source'] as const

function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

function readResource(reader: Reader, id: string, value: Value): Resource {
  const fields = reader.fields(value, KEYS, `the resource "${id}"`)
  for (const key of NEEDED) if (!fields[key]) reader.problem(value, `"${id}" has no "${key}", add it`)
  if (!fields.phone && !fields.text && !fields.chat) {
    reader.problem(value, `"${id}" has no way to reach it, add "phone", "text" or "chat"`)
  }
  const status = fields.status
    ? reader.oneOf(fields.status, ['verified', 'unverified'] as const, 'status')
    : 'verified'
  if (!fields.verified && status === 'verified') {
    reader.problem(value, `"${id}" has no "verified", add the day it was confirmed`)
  }
  const text = (key: (typeof KEYS)[number]): string | null => {
    const field = fields[key]
    return field ? reader.text(field, key) : null
  }
  const region = text('region') ?? ''
  if (fields.region && region && region !== WORLD && !/^[A-Z]{2}$/.test(region)) {
    reader.problem(fields.region, `"${region}" is no region, use a country code such as IE, or ${WORLD}`)
  }
  const verified = text('verified')
  if (fields.verified && verified && !isDate(verified)) {
    reader.problem(fields.verified, `"${verified}" is no date, write it as 2026-01-31`)
  }
  const kinds = fields.kinds
    ? reader
        .items(fields.kinds, 'kinds')
        .map((item) => reader.oneOf(item, RESOURCE_KINDS, 'kind of resource'))
    : []
  return {
    id,
    region,
    kinds: kinds.filter((kind) => kind !== undefined),
    name: text('name') ?? '',
    phone: text('phone'),
    text: text('text'),
    chat: text('chat'),
    hours: text('hours'),
    languages: fields.languages ? reader.texts(fields.languages, 'languages').map((one) => one.text) : [],
    whoFor: text('for') ?? '',
    source: text('source') ?? '',
    verified,
    unverified: status !== 'verified',
  }
}

/**
 * The resources of `files`, later files adding to earlier ones; an entry with a known id replaces it whole.
 * Throws a RuleError with all problems of all files together.
 */
export function buildResources(files: readonly Source[]): readonly Resource[] {
  const problems: Problem[] = []
  const byId = new Map<string, Resource>()
  for (const file of files) {
    const reader = new Reader(file, problems)
    if (!reader.root.node) continue
    for (const [id, value] of reader.entries(reader.root, 'a file of resources'))
      byId.set(id, readResource(reader, id, value))
  }
  if (problems.length > 0) throw new RuleError(problems)
  return [...byId.values()]
}

/** Entries never confirmed, or confirmed more than `days` before the day `today` (YYYY-MM-DD). */
export function stale(resources: readonly Resource[], today: string, days: number): readonly Resource[] {
  const limit = Date.parse(today) - days * 86_400_000
  return resources.filter((resource) => !resource.verified || Date.parse(resource.verified) < limit)
}
