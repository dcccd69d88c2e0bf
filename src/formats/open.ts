import type { Manuscript } from '../core/manuscript/manuscript.ts'
import { type Chat, chatIn, chatManuscript, speaks } from './chat.ts'
import { isMail } from './mail-head.ts'
import { plain } from './plain.ts'

export interface OpenOptions {
  /** The file's name, or what `--stdin-filename` says; its ending tells the format before its content does. */
  readonly name?: string
  /** Whose turns to read in a chat; everybody's unless given. */
  readonly me?: readonly string[]
  /** A mail's bytes, each as one character, where it is in other character sets than UTF-8. */
  readonly bytes?: boolean
}

export interface Opened {
  /** What the text was taken for. */
  readonly format: 'mail' | 'backup' | 'chat' | 'markdown' | 'plain'
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

/**
 * Opens a file's text as its format wants: what its writer says in it, with the way back to the places in the file.
 * Throws NotInChat where `me` doesn't speak. Parsers are loaded when a file needs them.
 */
export async function open(
  text: string,
  { name = '', me = [], bytes = false }: OpenOptions = {},
): Promise<Opened> {
  if (bytes || MAIL.test(name) || (!MARKDOWN.test(name) && isMail(text))) {
    const { eml } = await import('./eml.ts')
    return { format: 'mail', manuscript: eml(text, bytes), speakers: [] }
  }
  if (text.includes('<smses')) {
    const { isSmsBackup, smsBackup } = await import('./sms-backup.ts')
    if (isSmsBackup(text)) return { format: 'backup', manuscript: smsBackup(text), speakers: [] }
  }
  const chat = chatIn(text, me)
  if (chat) return openChat(text, chat, me)
  if (MARKDOWN.test(name)) {
    const { markdown } = await import('./markdown.ts')
    return { format: 'markdown', manuscript: markdown(text), speakers: [] }
  }
  return { format: 'plain', manuscript: plain(text), speakers: [] }
}

function openChat(text: string, chat: Chat, me: readonly string[]): Opened {
  if (me.length > 0 && !speaks(chat, me)) throw new NotInChat(chat.speakers)
  return {
    format: 'chat',
    manuscript: chatManuscript(text, chat, me),
    speakers: me.length === 0 ? chat.speakers : [],
  }
}
