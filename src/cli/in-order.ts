/** Starts work on items, `width` at a time, and gives the results in the order of the items. */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = []
  const start = (item: T) => {
    const result = work(item)
    // One that fails while an earlier one is awaited is reported when its turn comes.
    result.catch(() => undefined)
    running.push(result)
  }
  for (const item of items) {
    start(item)
    const next = running.length >= width ? running.shift() : undefined
    if (next) yield await next
  }
  for (const result of running) yield await result
}
