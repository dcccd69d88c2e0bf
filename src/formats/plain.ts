import { type Manuscript, manuscriptOf } from '../core/manuscript/manuscript.ts'
import { verbatim } from '../core/manuscript/traced.ts'
import { carve } from './carve.ts'
import { withComments } from './ignores.ts'
import { linesOf, mailCarvings } from './mail.ts'
import { unwrapped } from './wrapped.ts'

/** Reads plain text as it may be kept or pasted: with quoted mails, a signature, hard-wrapped lines, ignore comments. */
export function plain(source: string): Manuscript {
  const lines = linesOf(source)
  const carvings = [...mailCarvings(source, lines), ...unwrapped(lines)]
  return withComments(manuscriptOf(carve(verbatim(source), carvings)))
}
