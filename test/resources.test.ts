import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { helpFor, type Resource, resourceLine } from '../src/core/safety/resources.ts'
import { RuleError } from '../src/rules/problem.ts'
import { buildResources, stale } from '../src/rules/resources.ts'

const ROOT = join(import.meta.dirname, '..')
const builtIn = { path: 'resources.yaml', text: readFileSync(join(ROOT, 'rules/resources.yaml'), 'utf8') }
const resources = buildResources([builtIn])
const entry = (more: string) => `one:
  region: IE
  kinds: [abuse]
  name: One
  phone: 01 234
  for: everyone
${more}`
const problems = (text: string): string => {
  try {
    buildResources([{ path: 'mine.yaml', text }])
  } catch (error) {
    if (error instanceof RuleError) return error.message
    throw error
  }
  return ''
}
const names = (found: readonly Resource[]) => found.map((one) => one.id)

describe('built-in resources', () => {
  it('all say where and when they were confirmed', () => {
    for (const one of resources) {
      expect(one.source, one.id).not.toBe('')
      if (!one.unverified) expect(one.verified, one.id).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })
  it('that are shown name an address as their source', () => {
    for (const one of resources.filter((each) => !each.unverified))
      expect(one.source, one.id).toMatch(/^https:\/\//)
  })
  it('print numbers exactly as they are written', () => {
    const samaritans = resources.find((one) => one.id === 'gb-samaritans') as Resource
    expect(resourceLine(samaritans)).toContain('116 123')
    const refuge = resources.find((one) => one.id === 'gb-domestic-abuse-helpline') as Resource
    expect(resourceLine(refuge)).toContain('0808 2000 247')
    expect(resourceLine(refuge)).toContain('(for women)')
  })
})

describe('a file of resources', () => {
  const whole = entry('  source: https://one.example\n  verified: 2026-01-02\n')
  it('adds entries and replaces those it names again', () => {
    const own = { path: 'mine.yaml', text: whole.replace('one:', 'gb-samaritans:') }
    const merged = buildResources([builtIn, own])
    expect(merged).toHaveLength(resources.length)
    expect(merged.find((one) => one.id === 'gb-samaritans')?.phone).toBe('01 234')
    expect(buildResources([builtIn, { path: 'mine.yaml', text: whole }])).toHaveLength(resources.length + 1)
  })
  it('needs a source and a date', () => {
    expect(problems(whole)).toBe('')
    expect(problems(entry('  verified: 2026-01-02\n'))).toMatch(
      /^mine\.yaml:2:\d+: "one" has no "source", add it$/,
    )
    expect(problems(entry('  source: https://one.example\n'))).toMatch(/"one" has no "verified"/)
  })
  it.each([
    ['verified: soon', /"soon" is no date/],
    ['verified: 2026-02-31', /"2026-02-31" is no date/],
    ['fone: 12', /unknown key "fone"/],
    ['status: maybe', /"maybe" is no status/],
  ])('refuses %s', (line, message) => {
    expect(problems(entry(`  source: https://one.example\n  ${line}\n`))).toMatch(message)
  })
  it('tells all problems together, each with its place', () => {
    const found = problems(
      `${whole}two:\n  region: Ireland\n  kinds: [luck]\n  name: Two\n  for: everyone\n  source: x\n  verified: 2026-01-01\n`,
    )
    expect(found).toMatch(/mine\.yaml:10:\d+: "Ireland" is no region/)
    expect(found).toMatch(/mine\.yaml:11:\d+: "luck" is no kind of resource/)
    expect(found).toMatch(/no way to reach it/)
  })
})

describe('stale', () => {
  it('lists entries older than so many days at a given date', () => {
    const one = resources.find((each) => each.id === 'us-988-lifeline') as Resource
    expect(names(stale([{ ...one, verified: '2026-01-01' }], '2026-06-30', 180))).toEqual([])
    expect(names(stale([{ ...one, verified: '2026-01-01' }], '2026-07-01', 180))).toEqual([one.id])
  })
})

describe('help for a danger', () => {
  it.each([null, undefined, '', 'XX'])('is the directory alone where the region is %s', (region) => {
    const { lines, directory } = helpFor(resources, ['self-harm'], region)
    expect(lines).toEqual([])
    expect(directory?.chat).toBe('findahelpline.com')
  })
  it('is that of the region, whatever its case', () => {
    expect(names(helpFor(resources, ['self-harm'], 'us').lines)).toEqual(['us-988-lifeline'])
    expect(names(helpFor(resources, ['abuse-disclosure'], 'US').lines)[0]).toBe(
      'us-domestic-violence-hotline',
    )
    expect(helpFor(resources, ['self-harm'], 'UK')).toEqual(helpFor(resources, ['self-harm'], 'GB'))
  })
  it('serves each kind before any kind twice, with two lines at most', () => {
    const { lines } = helpFor(resources, ['abuse-disclosure', 'self-harm'], 'US')
    expect(names(lines).sort()).toEqual(['us-988-lifeline', 'us-domestic-violence-hotline'])
  })
  it('sets an open line or the directory beside one that is not for everyone', () => {
    for (const region of ['GB', 'IE']) {
      const { lines, directory } = helpFor(resources, ['abuse-disclosure'], region)
      expect([...lines, directory].some((one) => one?.whoFor.startsWith('everyone'))).toBe(true)
    }
  })
  it('never shows what nobody has confirmed', () => {
    for (const region of ['AU', 'NZ', 'CA'])
      expect(helpFor(resources, ['self-harm', 'violence'], region).lines).toEqual([])
    for (const region of ['GB', 'IE', 'US'])
      for (const kind of ['violence', 'self-harm', 'abuse-disclosure', 'coercion', 'control'] as const)
        expect(helpFor(resources, [kind], region).lines.filter((one) => one.unverified)).toEqual([])
  })
})
