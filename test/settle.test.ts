import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rewrite } from '../src/core/rewrite.ts'
import { applyEdits, editsOf } from '../src/core/suggest/compose.ts'
import { settledEdits } from '../src/core/suggest/settle.ts'
import type { Finding, SuggestionKind } from '../src/core/types.ts'
import { readCorpus } from '../src/evaluation/corpus.ts'
import { engine } from './engine.ts'
import { ROOT } from './root.ts'

/** A push from one place of `text` to another, with one suggestion. */
function push(text: string, start: number, end: number, kind: SuggestionKind, words: string): Finding {
  return {
    ruleId: 'threat/some',
    pattern: 'threat',
    shift: 'request',
    severity: 'warning',
    start,
    end,
    quote: text.slice(start, end),
    ask: null,
    message: '',
    note: '',
    suggestions: [{ kind, shift: 'request', start, end, text: words }],
  }
}

describe('rewriting again', () => {
  it('changes nothing more', () => {
    const drafts = readCorpus(join(ROOT, 'fixtures', 'corpus', 'dev.jsonl')).filter(
      (_draft, i) => i % 4 === 0,
    )
    for (const draft of drafts) {
      const once = rewrite(engine, draft.text).text
      expect(rewrite(engine, once).text).toBe(once)
    }
  }, 60_000)

  it('also takes what only shows once the push beside it is gone', () => {
    const { text } = rewrite(
      engine,
      "It's my hands that are raw from washing your mum. I break my back so you can play the good son on Sundays. Do the Thursdays",
    )
    expect(text).toMatch(/^Do the Thursdays/)
  })

  it('gives the edits of both rounds as edits of the first text', () => {
    const cuts = fc.uniqueArray(fc.nat(60), { minLength: 2, maxLength: 8 })
    const words = fc.constantFrom('', 'we could talk it through')
    fc.assert(
      fc.property(cuts, cuts, words, words, (first, second, said, saidThen) => {
        const text = 'word and word then more of it '.repeat(12)
        const pushes = (whole: string, at: readonly number[], kind: SuggestionKind, put: string) => {
          const marks = at
            .map((n) => n * 5)
            .filter((n) => n < whole.length)
            .sort((a, b) => a - b)
          return marks.flatMap((mark, i) =>
            i % 2 === 1 ? [push(whole, marks[i - 1] as number, mark, kind, put)] : [],
          )
        }
        const once = pushes(text, first, 'shift', said)
        const rewritten = applyEdits(text, editsOf(text, once))
        const then = pushes(rewritten, second, 'smallest', saidThen)
        let looked = 0
        const settled = settledEdits(text, once, undefined, () => (looked++ === 0 ? then : []))
        const expected =
          rewritten === text ? text : applyEdits(rewritten, editsOf(rewritten, then, 'smallest'))
        expect(applyEdits(text, settled)).toBe(expected)
        for (const { finding } of settled) expect(text.slice(finding.start, finding.end)).toBe(finding.quote)
      }),
    )
  })
})
