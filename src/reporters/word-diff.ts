import { diffWordsWithSpace } from 'diff'
import type { Edit } from '../core/suggest/compose.ts'
import type { Paint } from './paint.ts'
import { visible } from './visible.ts'

/** Line by line, so that line ends stay. */
const shown = (text: string) => text.split(/\r?\n/).map(visible).join('\n')

/** With less than this share of words kept, single words that happen to be the same only make it hard to read. */
const MUCH_KEPT = 0.6

interface Part {
  readonly value: string
  readonly removed: boolean
  readonly added: boolean
}

function partsOf(before: string, after: string): readonly Part[] {
  const parts = diffWordsWithSpace(before, after)
  const kept = parts.filter((part) => !part.removed && !part.added).map((part) => part.value)
  if (kept.join('').length >= MUCH_KEPT * Math.max(before.length, after.length)) return parts
  return [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ].filter((part) => part.value !== '')
}

/**
 * A draft with what its edits take out and bring in, word by word where most words stay; without colour as `[-out-]`
 * and `{+in+}`, which is how git shows words too.
 */
export function wordDiff(text: string, edits: readonly Edit[], paint: Paint): string {
  let done = ''
  let at = 0
  for (const edit of edits) {
    done += shown(text.slice(at, edit.start))
    for (const part of partsOf(text.slice(edit.start, edit.end), edit.text)) {
      const words = shown(part.value)
      done += part.removed ? paint.removed(words) : part.added ? paint.added(words) : words
    }
    at = edit.end
  }
  const whole = done + shown(text.slice(at))
  return whole.endsWith('\n') ? whole : `${whole}\n`
}
