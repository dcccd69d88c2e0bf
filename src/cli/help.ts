import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { safetyNote } from '../core/safety/note.ts'
import type { Resource } from '../core/safety/resources.ts'
import type { SafetyMark } from '../core/types.ts'
import { RuleError } from '../rules/problem.ts'
import { CallError } from './io.ts'
import { reasonOf } from './reason.ts'

/** The lines to show for a draft's safety marks; none for a draft without any. */
export type SafetyHelp = (marks: readonly SafetyMark[]) => readonly string[]

const builtin = (): readonly Resource[] =>
  JSON.parse(readFileSync(new URL('./resources.json', import.meta.url), 'utf8')) as readonly Resource[]

/** The built-in places that help, with those of the user's own file added or in their stead. */
async function withOwn(path: string): Promise<readonly Resource[]> {
  const [{ buildResources }, { notUtf8 }] = await Promise.all([
    import('../rules/resources.ts'),
    import('../rules/utf8.ts'),
  ])
  const shownAs = relative(process.cwd(), path)
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (error) {
    throw new CallError(
      `${shownAs} could not be read (${reasonOf(error)}); --resources takes a YAML file like rules/resources.yaml`,
    )
  }
  const wrong = notUtf8(bytes, shownAs)
  if (wrong) throw new RuleError([wrong])
  const own = buildResources([{ path, text: bytes.toString(), shownAs }])
  return [...builtin().filter(({ id }) => !own.some((one) => one.id === id)), ...own]
}

/** Whether ISO 3166 gives a code to a country, as far as Node knows names in English. */
function isCountry(code: string): boolean {
  const name = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code.toUpperCase())
  return name !== undefined && !/^(?:Unknown|Pseudo)/.test(name)
}

/**
 * Help for `region`, read when the first draft needs it; `unknown` is told of one that is no country and that has no
 * place in a file of one's own. Throws a RuleError for a broken file of one's own.
 */
export async function safetyHelp(
  region: string | undefined,
  ownFile: string | undefined,
  unknown: (region: string) => Promise<void>,
): Promise<SafetyHelp> {
  const own = ownFile === undefined ? undefined : await withOwn(ownFile)
  const hasPlace = own?.some((one) => one.region === region?.toUpperCase()) ?? false
  if (region !== undefined && !hasPlace && !isCountry(region)) await unknown(region)
  return (marks) => (marks.length === 0 ? [] : safetyNote(marks, own ?? builtin(), region))
}
