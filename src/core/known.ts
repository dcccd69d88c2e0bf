/** The value kept under `key`, made and kept the first time it is asked for. */
export function known<K, V>(kept: Map<K, V>, key: K, make: () => V): V {
  const before = kept.get(key)
  if (before !== undefined) return before
  const made = make()
  kept.set(key, made)
  return made
}
