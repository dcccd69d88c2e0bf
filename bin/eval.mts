/** `npm run eval`: scores the rules on labelled drafts. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import { engineOf } from '../src/core/engine/engine.ts'
import { review } from '../src/core/review.ts'
import { rewrite } from '../src/core/rewrite.ts'
import type { Finding } from '../src/core/types.ts'
import { type LabelledDraft, readCorpus } from '../src/evaluation/corpus.ts'
import { type Mistake, score } from '../src/evaluation/score.ts'
import { scoreSuggestions } from '../src/evaluation/suggestions.ts'
import { buildRules, readRuleFiles } from '../src/rules/load.ts'

const root = join(import.meta.dirname, '..')
const corpora = join(root, 'fixtures', 'corpus')
const percent = (x: number) => (100 * x).toFixed(1).padStart(6)

interface Options {
  readonly pattern?: string
  readonly misses?: boolean
  readonly alarms?: boolean
  readonly spans?: boolean
  readonly show?: string
  readonly faults?: boolean
  readonly limit: string
}

const command = new Command('eval')
  .argument('[files...]', 'labelled drafts (.jsonl); default: all of fixtures/corpus')
  .option('--pattern <name>', 'list the mistakes of this pattern only')
  .option('--misses', 'list labelled drafts that were missed')
  .option('--alarms', 'list false alarms, with their rules')
  .option('--show <n>', 'print this many drafts with their suggestions, the whole rewrite and the reference')
  .option(
    '--faults',
    'list suggestions that repeat a lever or bring new words, and rewrites that do not check clean',
  )
  .option('--limit <n>', 'mistakes to list', '200')
  .parse()

const options = command.opts<Options>()
const files =
  command.args.length > 0
    ? command.args
    : readdirSync(corpora)
        .filter((f) => f.endsWith('.jsonl'))
        .map((f) => join(corpora, f))
const engine = engineOf(buildRules(readRuleFiles(join(root, 'rules'))))

const line = ({ what, label, draft, rules }: Mistake) =>
  `${what} | ${label} | ${draft.id} ${draft.note ?? ''} | ${rules.join(' ')} | ${draft.text.replace(/\s+/g, ' ').slice(0, 400)}`

/** A draft, what is offered for it, the whole rewrite and a careful friend's. */
function sideBySide(draft: LabelledDraft, findings: readonly Finding[]): string {
  const flat = (text: string) => text.replace(/\n/g, ' / ')
  const offers = findings.flatMap((one) => [
    `  ${one.ruleId} "${flat(one.quote)}" ask: ${one.ask}`,
    ...one.suggestions.map(({ kind, text }) => `    ${kind.padEnd(9)}${flat(text) || '(left out)'}`),
  ])
  const rewritten = rewrite(engine, draft.text).text
  return [
    `\n${draft.id} ${flat(draft.text)}`,
    ...offers,
    `  REWRITE   ${flat(rewritten)}`,
    `  REFERENCE ${flat(draft.rewrite ?? '')}`,
  ].join('\n')
}

for (const file of files) {
  const drafts = readCorpus(file)
  const started = performance.now()
  const reviews = drafts.map((draft) => review(engine, draft.text))
  const result = score(drafts, reviews)
  console.log(`\n${basename(file)}: ${drafts.length} drafts in ${Math.round(performance.now() - started)} ms`)
  for (const [name, one] of Object.entries(result.patterns)) {
    console.log(
      `  ${name.padEnd(24)} precision${percent(one.precision)} recall${percent(one.recall)} F1${percent(one.f1)}  n ${one.n}`,
    )
  }
  for (const [name, one] of Object.entries(result.slices).sort()) {
    const figures = one.n > 0 ? `precision${percent(one.precision)} recall${percent(one.recall)}` : ''
    console.log(`  ${name.padEnd(24)} ${one.drafts} drafts, ${one.flagged} flagged ${figures}`)
  }
  const { danger, boundaries } = result
  console.log(
    `  span recall ${percent(result.spanRecall)}; clean flagged ${result.cleanFlagged}/${result.clean} =${percent(result.cleanFlagged / (result.clean || 1))} %; threats held ${result.held}`,
  )
  console.log(
    `  danger found ${danger.found}/${danger.n}, coached ${danger.coached}; false safety alarms ${danger.falseAlarms}/${danger.others}; boundaries flagged ${boundaries.flagged}/${boundaries.n}`,
  )
  const offered = scoreSuggestions(engine, drafts, reviews)
  if (offered.findings > 0) {
    const { asks } = offered
    console.log(
      `  suggestions: ${offered.findings} findings, ready ${percent(offered.ready / offered.findings)} %; asks held ${asks.n}, found ${percent(asks.found / (asks.n || 1))} %, agree ${percent(asks.agree / (asks.n || 1))} %; levers repeated ${offered.levers.length}; new words ${offered.newWords.length}; length x ${offered.lengthRatio.toFixed(2)}; rewrites clean ${offered.clean}/${offered.rewritten}`,
    )
    if (options.faults)
      for (const fault of [...offered.levers, ...offered.newWords, ...offered.notClean])
        console.log(`  fault | ${fault}`)
  }
  const shown = drafts
    .map((draft, i) => ({ draft, findings: reviews[i]?.findings ?? [] }))
    .filter(({ draft, findings }) => draft.rewrite && findings.length > 0)
    .filter(({ findings }) => !options.pattern || findings.some((one) => one.pattern === options.pattern))
  for (const { draft, findings } of shown.slice(0, Number(options.show ?? 0)))
    console.log(sideBySide(draft, findings))
  const listed = result.mistakes
    .filter(
      (mistake) =>
        (options.misses && mistake.what.endsWith('missed')) ||
        (options.alarms && mistake.what.endsWith('alarm')),
    )
    .filter((mistake) => !options.pattern || mistake.label.includes(options.pattern))
  for (const mistake of listed.slice(0, Number(options.limit))) console.log(line(mistake))
}
