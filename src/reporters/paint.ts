/** How a reporter marks parts of its text. */
export interface Paint {
  readonly strong: (text: string) => string
  readonly quote: (text: string) => string
  readonly accent: (text: string) => string
  readonly dim: (text: string) => string
  /** Words that a change takes out and brings in; without colour marked as git does. */
  readonly removed: (text: string) => string
  readonly added: (text: string) => string
}

const same = (text: string) => text
export const PLAIN: Paint = {
  strong: same,
  quote: same,
  accent: same,
  dim: same,
  removed: (text) => `[-${text}-]`,
  added: (text) => `{+${text}+}`,
}
