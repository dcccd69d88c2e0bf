/** Elements that set their text apart. */
export const BLOCKS = new Set(
  'address article aside body div dd dl dt footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** Elements that are no text of the writer's, that nobody sees, and that quote another's mail. */
export const UNREAD = new Set(
  'blockquote code del noscript s script strike style template textarea title'.split(' '),
)
/** Names of classes and ids by which mail programs mark quotes, what leads into them, and signatures. */
const UNREAD_MARKS = new Set(
  'gmail_quote gmail_signature gmail_attr yahoo_quoted moz-cite-prefix moz-signature protonmail_quote protonmail_signature_block'.split(
    ' ',
  ),
)
/** From here on everything is the mail that is answered. */
const REST_UNREAD = new Set('divRplyFwdMsg appendonsend OutlookMessageHeader'.split(' '))
/** Gmail puts the attribution in it, the quoted mail, and what the writer says between the quoted parts. */
const GMAIL_QUOTE = 'gmail_quote'
/** Gmail forwards behind such a line, without a quote. */
const FORWARDED = /-{5}/
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i

/** May go without an end tag, as may paragraphs. */
const ENDED_BY_NEXT = new Set(['li', 'dt', 'dd', 'td', 'th', 'tr', 'option'])

/** What tells of an opening tag whether it is read. */
interface Tag {
  readonly name: string
  /** The names that it is given as its classes and its id. */
  readonly marks: readonly string[]
  readonly hidden: boolean
}

/** Attributes that say what an element is; in others, as in a title, such a name is only a word. */
const NAMING = new Set(['class', 'id', 'data-smartmail'])
/** The names that an attribute gives its element. */
export const marksIn = (attribute: string, value: string): string[] =>
  NAMING.has(attribute) ? value.split(/\s+/).filter(Boolean) : []

/** Whether an attribute keeps its element from being seen. */
export const hides = (attribute: string, value: string) =>
  attribute === 'hidden' || (attribute === 'style' && HIDDEN_STYLE.test(value))

/** Follows whether what is met stands in something that is not read. */
interface Hearing {
  readonly isDeaf: boolean
  opened(tag: Tag): void
  closed(name: string): void
  /** Text that is met. */
  met(words: string): void
}

interface Open {
  readonly name: string
  /** For Gmail's quote, only until the first quoted part in it ends. */
  unread: boolean
  readonly gmail: boolean
}

export function hearing(): Hearing {
  const open: Open[] = []
  /** How many of a name are open. */
  const count = new Map<string, number>()
  let unread = 0
  let restUnread = false
  let forwarded = false

  function pop(): void {
    const last = open.pop()
    if (!last) return
    count.set(last.name, (count.get(last.name) ?? 1) - 1)
    if (last.unread) unread--
    if (last.name === 'blockquote' && unread === 1 && !forwarded) endOfQuote()
  }
  function endOfQuote(): void {
    const around = open.findLast((one) => one.unread)
    if (!around?.gmail) return
    around.unread = false
    unread--
  }
  return {
    get isDeaf() {
      return restUnread || unread > 0
    },
    opened({ name, marks, hidden }) {
      const last = open.at(-1)?.name ?? ''
      if ((last === 'p' && BLOCKS.has(name)) || (last === name && ENDED_BY_NEXT.has(name))) pop()
      const marked = marks.some((mark) => UNREAD_MARKS.has(mark))
      if (marks.some((mark) => REST_UNREAD.has(mark))) restUnread = true
      const one = {
        name,
        unread: UNREAD.has(name) || marked || hidden,
        gmail: name === 'div' && !hidden && marks.includes(GMAIL_QUOTE),
      }
      open.push(one)
      count.set(name, (count.get(name) ?? 0) + 1)
      if (!one.unread) return
      if (unread === 0) forwarded = false
      unread++
    },
    closed(name) {
      if (!count.get(name)) return
      // A stray end tag within a line closes no block.
      const inline = !BLOCKS.has(name) && !UNREAD.has(name)
      for (let last = open.at(-1); last; last = open.at(-1)) {
        if (inline && BLOCKS.has(last.name)) return
        pop()
        if (last.name === name) return
      }
    },
    met(words) {
      if (unread > 0 && !count.get('blockquote') && FORWARDED.test(words)) forwarded = true
    },
  }
}
