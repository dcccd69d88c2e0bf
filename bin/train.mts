/** `npm run train`: learns `rules/weighed/*.txt` from the labelled drafts and the rules' own examples. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexiconOf } from '../src/core/text/lexicon.ts'
import { type LabelledDraft, readCorpus } from '../src/evaluation/corpus.ts'
import { train, trainNetwork } from '../src/evaluation/training/train.ts'
import { buildRules, NETWORK, readRuleFiles, WEIGHTS } from '../src/rules/load.ts'

const root = join(import.meta.dirname, '..')
const corpora = join(root, 'fixtures', 'corpus')
/** Never learned from, so that they can tell how the rules do on drafts by other writers. */
const HELD_OUT = /held-out\.jsonl$/
const rules = buildRules(readRuleFiles(join(root, 'rules')))

const labelled = readdirSync(corpora)
  .filter((name) => name.endsWith('.jsonl') && !HELD_OUT.test(name))
  .flatMap((name) => readCorpus(join(corpora, name)))
const clean = (id: string, text: string): LabelledDraft => ({ id, text, spans: [], safety: [] })
const examples = [
  ...rules.patterns.flatMap(({ id, pattern, examples: { invalid, valid } }) => [
    ...invalid.map(({ text }) => ({ ...clean(id, text), spans: [{ quote: text, pattern }] })),
    ...valid.map((text) => clean(id, text)),
  ]),
  ...rules.safety.flatMap(({ id, kind, examples: { invalid, valid } }) => [
    ...invalid.map(({ text }) => ({ ...clean(id, text), safety: kind === 'notice' ? [] : [kind] })),
    ...valid.map((text) => clean(id, text)),
  ]),
]
const names = new Set(rules.names)
/** How often each example counts: every one was chosen to tell something from what looks like it. */
const TELLING = 3
const drafts = [...labelled, ...Array.from({ length: TELLING }, () => examples).flat()]
const lexicon = lexiconOf(rules.lexicon, (word) => names.has(word))
const weights = train(drafts, lexicon)
writeFileSync(join(root, 'rules', WEIGHTS), weights)
writeFileSync(join(root, 'rules', NETWORK), trainNetwork(drafts, lexicon))
console.log(
  `${labelled.length} drafts and ${examples.length} examples; ${weights.split('\n').length - 2} features`,
)
