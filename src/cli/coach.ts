import { resolve } from 'node:path'
import { wrapAnsi } from 'fast-wrap-ansi'
import { reviewManuscript } from '../core/manuscript/review.ts'
import type { ReviewOptions } from '../core/review.ts'
import { applyEdits } from '../core/suggest/compose.ts'
import { type Finding, isDanger, type Review } from '../core/types.ts'
import { visible } from '../reporters/visible.ts'
import { CLEAR } from './clear.ts'
import { sourcesOf } from './inputs.ts'
import { CallError, EXIT, type Io, write } from './io.ts'
import { openDraft, type ReadOptions } from './open-draft.ts'
import { Left, openPrompt, type Prompt } from './prompt.ts'
import type { AllSettings } from './settings.ts'
import { widthOf } from './style.ts'
import { writeWhole } from './write-whole.ts'

const BLANK = /\[[^\]]+\]/

type Choice =
  | { readonly kind: 'take'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'own' | 'keep' | 'stop' }

/** Walks through a draft's findings one at a time; ends with the new draft. Ctrl-C leaves everything as it was. */
export async function coach(
  args: readonly string[],
  input: ReadOptions & { readonly text?: boolean },
  settings: AllSettings,
  io: Io,
): Promise<number> {
  if (!io.stdin.isTTY || !io.stdout.isTTY) {
    throw new CallError('coach asks questions, so it needs a terminal; for pipes there are check and rewrite')
  }
  const [source, ...more] = await sourcesOf(args, input, io, (error) => {
    throw error
  })
  if (!source || more.length > 0) throw new CallError('coach takes one draft; give one message or one file')
  const before = await source.read()
  const { engine, review: options, help } = await settings.of(source.file)
  const look: Look = async (text, given) => {
    const { manuscript } = await openDraft({ path: source.path, read: async () => text }, input, engine.rules)
    return reviewManuscript(engine, manuscript, given)
  }
  const first = await look(before, options)
  if (first.safety.some((mark) => isDanger(mark.kind))) {
    await write(io.stdout, `${help(first.safety).join('\n')}\n`)
    return EXIT.danger
  }
  if (first.findings.length === 0) {
    await write(io.stdout, `${CLEAR}\n`)
    return EXIT.clean
  }
  try {
    const prompt = await openPrompt()
    const ask = options.ask ?? (await askFor(first.findings, prompt))
    const after = await walk(before, look, { ...options, ...(ask && { ask }) }, prompt, io)
    await finish(source.path, before, after, prompt, io)
  } catch (error) {
    if (!(error instanceof Left)) throw error
    await write(io.stdout, '\nLeft as it was.\n')
  }
  return EXIT.clean
}

/** The ask, once, where the draft does not say it. */
async function askFor(findings: readonly Finding[], prompt: Prompt): Promise<string> {
  if (findings.some((finding) => finding.ask !== null)) return ''
  return prompt.type('What would you like your partner to do? (leave empty to go on without)')
}

type Look = (text: string, options: ReviewOptions) => Promise<Review>

async function walk(
  start: string,
  look: Look,
  options: ReviewOptions,
  prompt: Prompt,
  io: Io,
): Promise<string> {
  const kept = new Set<string>()
  let text = start
  for (;;) {
    const { findings } = await look(text, options)
    const finding = findings.find((one) => !kept.has(one.quote))
    if (!finding) return text
    await write(io.stdout, wrapped(finding, widthOf(io)))
    const choice = await prompt.choose<Choice>('How would you like to put it?', choicesFor(finding))
    if (choice.kind === 'stop') return text
    if (choice.kind === 'keep') kept.add(finding.quote)
    else {
      const edit =
        choice.kind === 'take'
          ? { ...choice, text: await filled(choice.text, prompt) }
          : { start: finding.start, end: finding.end, text: await prompt.type('Your words:', finding.quote) }
      const next = applyEdits(text, [edit])
      const again = (await look(next, options)).findings.find(
        (one) => one.start < edit.start + edit.text.length && edit.start < one.end,
      )
      if (
        again &&
        !(await prompt.confirm(
          `This may still land as ${again.pattern}: “${visible(again.quote)}”. Keep it?`,
        ))
      )
        continue
      if (again) kept.add(again.quote)
      text = next
    }
  }
}

function wrapped({ pattern, shift, quote, words, message, note }: Finding, width: number): string {
  const lines = [`${pattern} → ${shift}`, `“${visible(words ?? quote)}”`, `${message} ${note}`]
  return `\n${lines.map((line) => wrapAnsi(line, width)).join('\n')}\n`
}

function choicesFor({ suggestions, encoded }: Finding): { name: string; value: Choice }[] {
  const changes: { name: string; value: Choice }[] = [
    ...suggestions.map(({ text, start, end }) => ({
      name: visible(text) || '(leave these words out)',
      value: { kind: 'take', text, start, end } as const,
    })),
    { name: 'Write my own', value: { kind: 'own' } },
  ]
  return [
    ...(encoded ? [] : changes),
    { name: 'Keep it as it is', value: { kind: 'keep' } },
    { name: 'Skip the rest', value: { kind: 'stop' } },
  ]
}

/** Asks for each blank; one that is left empty stays. */
async function filled(text: string, prompt: Prompt): Promise<string> {
  let done = ''
  let rest = text
  for (let blank = BLANK.exec(rest); blank; blank = BLANK.exec(rest)) {
    const words = await prompt.type(`${blank[0]}:`)
    done += rest.slice(0, blank.index) + (words || blank[0])
    rest = rest.slice(blank.index + blank[0].length)
  }
  return done + rest
}

async function finish(path: string, before: string, after: string, prompt: Prompt, io: Io): Promise<void> {
  if (after === before) return write(io.stdout, '\nLeft as it was.\n')
  await write(io.stdout, `\nBefore:\n${visible(before)}\n\nNow:\n${after.trimEnd()}\n\n`)
  if (!path.startsWith('<') && (await prompt.confirm(`Save it to ${path}?`)))
    await writeWhole(resolve(io.cwd, path), after)
}
