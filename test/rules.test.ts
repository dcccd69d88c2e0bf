import { describe, expect, it } from 'vitest'
import { engineOf } from '../src/core/engine/engine.ts'
import { anyOf, wordsOf } from '../src/core/rules/words.ts'
import { buildRules } from '../src/rules/load.ts'
import { RuleError } from '../src/rules/problem.ts'
import { proveRules } from '../src/rules/prove.ts'
import { engine } from './engine.ts'

const RULE = `message: A label.
note: Why.
match: [you are (silly|daft)]
examples:
  invalid: [You are silly, you are daft]
  valid: [I am silly]
`
const problems = (...files: readonly (readonly [path: string, text: string])[]): string => {
  try {
    buildRules(files.map(([path, text]) => ({ path, text })))
  } catch (error) {
    if (error instanceof RuleError) return error.message
    throw error
  }
  return ''
}

describe('rule files', () => {
  it('load when they are sound', () => {
    expect(problems(['judgement/silly.yaml', RULE])).toBe('')
  })
  it('tell all problems of all files together, each with its place and what to do', () => {
    const found = problems(
      ['judgement/a.yaml', RULE.replace('message: A label.', 'mesage: A label.')],
      ['judgement/b.yaml', RULE.replace('you are (silly|daft)', 'you are (silly|daft')],
      ['judgement/c.yaml', RULE.replace('[you are (silly|daft)]', "['you @trait', 'so #Adjektive', 'x )']")],
      ['threat/d.yaml', RULE.replace(/examples[\s\S]*/, '')],
      ['threat/e.yaml', `${RULE}severity: awful\n`],
      ['threat/f.yaml', 'match: [a\n'],
    ).split('\n')
    const has = (start: string, part: string) =>
      expect(found.find((line) => line.startsWith(start) && line.includes(part))).toBeDefined()
    has('judgement/a.yaml:1:1:', 'unknown key "mesage", did you mean "message"? use one of: message,')
    has('judgement/a.yaml:1:1:', 'has no "message"')
    has('judgement/b.yaml:3:', '"(" is never closed')
    has('judgement/c.yaml:3:9', 'no phrase list is called @trait')
    has('judgement/c.yaml:3:', '#Adjektive is no tag of compromise')
    has('judgement/c.yaml:3:', 'closes nothing')
    has('threat/d.yaml:1:1:', 'has no examples')
    has('threat/e.yaml:7:11:', '"awful" is no severity, use one of: note, warning, error')
    has('threat/f.yaml:', 'mend the YAML')
  })
  it('refuse phrases that go round in a circle', () => {
    const phrases = "a: ['@b']\nb: ['@a']\n"
    expect(problems(['phrases/x.yaml', phrases])).toContain('break the circle')
  })
  it('have lists that are read as words, with those of the lists they use', () => {
    const text = "pet: [cat, dog's, '@bird']\nbird: [wren (old)]\n"
    const rules = buildRules([{ path: 'phrases/x.yaml', text }])
    expect(wordsOf(rules, 'pet')).toEqual(['cat', "dog's", 'wren (old)'])
    const pets = new RegExp(`^(?:${anyOf(rules, 'pet')})$`)
    expect(['cat', 'dog’s', 'wren (old)', 'wren old', 'bird'].filter((word) => pets.test(word))).toEqual([
      'cat',
      'dog’s',
      'wren (old)',
    ])
    expect(new RegExp(anyOf(rules, 'fish')).test('')).toBe(false)
  })
  it('fail their own proof when an example does not hold', () => {
    const broken = RULE.replace('[You are silly, you are daft]', '[You are silly, You are kind]').replace(
      '[I am silly]',
      '[You are silly]',
    )
    const failures = proveRules(
      engineOf(
        buildRules([
          { path: 'judgement/silly.yaml', text: broken.replace('match: [', 'match: [you are mad, ') },
        ]),
      ),
    )
    expect(failures.map((failure) => failure.message)).toEqual([
      'does not find its invalid example: You are kind',
      'no invalid example is matched by: you are mad',
      'judgement/silly finds something in the valid line: You are silly',
    ])
  })
})

describe('the built-in rules', () => {
  it('find their invalid examples and stay silent on their valid ones', () => {
    expect(proveRules(engine)).toEqual([])
  })
  it('have an id, a pattern and words of their own', () => {
    const ids = engine.rules.patterns.map((rule) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
    const shaming = /\b(toxic|manipulat\w*|abusive|wrong|bad|fail\w*|score|must|actually)\b|!/i
    for (const { message, note } of engine.rules.patterns) {
      // What a rule quotes is the writer's, not the coach's.
      expect(`${message} ${note}`.replace(/["“'‘][^"”]*["”'’]/g, '')).not.toMatch(shaming)
    }
  })
})
