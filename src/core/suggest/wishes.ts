const ASKING =
  /\b(?:can|could|will|would) (?:you|u|we)\b|\blet['’]?s\b|\blet us\b|\bplease\b|\b(?:i(?:['’]?d| would) (?:\w+ )?(?:like|love|rather)|would love)\b|\bi (?:want|need) (?:to|you|us|u)\b|\bi(?:['’]?m| am) asking\b|\?/i

/** Whether a text asks or wishes for something in words that need no rule to be known: "could we", "I'd like", "?". */
export const asksInWords = (text: string): boolean => ASKING.test(text)
