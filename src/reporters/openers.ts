/** Said once above the findings; which one depends on the draft only, so that a draft always reads the same. */
export const OPENERS = [
  "Writing it this way is human. Let's play with it.",
  'No need to make yourself wrong. Here are some other ways in.',
  "You're asking for something that matters. Let's look at how it may land.",
  'A hard one to write. Here is some room to play with.',
]

/** The line above a draft's findings. */
export const openerFor = (text: string): string => OPENERS[text.length % OPENERS.length] ?? ''
