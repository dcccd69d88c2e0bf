/** Numbers that look like chance and are the same each time. */
export interface Chance {
  /** From 0 to below 1. */
  next(): number
  /** True so often. */
  is(share: number): boolean
  /** Around 0, by 1 on average. */
  normal(): number
  /** The numbers below `count` in some order. */
  shuffled(count: number): Int32Array
}

export function chanceFrom(seed: number): Chance {
  let state = seed
  const next = () => {
    // xorshift32
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  return {
    next,
    is: (share) => next() < share,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffled(count) {
      const order = Int32Array.from({ length: count }, (_none, i) => i)
      for (let i = count - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        const other = order[j] as number
        order[j] = order[i] as number
        order[i] = other
      }
      return order
    },
  }
}
