const MAIL_HEAD =
  /^(?:mime-version|message-id|received|content-type|content-transfer-encoding|return-path)[ \t]*:/im

/** Whether a text begins with the headers of a saved mail. */
export function isMail(text: string): boolean {
  if (!/^\ufeff?(?:From .*\r?\n)?[A-Za-z-]+[ \t]*:/.test(text)) return false
  const head = text.slice(0, /\r?\n[ \t]*\r?\n/.exec(text)?.index)
  return MAIL_HEAD.test(head)
}
