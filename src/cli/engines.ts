import type { Engine } from '../core/engine/engine.ts'
import { known } from '../core/known.ts'
import { builtinBytes, builtinEngine, builtinSignature } from './builtin.ts'

/** Rules made ready, and a text that is another one whenever they or the code that reads drafts by them are. */
export interface LoadedRules {
  readonly engine: Engine
  readonly signature: string
  /** The rules as they ship, for other threads. */
  bytes(): SharedArrayBuffer
}

const loaded = new Map<string, Promise<LoadedRules>>()

/** The built-in rules with those of `folders` over them; loaded once, and YAML only for rules of one's own. */
export function rulesIn(folders: readonly string[]): Promise<LoadedRules> {
  return known(loaded, folders.join('\0'), async () => {
    if (folders.length === 0)
      return { engine: builtinEngine(), signature: builtinSignature(), bytes: builtinBytes }
    const { ownRules } = await import('./own-rules.ts')
    return ownRules(folders)
  })
}
