import type { Cache } from '../cache/cache.ts'
import { placed } from '../core/manuscript/placed.ts'
import type { Review } from '../core/types.ts'
import { RuleError } from '../rules/problem.ts'
import type { Contents } from './decode.ts'
import { CallError } from './io.ts'
import { openContents, type ReadOptions, unusedRemarks } from './open-draft.ts'
import type { Reviewer } from './reviewer.ts'
import type { AllSettings, Settings } from './settings.ts'
import type { Source } from './sources.ts'

/** A source that was looked at. */
export interface Seen {
  readonly source: Source
  readonly text: string
  /** Its spans are places in `text`. */
  readonly review: Review
  readonly settings: Settings
  /** What to say on stderr of how it was read. */
  readonly remarks: readonly string[]
}

/** The same, or why it could not be looked at. */
export type Looked = Seen | { readonly source: Source; readonly error: CallError | RuleError }

/** By which a file's format is told. */
const ENDING = /\.[^./]*$/

/** Looks at sources one by one; what the cache knows of one is not even opened. */
export function lookerFor(
  options: ReadOptions,
  settings: AllSettings,
  reviewer: Reviewer,
  cache: Cache | null,
): (source: Source) => Promise<Looked> {
  /** What a review depends on besides the rules and what stands in the file: how it is opened, and what is wanted. */
  const circumstances = ({ path }: Source, { bytes }: Contents, own: Settings) => [
    own.signature,
    JSON.stringify([
      own.review,
      path === '<argument>' || ENDING.exec(path)?.[0].toLowerCase(),
      bytes,
      options.me,
    ]),
  ]

  async function look(source: Source): Promise<Seen> {
    const own = await settings.of(source.configuredAs)
    const { rules } = own.engine
    const contents = await source.contents()
    const { text } = contents
    const origin = { source: text, rules, options: own.review }
    const key = cache?.keyOf(text, circumstances(source, contents, own)) ?? ''
    const before = cache?.get(key, origin) ?? null
    if (before && !before.remarked) return { source, text, review: before.review, settings: own, remarks: [] }
    const { manuscript, remarks: said } = await openContents(source.path, contents, options, rules)
    const review = before?.review ?? placed(manuscript, await reviewer.review(manuscript, own))
    const remarks = [...said, ...unusedRemarks(source.path, manuscript, review, rules, own.review)]
    if (!before) cache?.put(key, { review, remarked: remarks.length > 0 }, origin)
    return { source, text, review, settings: own, remarks }
  }

  return async (source) => {
    try {
      return await look(source)
    } catch (error) {
      if (error instanceof CallError || error instanceof RuleError) return { source, error }
      throw error
    }
  }
}
