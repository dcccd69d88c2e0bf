import { placesOf } from '../detect/detect.ts'
import type { Search } from '../engine/search.ts'
import { EVERYDAY, type RuleSet } from '../rules/data.ts'
import { isDanger, type Notice, type SafetyMark } from '../types.ts'
import { dangerWords, type LookAlike } from './words.ts'

export interface Safety {
  /** In order of place. */
  readonly marks: readonly SafetyMark[]
  readonly notices: readonly Notice[]
  /** The draft holds a danger or ends contact: nothing in it is coached. */
  readonly stop: boolean
}

/** Each sign once: without those that stand whole within another of their kind. In order of place. */
function outermost(marks: readonly SafetyMark[]): SafetyMark[] {
  const reached = new Map<SafetyMark['kind'], number>()
  return marks
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ kind, end }) => {
      const further = end > (reached.get(kind) ?? 0)
      if (further) reached.set(kind, end)
      return further
    })
}

/** Looks for danger and for limits over a whole draft, quoted words included. Runs before all else. */
export function safetyOf(rules: Pick<RuleSet, 'safety' | 'phrases'>, heard: Search): Safety {
  const marks: SafetyMark[] = []
  const notices: Notice[] = []
  const lookAlikes: LookAlike[] = []
  const words = dangerWords(heard, rules.phrases[EVERYDAY.list] ? EVERYDAY.source : null)
  for (const matched of heard.matched('safety', rules.safety)) {
    const { rule } = matched
    const places = placesOf(matched, [], heard)
    for (const place of places.lookAlikes) lookAlikes.push({ kind: rule.kind, place })
    for (const { start, end, quote } of places.hits) {
      if (!words.allow(rule, { start, end })) continue
      if (rule.kind === 'notice') notices.push({ message: rule.message, start, end })
      else marks.push({ kind: rule.kind, start, end, quote, rewrite: rule.kind === 'boundary' })
    }
  }
  const limits = marks.filter(({ kind }) => kind === 'boundary')
  const all = outermost([...marks, ...words.marks(limits, lookAlikes)])
  return { marks: all, notices, stop: all.some((mark) => isDanger(mark.kind) || mark.kind === 'no-contact') }
}
