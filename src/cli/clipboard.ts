/** Copies a text; tells whether there was a clipboard to copy it to. The only door to clipboardy. */
export async function copied(text: string): Promise<boolean> {
  try {
    const { default: clipboard } = await import('clipboardy')
    await clipboard.write(text)
    return true
  } catch {
    // What it throws depends on the system and says nothing that a writer could use.
    return false
  }
}
