/** Writes a file whole or not at all. The only door to write-file-atomic, which is loaded when something is written. */
export async function writeWhole(
  file: string,
  text: string | Uint8Array,
  options: { readonly mode?: number } = {},
): Promise<void> {
  const { default: write } = await import('write-file-atomic')
  await write(file, typeof text === 'string' ? text : Buffer.from(text), options)
}
