import { describe, expect, it } from 'vitest'
import { engineOf } from '../src/core/engine/engine.ts'
import { MatchSyntaxError, parseMatch } from '../src/core/match/parse.ts'
import { formsOf } from '../src/core/nlp.ts'
import type { Veto } from '../src/core/rules/data.ts'
import { draftOf } from '../src/core/text/draft.ts'
import { buildRules } from '../src/rules/load.ts'
import { engine } from './engine.ts'

const phrases = {
  penalty: ['leave', 'move out', 'not (talk|cook)'],
  person: ['brother', 'sister'],
}
const parse = (source: string) => parseMatch(source, formsOf)
const forms = { leave: formsOf('leave'), listen: formsOf('listen') }
const nothing = buildRules([])

/** What `source` matches in `text`, or null; captures after it. */
function match(source: string, text: string) {
  const reading = draftOf(text, engine.lexicon).own
  const veto: Veto = { name: 'tried', for: [], scope: 'hit', match: [source], unless: [] }
  const [found] = engineOf({ ...nothing, phrases, forms, vetoes: [veto] })
    .search(reading)
    .allOf([source])
    .flat()
  if (!found) return null
  const slice = (from: number, to: number) =>
    text.slice(reading.tokens[from]?.start, reading.tokens[to - 1]?.end)
  const captures = Object.fromEntries(
    [...found.captures].map(([name, [from, to]]) => [name, slice(from, to)]),
  )
  return { text: slice(found.from, found.to), captures }
}
const matched = (source: string, text: string) => match(source, text)?.text ?? null

describe('the match language', () => {
  it('matches words in any spelling and nested groups of them', () => {
    expect(matched('if you (do not|never) come', "If u don't come")).toBe("If u don't come")
    expect(matched('i (will|am (going|about) to) @penalty', "I'm gonna move out")).toBe("I'm gonna move out")
    expect(matched('i will @penalty', "I won't leave")).toBeNull()
  })
  it('knows roots, tags and regular expressions', () => {
    expect(matched('you {leave}', 'you left')).toBe('you left')
    expect(matched('so #Adjective', 'you are so arrogant')).toBe('so arrogant')
    expect(matched('/(un)?fair/ to me', 'unfair to me')).toBe('unfair to me')
  })
  it('captures as little as it can before what follows', () => {
    expect(
      match('if you do not [<ask>.+] i will @penalty', "if you don't come to the class, I'll leave")
        ?.captures,
    ).toEqual({
      ask: 'come to the class',
    })
  })
  it('steps over fillers, emoji and names called out, but never over what matters', () => {
    expect(matched('you are stubborn', 'you are honestly just so stubborn')).not.toBeNull()
    expect(matched('you never listen', 'You, Graham, never listen')).not.toBeNull()
    expect(matched('you are stubborn', 'you are not stubborn')).toBeNull()
  })
  it('goes over a sentence end in one of several alternatives too', () => {
    expect(matched('come home (// or else|please)', 'Come home. Or else.')).toBe('Come home. Or else')
    expect(matched('come home (// or else|please)', 'Come home, please')).toBe('Come home, please')
  })
  it('keeps nothing of what it only looked at', () => {
    expect(matched('come home >(// or) .', 'Come home. Or else.')).toBeNull()
    expect(match('(come !>([<x>home] fast) home|come home) fast', 'Come home fast')?.captures).toEqual({})
  })
  it('crosses commas, but a sentence end only where the match allows it', () => {
    expect(matched('come or else', 'Come, or else')).toBe('Come, or else')
    expect(matched('come or else', 'Come. Or else')).toBeNull()
    expect(matched('come // or else', 'Come. Or else')).toBe('Come. Or else')
  })
  it('knows the edges of clauses, sentences and questions', () => {
    expect(matched('^ stop that', 'please stop that')).toBe('stop that')
    expect(matched('^ stop that', 'I stop that')).toBeNull()
    expect(matched('you care $', 'you care, I know')).toBe('you care')
    expect(matched('you care $', 'you care about it')).toBeNull()
    expect(matched('you care $?', 'Do you care?')).toBe('you care')
    expect(matched('you care $?', 'You care.')).toBeNull()
  })
  it('looks around without taking words', () => {
    expect(matched('you >(never) .', 'you never')).toBe('you never')
    expect(matched('!<(my) brother', 'my brother')).toBeNull()
    expect(matched('<(my) brother', 'my brother')).toBe('brother')
    expect(matched('you !>(never|always) {listen}', 'you listen')).toBe('you listen')
  })
  it('reads "ur" as your and as you are', () => {
    expect(matched('your brother', 'ur brother')).toBe('ur brother')
    expect(matched('you are late', 'ur late')).toBe('ur late')
  })

  it.each([
    ['you (never|always', 4],
    ['you never)', 9],
    ['[ask>x]', 1],
    ['you |', 5],
    ['{leave', 0],
    ['a{3,1}', 1],
    ['/(/', 0],
    ['you ;', 4],
  ])('says where %j is wrong', (source, at) => {
    try {
      parse(source)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(MatchSyntaxError)
      expect((error as MatchSyntaxError).at).toBe(at)
    }
  })
})
