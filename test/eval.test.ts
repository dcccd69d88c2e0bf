import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { review } from '../src/core/review.ts'
import { readCorpus } from '../src/evaluation/corpus.ts'
import { score } from '../src/evaluation/score.ts'
import { engine } from './engine.ts'
import { ROOT } from './root.ts'

/** The level that no change may lose silently; raise it when the rules get better. */
interface Floor {
  readonly precision: number
  readonly recall: number
  /** The lowest recall of any one pattern. */
  readonly patternRecall: number
  readonly spanRecall: number
  /** The largest share of clean drafts with a finding. */
  readonly cleanFlagged: number
  readonly dangerRecall: number
  /** The largest share of drafts with danger that are coached all the same; none unless given. */
  readonly dangerCoached?: number
  readonly falseSafety: number
}

const folder = join(ROOT, 'fixtures', 'corpus')
const floors = JSON.parse(readFileSync(join(ROOT, 'fixtures', 'floors.json'), 'utf8')) as Record<
  string,
  Floor
>

describe.each(Object.entries(floors))('on %s.jsonl', (name, floor) => {
  const drafts = readCorpus(join(folder, `${name}.jsonl`))
  const reviews = drafts.map((draft) => review(engine, draft.text))
  const result = score(drafts, reviews)

  it('keeps its precision and recall', () => {
    const { all, ...patterns } = result.patterns
    expect(all?.precision).toBeGreaterThanOrEqual(floor.precision)
    expect(all?.recall).toBeGreaterThanOrEqual(floor.recall)
    for (const one of Object.values(patterns))
      if (one.n > 0) expect(one.recall).toBeGreaterThanOrEqual(floor.patternRecall)
    expect(result.spanRecall).toBeGreaterThanOrEqual(floor.spanRecall)
  })
  it('leaves clean drafts alone', () => {
    expect(result.cleanFlagged / result.clean).toBeLessThanOrEqual(floor.cleanFlagged)
  })
  it('sees danger, coaches none or little of it and raises few false alarms', () => {
    if (result.danger.n > 0)
      expect(result.danger.found / result.danger.n).toBeGreaterThanOrEqual(floor.dangerRecall)
    expect(result.danger.coached / (result.danger.n || 1)).toBeLessThanOrEqual(floor.dangerCoached ?? 0)
    expect(result.danger.falseAlarms / result.danger.others).toBeLessThanOrEqual(floor.falseSafety)
  })
  it('quotes what stands at its place', () => {
    for (const [i, { findings }] of reviews.entries()) {
      for (const { start, end, quote } of findings) expect(drafts[i]?.text.slice(start, end)).toBe(quote)
    }
  })
})
