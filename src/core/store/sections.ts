import { type Ints, joined, partOf } from './ints.ts'

/** Rows of integers in one, each to be found by its name. */
export type Sections<Name extends string> = Readonly<Record<Name, Ints>>

/** Writes `parts` one behind the other, after where each begins, in the order of `names`. */
export function writeSections<Name extends string>(
  names: readonly Name[],
  parts: Readonly<Record<Name, Int32Array>>,
): Int32Array {
  const head = new Int32Array(names.length)
  let at = head.length
  for (const [i, name] of names.entries()) {
    head[i] = at
    at += parts[name].length
  }
  return joined([head, ...names.map((name) => parts[name])])
}

export function sectionsOf<Name extends string>(names: readonly Name[], ints: Ints): Sections<Name> {
  const starts = ints.read(0, names.length)
  const entries = names.map((name, i) => [name, partOf(ints, starts[i] ?? 0)])
  return Object.fromEntries(entries) as Record<Name, Ints>
}
