const KNOWN: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a file stands where a folder should be',
  EROFS: 'this disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'it is too large',
  EMFILE: 'too many open files',
  ELOOP: 'links that lead round',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ENAMETOOLONG: 'the name is too long',
}

/** Why the file system said no, in words for a message; never the words of a draft. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return KNOWN[code] ?? (code || 'unknown reason')
}
