import { placesOf } from './points.ts'
import { visible } from './visible.ts'

/** Offsets of a text as editors and terminals understand places: `path:line:column`. */
export function placesIn(path: string, text: string): (offset: number) => string {
  const point = placesOf(text)
  const name = visible(path)
  return (offset) => {
    const { line, column } = point(offset)
    return `${name}:${line}:${column}`
  }
}
