import type { Manuscript } from '../core/manuscript/manuscript.ts'
import { type Chat, chatIn, chatManuscript, speaks } from './chat.ts'
import { plain } from './plain.ts'

export interface OpenOptions {
  /** The file's name, or what `--stdin-filename` says; its ending tells the format before its content does. */
  readonly name?: string
  /** Whose turns to read in a chat; everybody's unless given. */
  readonly me?: readonly string[]
}

export interface Opened {
  readonly manuscript: Manuscript
  /** In a chat that is read whole: those who speak in it. */
  readonly speakers: readonly string[]
}

/** None of the names given speaks in a chat. */
export class NotInChat extends Error {
  readonly speakers: readonly string[]
  constructor(speakers: readonly string[]) {
    super('nobody of that name speaks in the chat')
    this.name = 'NotInChat'
    this.speakers = speakers
  }
}

const MARKDOWN = /\.(?:md|markdown|mdown|mkdn?)$/i
const MAIL = /\.eml$/i
const MAIL_HEAD = /^(?:mime-version|message-id|received|content-type|return-path):/im

/** Whether a text begins with the headers of a saved mail. */
function isMail(text: string): boolean {
  if (!/^\ufeff?(?:From .*\r?\n)?[A-Za-z-]+:[ \t]/.test(text)) return false
  const head = text.slice(0, /\r?\n[ \t]*\r?\n/.exec(text)?.index)
  return MAIL_HEAD.test(head)
}

/**
 * Opens a file's text as its format wants: what its writer says in it, with the way back to the places in the file.
 * Throws NotInChat where `me` doesn't speak. Parsers are loaded when a file needs them.
 */
export async function open(text: string, { name = '', me = [] }: OpenOptions = {}): Promise<Opened> {
  if (MAIL.test(name) || (!MARKDOWN.test(name) && isMail(text))) {
    const { eml } = await import('./eml.ts')
    return { manuscript: eml(text), speakers: [] }
  }
  if (text.includes('<smses')) {
    const { isSmsBackup, smsBackup } = await import('./sms-backup.ts')
    if (isSmsBackup(text)) return { manuscript: smsBackup(text), speakers: [] }
  }
  const chat = chatIn(text, me)
  if (chat) return openChat(text, chat, me)
  if (MARKDOWN.test(name)) {
    const { markdown } = await import('./markdown.ts')
    return { manuscript: markdown(text), speakers: [] }
  }
  return { manuscript: plain(text), speakers: [] }
}

function openChat(text: string, chat: Chat, me: readonly string[]): Opened {
  if (me.length > 0 && !speaks(chat, me)) throw new NotInChat(chat.speakers)
  return { manuscript: chatManuscript(text, chat, me), speakers: me.length === 0 ? chat.speakers : [] }
}
