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

/** A word in stars (`**really**`), or one with marks that sentences have (`you're*`, `why?!`) or in brackets, is a message. */
const OF_MESSAGE = /^\*+[^*.].*\*$|['’"“”,;!…]|[.?:]$|^\[[^\]]*\]$/

/** Where a glob has its signs and a word of a message has not: those of `f*ck`, `sh**`, `*your` and `:*` stand elsewhere. */
const OF_GLOB = [
  /^\*{1,2}$/,
  // *.letter, *-draft, draft-*, 2024.*.letter
  /[*?]\.[\p{L}\p{N}]|^\*[_-][\p{L}\p{N}]|[\p{L}\p{N}][._-][*?](?:$|[._-])/u,
  // letters*
  /^[^*]*\p{L}[\p{L}\p{N}_\])]*\*$/u,
  // dra?t
  /[\p{L}\p{N}]\?+[\p{L}\p{N}]/u,
  // letter[12]
  /[\p{L}\p{N}._*-]\[[^\]]+\]|\[[^\]]+\][\p{L}\p{N}._*-]/u,
]

/** Whether an argument is meant as a glob, so that it is a mistake where no file matches. */
export function meantAsGlob(argument: string): boolean {
  if (/\s/.test(argument)) return false
  // What only globs have may hold marks of sentences: [!ab], {a,b}.
  const plain = argument.replace(/\[[!^]/g, '[').replace(/\{[^}]*\}/g, 'x')
  return !OF_MESSAGE.test(plain) && OF_GLOB.some((sign) => sign.test(plain))
}
