import type { Finding, Review, SafetyKind } from '../src/core/types.ts'
import type { Reviewed } from '../src/reporters/record.ts'
import type { Failure } from '../src/reporters/report.ts'

/** A word that stands in every draft here and in nothing that the tool says itself. */
export const SECRET = 'periwinkle'

const CLEAN: Review = { findings: [], safety: [], notices: [], strengths: [] }

function quoteIn(text: string, quote: string) {
  const start = text.indexOf(quote)
  return { start, end: start + quote.length, quote }
}

function marked(path: string, text: string, kind: SafetyKind, safetyNote: readonly string[]): Reviewed {
  const safety = [{ kind, ...quoteIn(text, text.trim()), rewrite: kind === 'boundary' }]
  return { path, text, review: { ...CLEAN, safety }, safetyNote }
}

const HARD = `Hi "love", <b>50%</b> & co,\r\n\r\nIf you skip the ${SECRET}, I'm out.\r\nYou're a \`wall\`,\r\n@all of you: ${SECRET}.\r\n`
const threat: Finding = {
  ruleId: 'threat/if-not-then',
  pattern: 'threat',
  shift: 'request',
  severity: 'error',
  ...quoteIn(HARD, `If you skip the ${SECRET}, I'm out`),
  ask: `come to the ${SECRET}`,
  message: 'The ask comes with a penalty attached.',
  note: "A yes given to avoid a penalty isn't a free yes.",
  suggestions: [
    {
      kind: 'shift',
      shift: 'request',
      ...quoteIn(HARD, `If you skip the ${SECRET}, I'm out.`),
      text: `Come to the ${SECRET}?`,
    },
    {
      kind: 'question',
      shift: 'request',
      ...quoteIn(HARD, `If you skip the ${SECRET}, I'm out.`),
      text: `[When] is the ${SECRET}?`,
    },
  ].map(({ quote: _quote, ...one }) => one as Finding['suggestions'][number]),
}
const judgement: Finding = {
  ruleId: 'judgement/label',
  pattern: 'judgement',
  shift: 'curiosity',
  severity: 'note',
  ...quoteIn(HARD, `You're a \`wall\`,\r\n@all of you: ${SECRET}`),
  ask: null,
  message: 'One word stands for your partner here.',
  note: 'It leaves nothing to answer but the word.',
  suggestions: [],
}

/** One draft of each kind that a report has to tell apart. */
export const REVIEWED: readonly Reviewed[] = [
  {
    path: 'letters/a b, 100%:1.md',
    text: HARD,
    review: {
      ...CLEAN,
      findings: [threat, judgement],
      notices: [
        { message: 'If any of this frightens you, someone can talk it through with you.', start: 0, end: 2 },
      ],
    },
    safetyNote: [],
  },
  { path: 'letters/kind.txt', text: `Would you come and see the ${SECRET}?`, review: CLEAN, safetyNote: [] },
  marked('letters/danger.txt', `You hit me at the ${SECRET}.\n`, 'abuse-disclosure', [
    "I've left your words exactly as they are.",
    'Find A Helpline: findahelpline.com',
  ]),
  marked('letters/limit.txt', `If you shout at the ${SECRET}, I'll step outside.\n`, 'boundary', [
    "This reads as a limit about what you'll do. Kept exactly as it is.",
  ]),
  marked('letters/ended.txt', `I want a divorce, ${SECRET}.\n`, 'no-contact', [
    'This reads as ending contact. Kept exactly as it is.',
  ]),
]

export const FAILURE: Failure = {
  path: 'letters/broken.txt',
  message: 'letters/broken.txt looks like a binary file; give a text file',
}

export const SUMMARY = { drafts: 5, findings: 2, held: 1, errors: 1 }
