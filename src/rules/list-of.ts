import type { Reader, Value } from './yaml.ts'

/** The names in a list, of those that are known; a problem for each other one. */
export function listOf<T extends string>(
  reader: Reader,
  value: Value | undefined,
  known: readonly T[],
  what: string,
): T[] {
  if (!value) return []
  return reader.items(value, what).flatMap((item) => reader.oneOf(item, known, what) ?? [])
}
