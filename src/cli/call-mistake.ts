import { visible } from '../reporters/visible.ts'

/** Words with white space may be a draft, which no message repeats. */
const mayBeDraft = (word: string) => /\s/.test(word)
const quoted = (word: string) => `'${visible(word)}'`
const HELP = '--help tells what there is'

/** What commander says of a call that it can't take, in one sentence that says what to do instead. */
export function callMistake(said: string): string {
  const text = said.replace(/^error: /, '').trim()
  const [what = '', guess] = text.split(/\n(?=\(Did you mean )/)
  const meant = guess?.match(/Did you mean (?:one of )?(.*)\?\)/)?.[1]
  const instead = meant ? `did you mean ${meant}?` : null

  const invalid = /^option '(--[\w-]+).*' argument '([\s\S]*)' is invalid\. ([\s\S]*)$/.exec(what)
  if (invalid) {
    const [, option, value = '', hint = ''] = invalid
    const allowed = hint.replace(/^Allowed choices are (.*?)\.?$/, 'it takes one of $1')
    return `${option} can't be ${mayBeDraft(value) ? 'that' : quoted(value)}; ${allowed}`
  }
  const missing = /^option '(--[\w-]+) (.*)' argument missing$/.exec(what)
  if (missing) return `${missing[1]} needs a ${missing[2]} behind it; ${HELP}`
  const option = /^unknown option '([\s\S]*)'$/.exec(what)?.[1]
  if (option !== undefined) {
    if (mayBeDraft(option))
      return 'a message that begins with a dash goes behind two more, as in invite-coach check -- "…"'
    return `unknown option ${quoted(option)}; ${instead ?? `${HELP}, and a file of that name is ${quoted(`./${option}`)}`}`
  }
  const command = /^unknown command '([\s\S]*)'$/.exec(what)?.[1]
  if (command !== undefined && mayBeDraft(command))
    return 'a message needs a command before it, as in invite-coach check "…"'
  if (command !== undefined)
    return `unknown command ${quoted(command)}; ${instead ?? 'to look at a draft: invite-coach check letter.txt'}`
  const apart = /^option '(--[\w-]+).*' cannot be used with option '(--[\w-]+).*'$/.exec(what)
  if (apart) return `${apart[1]} and ${apart[2]} don't go together; leave one of them out`
  const many = /^too many arguments for '(\w+)'\. Expected (\d)/.exec(what)
  if (many)
    return `${many[1]} takes ${many[2] === '0' ? 'no argument' : 'one draft; put quotes around a message'}`
  return `${visible(what)}; ${HELP}`
}
