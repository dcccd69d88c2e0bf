import { ROLES } from '../../core/weigh/network.ts'
import type { Chance } from './chance.ts'
import { DROPPED, HIDDEN, type Net, SEEN } from './net.ts'
import { NO_SIGHT, type Sight } from './sights.ts'

/** The odds of one sentence and what its labels say to them, back to what was seen. */
export function weighSentence(
  { columns, learners }: Net,
  sights: readonly Sight[],
  at: number,
  labels: readonly boolean[],
  weight: number,
  chance: Chance,
): void {
  const { units, unitBiases, outs, outBiases } = learners
  const roles = ROLES.map((beside) => sights[at + beside] ?? NO_SIGHT)
  const own = roles[0] as Sight
  const taken = unitBiases.values.slice()
  for (const [role, { fits }] of roles.entries()) {
    for (let k = 0; k < SEEN; k++) {
      const fit = fits[k] as number
      if (fit === 0) continue
      const from = (k * ROLES.length + role) * HIDDEN
      for (let h = 0; h < HIDDEN; h++)
        taken[h] = (taken[h] as number) + fit * (units.values[from + h] as number)
    }
  }
  const scale = 1 / (1 - DROPPED.hidden)
  const open = Float32Array.from(taken, (value) => (value > 0 && !chance.is(DROPPED.hidden) ? scale : 0))
  const back = new Float32Array(HIDDEN)
  for (let c = 0; c < columns; c++) {
    let odds = outBiases.values[c] as number
    for (let h = 0; h < HIDDEN; h++)
      odds += (taken[h] as number) * (open[h] as number) * (outs.values[h * columns + c] as number)
    for (let k = 0; k < SEEN; k++)
      odds += (own.fits[k] as number) * (outs.values[(HIDDEN + k) * columns + c] as number)
    const slope = weight * (1 / (1 + Math.exp(-odds)) - (labels[c] ? 1 : 0))
    outBiases.slopes[c] = (outBiases.slopes[c] as number) + slope
    for (let h = 0; h < HIDDEN; h++) {
      if (open[h] === 0) continue
      const there = h * columns + c
      outs.slopes[there] = (outs.slopes[there] as number) + slope * (taken[h] as number) * (open[h] as number)
      back[h] = (back[h] as number) + slope * (open[h] as number) * (outs.values[there] as number)
    }
    for (let k = 0; k < SEEN; k++) {
      const there = (HIDDEN + k) * columns + c
      outs.slopes[there] = (outs.slopes[there] as number) + slope * (own.fits[k] as number)
      own.slopes[k] = (own.slopes[k] as number) + slope * (outs.values[there] as number)
    }
  }
  for (let h = 0; h < HIDDEN; h++)
    unitBiases.slopes[h] = (unitBiases.slopes[h] as number) + (back[h] as number)
  for (const [role, { fits, slopes, kept }] of roles.entries()) {
    for (let k = 0; k < SEEN; k++) {
      const fit = fits[k] as number
      // A filter that was dropped, or saw nothing, neither speaks nor learns.
      if (fit === 0 && (kept[k] ?? 0) === 0) continue
      const from = (k * ROLES.length + role) * HIDDEN
      let slope = 0
      for (let h = 0; h < HIDDEN; h++) {
        units.slopes[from + h] = (units.slopes[from + h] as number) + (back[h] as number) * fit
        slope += (back[h] as number) * (units.values[from + h] as number)
      }
      slopes[k] = (slopes[k] as number) + slope
    }
  }
}
