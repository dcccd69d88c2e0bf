import { hitsOf } from '../detect/detect.ts'
import type { Search } from '../engine/search.ts'
import type { SafetyRule } from '../rules/data.ts'
import { isDanger, type Notice, type SafetyMark } from '../types.ts'

export interface Safety {
  /** In order of place. */
  readonly marks: readonly SafetyMark[]
  readonly notices: readonly Notice[]
  /** The draft holds a danger or ends contact: nothing in it is coached. */
  readonly stop: boolean
}

/** Looks for danger and for limits over a whole draft, quoted words included. Runs before all else. */
export function safetyOf(rules: readonly SafetyRule[], heard: Search): Safety {
  const marks: SafetyMark[] = []
  const notices: Notice[] = []
  for (const matched of heard.matched('safety', rules)) {
    const { rule } = matched
    for (const { start, end, quote } of hitsOf(matched, [], heard)) {
      if (rule.kind === 'notice') notices.push({ message: rule.message, start, end })
      else marks.push({ kind: rule.kind, start, end, quote, rewrite: rule.kind === 'boundary' })
    }
  }
  marks.sort((a, b) => a.start - b.start)
  return { marks, notices, stop: marks.some((mark) => isDanger(mark.kind) || mark.kind === 'no-contact') }
}
