import type { RuleSet } from '../rules/data.ts'
import type { Ask } from './ask.ts'
import { verbsOf } from './verbs.ts'

/** What is not to be done, as something to stop: "grown women don't ring their mum about every row". */
export function stopped(rules: RuleSet, ask: Ask): Ask {
  const rest = `${verbsOf(rules).gerundOf(ask.head)} ${ask.rest}`.trim()
  return { ...ask, head: 'stop', rest, text: `stop ${rest}`, negative: false }
}

/** What is asked where a deed is warned of. "Say no to the cat and …" asks for a yes. */
export const refusalOf = (deed: string): string =>
  /^say no to /.test(deed) ? deed.replace('no', 'yes') : `not ${deed}`

/** A deed that is warned of, as something not to do. */
export function refused(ask: Ask): Ask {
  const text = refusalOf(ask.text)
  return text.startsWith('not ')
    ? { ...ask, text, negative: true }
    : { ...ask, text, rest: ask.rest.replace('no', 'yes') }
}
