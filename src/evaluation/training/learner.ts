/** Values that learn: whoever uses them adds to their slopes, then they take a step and the slopes are wiped. */
export interface Learner {
  readonly values: Float32Array
  readonly slopes: Float32Array
  /** Says that the slopes of a row are no longer nothing; needed where only rows that were touched learn. */
  touch(row: number): void
  learn(rate: number): void
}

const MEAN = 0.9
const SQUARE = 0.999
const TINY = 1e-8

/** `count` values, all of which learn at each step: Adam (Kingma & Ba 2015) with decay set apart (Loshchilov & Hutter 2019). */
export function learner(count: number, start: () => number = () => 0, decay = 0): Learner {
  const adam = adamOf(count, start, decay)
  let step = 0
  return {
    ...adam,
    touch() {},
    learn(rate) {
      adam.learn(0, count, rate, ++step)
    },
  }
}

/** Rows of `width` values, of which those that were touched learn. */
export function learnerOfRows(rows: number, width: number, start: () => number): Learner {
  const adam = adamOf(rows * width, start, 0)
  const touched = new Set<number>()
  let step = 0
  return {
    ...adam,
    touch: (row) => void touched.add(row),
    learn(rate) {
      step++
      for (const row of touched) adam.learn(row * width, (row + 1) * width, rate, step)
      touched.clear()
    },
  }
}

function adamOf(count: number, start: () => number, decay: number) {
  const values = Float32Array.from({ length: count }, start)
  const slopes = new Float32Array(count)
  const means = new Float32Array(count)
  const squares = new Float32Array(count)
  return {
    values,
    slopes,
    learn(from: number, to: number, rate: number, step: number) {
      const [meanBias, squareBias] = [1 - MEAN ** step, 1 - SQUARE ** step]
      for (let i = from; i < to; i++) {
        const slope = slopes[i] as number
        const mean = MEAN * (means[i] as number) + (1 - MEAN) * slope
        const square = SQUARE * (squares[i] as number) + (1 - SQUARE) * slope * slope
        means[i] = mean
        squares[i] = square
        const value = values[i] as number
        values[i] = value - rate * (mean / meanBias / (Math.sqrt(square / squareBias) + TINY) + decay * value)
        slopes[i] = 0
      }
    },
  }
}
