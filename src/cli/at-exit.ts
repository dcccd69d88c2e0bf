/**
 * Runs `clear` when the process ends, also by a signal; the function it resolves to takes that back. The only door to
 * signal-exit.
 */
export async function atExit(clear: () => void): Promise<() => void> {
  const { onExit } = await import('signal-exit')
  return onExit(clear)
}
