/** `npm run eval`: scores the rules on labelled drafts. */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import { engineOf } from '../src/core/engine/engine.ts'
import { review } from '../src/core/review.ts'
import { readCorpus } from '../src/evaluation/corpus.ts'
import { type Mistake, score } from '../src/evaluation/score.ts'
import { buildRules, readRuleFiles } from '../src/rules/load.ts'

const root = join(import.meta.dirname, '..')
const corpora = join(root, 'fixtures', 'corpus')
const percent = (x: number) => (100 * x).toFixed(1).padStart(6)

interface Options {
  readonly pattern?: string
  readonly misses?: boolean
  readonly alarms?: boolean
  readonly spans?: boolean
  readonly limit: string
}

const command = new Command('eval')
  .argument('[files...]', 'labelled drafts (.jsonl); default: all of fixtures/corpus')
  .option('--pattern <name>', 'list the mistakes of this pattern only')
  .option('--misses', 'list labelled drafts that were missed')
  .option('--alarms', 'list false alarms, with their rules')
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

for (const file of files) {
  const drafts = readCorpus(file)
  const started = performance.now()
  const result = score(
    drafts,
    drafts.map((draft) => review(engine, draft.text)),
  )
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
  const listed = result.mistakes
    .filter(
      (mistake) =>
        (options.misses && mistake.what.endsWith('missed')) ||
        (options.alarms && mistake.what.endsWith('alarm')),
    )
    .filter((mistake) => !options.pattern || mistake.label.includes(options.pattern))
  for (const mistake of listed.slice(0, Number(options.limit))) console.log(line(mistake))
}
