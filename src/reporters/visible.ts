/**
 * Control characters of a draft made visible, so that echoing it can't move the cursor, ring or recolour the terminal.
 * Line ends become spaces; bidirectional overrides are shown too.
 */
export function visible(text: string): string {
  return (
    text
      .replace(/\s*(?:\r\n|\n|\r)\s*/g, ' ')
      .replace(/\t/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to show
      .replace(/[\u0000-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
      .replace(
        /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
  )
}
