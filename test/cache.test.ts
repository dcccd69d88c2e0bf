import { join } from 'node:path'
import { expect, it } from 'vitest'
import { entryOf, knownOf } from '../src/cache/entry.ts'
import { review } from '../src/core/review.ts'
import { readCorpus } from '../src/evaluation/corpus.ts'
import { engine } from './engine.ts'
import { ROOT } from './root.ts'

it('tells every review of a letter again from its entry and the letter, so that none is made twice', () => {
  const letters = readCorpus(join(ROOT, 'fixtures', 'corpus', 'letters.jsonl')).slice(0, 300)
  for (const { text } of letters) {
    const origin = { source: text, rules: engine.rules, options: {} }
    const before = { review: review(engine, text), remarked: false }
    const entry = entryOf(before, origin)
    expect(entry, text).not.toBeNull()
    if (entry) expect(knownOf(entry, origin)).toEqual(before)
  }
})
