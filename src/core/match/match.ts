/** What a match captured, by slot: token positions `[from, to)`. */
export type Captured = ReadonlyMap<string, readonly [from: number, to: number]>

/** Token positions `[from, to)` of a match, and of what it captured. */
export interface Match {
  readonly from: number
  readonly to: number
  readonly captures: Captured
}
