import { type RewriteOptions, type Rewritten, rewrite } from '../core/rewrite.ts'
import { isDanger } from '../core/types.ts'
import { placesIn } from '../reporters/place.ts'
import { placedIn } from '../reporters/record.ts'
import { visible } from '../reporters/visible.ts'
import { wordDiff } from '../reporters/word-diff.ts'
import { RuleError } from '../rules/problem.ts'
import { type ChoiceOptions, chosenSources } from './chosen.ts'
import { complainer } from './complain.ts'
import { encode } from './decode.ts'
import type { SafetyHelp } from './help.ts'
import { CallError, EXIT, type Io, write } from './io.ts'
import { answerLines } from './jsonl.ts'
import { openContents, type ReadOptions } from './open-draft.ts'
import { replaceFile } from './replace.ts'
import type { AllSettings, Settings } from './settings.ts'
import { colourWanted, paintFor } from './style.ts'

export interface RewriteCommandOptions extends Pick<RewriteOptions, 'prefer'>, ReadOptions, ChoiceOptions {
  readonly write?: boolean
  readonly diff?: boolean
  /** Keep what stood in a file that --write changes. */
  readonly backup?: boolean
  readonly color?: boolean
  readonly jsonl?: boolean
  readonly verbose?: boolean
}

/** Said of a mail whose plain version was reworded. */
const TWIN = 'the HTML version in this mail still says it as before, and most programs show that one'

const preferred = ({ prefer }: RewriteCommandOptions) => (prefer === undefined ? {} : { prefer })

const codeOf = ({ safety }: Rewritten): number =>
  safety.some((mark) => isDanger(mark.kind)) ? EXIT.danger : EXIT.clean

/** Prints drafts with the best suggestion at each finding, and nothing else on stdout; returns the exit code. */
export async function rewriteCommand(
  args: readonly string[],
  options: RewriteCommandOptions,
  settings: AllSettings,
  io: Io,
): Promise<number> {
  if (options.backup && !options.write)
    throw new CallError('--backup keeps what --write changes; give --write too, or leave it out')
  if (options.jsonl) return rewriteLines(args, options, await settings.of(null), io)
  let code: number = EXIT.clean
  const complain = complainer(() => {
    code = Math.max(code, EXIT.failed)
  }, io)
  const sources = await chosenSources(args, { ...options, command: 'rewrite' }, settings, [], complain, io)
  if (sources.length > 1 && !options.write) {
    throw new CallError(
      'rewrite prints one draft at a time; give one, or use --write to change files in place',
    )
  }
  const paint = paintFor(colourWanted(options.color, io))
  for (const source of sources) {
    try {
      const { engine, review, help } = await settings.of(source.configuredAs)
      const contents = await source.contents()
      const {
        text,
        manuscript,
        remarks: ofReading,
      } = await openContents(source.path, contents, options, engine.rules)
      const done = rewrite(engine, manuscript, { ...review, ...preferred(options) })
      code = Math.max(code, codeOf(done))
      if (options.write) {
        const { path, file } = source
        if (file === null) throw new CallError('--write changes files; name the file')
        if (done.text !== text)
          await replaceFile({ path, file }, encode(contents), encode(contents, done.text), options.backup)
      }
      if (options.diff) await write(io.stdout, wordDiff(text, done.edits, paint))
      else if (!options.write)
        await write(io.stdout, source.path === '<argument>' ? `${done.text}\n` : encode(contents, done.text))
      // Editors' filters mix stderr into the text, so remarks are for terminals, or when asked for.
      if (io.stderr.isTTY || options.verbose) {
        const twin = manuscript.twin && done.edits.length > 0 ? [`${visible(source.path)}: ${TWIN}`] : []
        const lines = [...ofReading, ...remarks(source.path, text, done, help), ...twin]
        await write(io.stderr, lines.map((line) => `${line}\n`).join(''))
      }
    } catch (error) {
      if (!(error instanceof CallError || error instanceof RuleError)) throw error
      await complain(error)
    }
  }
  return code
}

function remarks(path: string, text: string, { left, safety }: Rewritten, help: SafetyHelp): string[] {
  const at = placesIn(path, text)
  const lines = left.map((finding) => {
    const why = finding.encoded
      ? 'this part of the file is encoded; change it in your mail program'
      : 'it needs your words'
    return `${at(finding.start)}: left as it is, ${why}: “${visible(finding.words ?? finding.quote)}”`
  })
  return [...help(safety), ...lines]
}

async function rewriteLines(
  args: readonly string[],
  options: RewriteCommandOptions,
  { engine, review }: Settings,
  io: Io,
): Promise<number> {
  let code: number = EXIT.clean
  const failed = await answerLines(args, io, async (text) => {
    const done = rewrite(engine, text, { ...review, ...preferred(options) })
    code = Math.max(code, codeOf(done))
    const placed = placedIn(text)
    return {
      text: done.text,
      edits: done.edits.map(({ start, end, text: replacement, finding }) => ({
        ...placed({ start, end }),
        quote: text.slice(start, end),
        text: replacement,
        ruleId: finding.ruleId,
      })),
      safety: done.safety.map(placed),
    }
  })
  return Math.max(code, failed > 0 ? EXIT.failed : EXIT.clean)
}
