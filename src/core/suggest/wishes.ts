const ASKING =
  /\b(?:can|could|will|would) (?:you|u|we)\b|\blet['’]?s\b|\blet us\b|\bplease\b|\b(?:i(?:['’]?d| would) (?:\w+ )?(?:like|love|rather)|would love)\b|\bi (?:want|need) (?:to|you|us|u)\b|\bi(?:['’]?m| am) asking\b|\bor (?:what|not) ?\?/i
const SENTENCES = /[^.!?…\n]+[.!?…]*/g
/** "You got annoyed??" wonders at something, "my mum asked and you laughed?" tells it. */
const WONDERS =
  /\?\s*[?!]|!\s*\?|^\W*(?:(?:and|so|but|then|oh|wow|lol|haha)\s+)*(?:you|u|i|he|she|they|my|your|ur)\s/i

/** Whether a text asks or wishes for something in words that need no rule to be known: "could we", "I'd like", "Sunday?". */
export const asksInWords = (text: string): boolean =>
  ASKING.test(text) ||
  (text.match(SENTENCES) ?? []).some((sentence) => sentence.includes('?') && !WONDERS.test(sentence))
