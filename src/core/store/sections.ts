import { type Ints, joined, partOf } from './ints.ts'

/** The first integer; read backwards on a machine of the other byte order, which then cannot use the file. */
const MARK = 0x1c0ac4

/** Rows of integers in one, each to be found by its name. */
export type Sections<Name extends string> = Readonly<Record<Name, Ints>>

/** Writes `parts` one behind the other, after a mark and where each begins, in the order of `names`. */
export function writeSections<Name extends string>(
  names: readonly Name[],
  parts: Readonly<Record<Name, Int32Array>>,
): Int32Array {
  const head = new Int32Array(1 + names.length)
  head[0] = MARK
  let at = head.length
  for (const [i, name] of names.entries()) {
    head[1 + i] = at
    at += parts[name].length
  }
  return joined([head, ...names.map((name) => parts[name])])
}

export function sectionsOf<Name extends string>(names: readonly Name[], ints: Ints): Sections<Name> {
  const [mark, ...starts] = ints.read(0, 1 + names.length)
  if (mark !== MARK) throw new Error('these rules were built on another kind of machine: build them here')
  const entries = names.map((name, i) => [name, partOf(ints, starts[i] ?? 0)])
  return Object.fromEntries(entries) as Record<Name, Ints>
}
