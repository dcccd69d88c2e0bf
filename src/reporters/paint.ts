/** How a reporter marks parts of its text; without colour each gives its text back. */
export interface Paint {
  readonly strong: (text: string) => string
  readonly quote: (text: string) => string
  readonly accent: (text: string) => string
  readonly dim: (text: string) => string
}

const same = (text: string) => text
export const PLAIN: Paint = { strong: same, quote: same, accent: same, dim: same }
