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

/** A format and the file it goes to; null for standard output, which may be named too. */
export interface NamedFormat {
  readonly format: Format
  readonly file: string | null
}

/** A file of this name is none, as for other tools. */
export const STANDARD_OUTPUT = '-'

/** Reads `sarif` or `sarif=report.sarif`; null for what is no format. */
export function formatNamed(text: string): NamedFormat | null {
  const [name, ...rest] = text.split('=')
  const format = FORMATS.find((one) => one === name)
  const file = rest.length > 0 ? rest.join('=') : null
  return format && file !== '' ? { format, file: file === STANDARD_OUTPUT ? null : file } : null
}
