/** What is looked at in a folder, unless `--ext` says otherwise. */
export const DRAFT_EXTENSIONS: readonly string[] = ['.txt', '.md', '.markdown', '.eml']

export function hasExtension(path: string, extensions: readonly string[]): boolean {
  const lower = path.toLowerCase()
  return extensions.some((extension) => lower.endsWith(extension))
}

const hasSlash = (argument: string) => /[/\\]/.test(argument)

/** A word without white space that has a slash or a draft's extension is meant as a path. */
export function looksLikePath(argument: string): boolean {
  if (/\s/.test(argument) || argument === '') return false
  return hasSlash(argument) || hasExtension(argument, DRAFT_EXTENSIONS)
}

/** Every sign that a glob can have; of these a message may hold many. */
const SIGN = /[*?[\](){}!+@|\\]/
/** A glob with white space has one of these, with which few messages are written, and is a path else: "my notes/*.txt". */
const SURE_SIGN = /[*?[{]/

/** Whether files are to be looked for that an argument may find. */
export function looksLikeGlob(argument: string): boolean {
  if (!/\s/.test(argument)) return SIGN.test(argument)
  const isLine = !/[\r\n]/.test(argument)
  return (
    isLine && SURE_SIGN.test(argument) && (hasSlash(argument) || hasExtension(argument, DRAFT_EXTENSIONS))
  )
}
