/** How a run can be reported. */
export const FORMATS = [
  'pretty',
  'line',
  'json',
  'sarif',
  'github',
  'checkstyle',
  'junit',
  'markdown',
] as const
export type Format = (typeof FORMATS)[number]

/** A format and the file it goes to; null for standard output. */
export interface NamedFormat {
  readonly format: Format
  readonly file: string | null
}

/** Reads `sarif` or `sarif=report.sarif`; null for what is no format. */
export function formatNamed(text: string): NamedFormat | null {
  const [name, ...rest] = text.split('=')
  const format = FORMATS.find((one) => one === name)
  const file = rest.length > 0 ? rest.join('=') : null
  return format && file !== '' ? { format, file } : null
}
