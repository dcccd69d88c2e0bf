import { readFileSync } from 'node:fs'
import { type Engine, engineOf } from '../core/engine/engine.ts'
import { unpackCues, unpackRules } from '../core/rules/packed.ts'

// The files are ASCII, which Node reads fastest as Latin 1.
const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'latin1')

/** The engine on the built-in rules, which the build left beside this file, checked and packed. */
export function builtinEngine(): Engine {
  return engineOf(
    unpackRules(read('./rules.txt'), () => read('./weights.txt')),
    unpackCues(read('./cues.txt')),
  )
}

/** A hash of the built-in rules, worked out when they were built. */
export const builtinSignature = (): string => read('./rules.sha256')
