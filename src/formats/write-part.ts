/** A line of quoted-printable may hold 76 characters, its "=" among them. */
const LINE = 72

/** Words as quoted-printable in UTF-8, on lines of their own that join what stands before and after them. */
export function writeQuotedPrintable(words: string, eol: string): string {
  if (words === '') return ''
  const lines = ['', '']
  for (const byte of Buffer.from(words)) {
    const plain = byte >= 32 && byte < 127 && byte !== 61
    const unit = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    const line = lines.pop() ?? ''
    if (line.length + unit.length > LINE) lines.push(line, unit)
    else lines.push(line + unit)
  }
  return [...lines, ''].join(`=${eol}`)
}
