import { readFileSync } from 'node:fs'

/** A labelled draft, as `fixtures/corpus/*.jsonl` holds them. */
export interface LabelledDraft {
  readonly id: string
  readonly text: string
  readonly spans: readonly {
    readonly quote: string
    readonly pattern: string
    readonly alt?: readonly string[]
  }[]
  readonly safety: readonly string[]
  /** The sentences that show a danger; empty where only the whole does, missing where nobody marked any. */
  readonly signs?: readonly string[]
  readonly ask?: string | null
  readonly note?: string
  readonly rewrite?: string
}

export function readCorpus(path: string): LabelledDraft[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as LabelledDraft)
}
