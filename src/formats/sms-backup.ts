import { decodeXML } from 'entities'
import { type Manuscript, manuscriptOf } from '../core/manuscript/manuscript.ts'
import { verbatim } from '../core/manuscript/traced.ts'
import type { Span } from '../core/types.ts'
import { BLOCK, type Carving, carve, keepOnly } from './carve.ts'
import { withComments } from './ignores.ts'
import { tokenizeTags } from './tags.ts'

/** Sent, draft, on the way, failed and waiting: all the owner's, in the numbers of Android's message store. */
const OWN = /^[2-6]$/

/** An "SMS Backup & Restore" file begins so. */
export function isSmsBackup(text: string): boolean {
  return /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*|<\?[^>]*\?>\s*)*<smses\b/.test(text)
}

/** Reads what the owner of the phone sent or was about to: `body` of texts, text parts of picture messages. */
export function smsBackup(source: string): Manuscript {
  const mine = sentIn(source)
  const base = keepOnly(verbatim(source), mine)
  // Each half of an emoji is a reference of its own.
  const references = [...base.text.matchAll(/&(?:#(\d+)|#x([0-9a-f]+)|\w+);/gi)].map(
    ({ index, 0: whole, 1: decimal, 2: hex }): Carving => {
      const unit = decimal ? Number.parseInt(decimal, 10) : hex ? Number.parseInt(hex, 16) : 0
      const as = isSurrogate(unit) ? String.fromCharCode(unit) : decodeXML(whole)
      return { start: index, end: index + whole.length, as: as === '\ufffd' ? BLOCK : as }
    },
  )
  return withComments(manuscriptOf(carve(base, references), { encoded: mine }))
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff

/** The places of the attribute values that hold words of the owner. */
function sentIn(source: string): Span[] {
  const sent: Span[] = []
  let tag = ''
  let attribute = ''
  let value: Span = { start: 0, end: 0 }
  let attributes = new Map<string, Span>()
  let sentMms = false
  const written = (name: string) => {
    const span = attributes.get(name)
    return span ? source.slice(span.start, span.end) : ''
  }
  const words = (name: string) => {
    const span = attributes.get(name)
    if (span && span.end > span.start) sent.push(span)
  }
  const opened = () => {
    if (tag === 'mms') sentMms = OWN.test(written('msg_box'))
    else if (tag === 'sms' && OWN.test(written('type'))) words('body')
    else if (tag === 'part' && sentMms && written('ct') === 'text/plain') words('text')
  }
  const options = { xmlMode: true, decodeEntities: false }
  tokenizeTags(source, options, {
    onopentagname(start, end) {
      tag = source.slice(start, end)
      attributes = new Map()
    },
    onattribname(start, end) {
      attribute = source.slice(start, end)
      value = { start: end, end }
    },
    onattribdata(start, end) {
      value = { start, end }
    },
    onattribend: () => void attributes.set(attribute, value),
    onopentagend: opened,
    onselfclosingtag: opened,
  })
  return sent
}
