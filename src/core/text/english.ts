import type { Reading } from './draft.ts'

/** Words that almost every English sentence has one of. None of them is common in another Latin-script language. */
const FUNCTION_WORDS = new Set(
  `i you your my me the a an and or but if not to of for with that this it is are was were be been am do does did have has had will
  would can could should we us our he she him her they them their what who when where why how there here all just about like get got
  go going know think want need make come from by at on in as up out so than then too very really please thanks sorry love yes ok
  okay no home day time now again never always because any some more off over let good`.split(/\s+/),
)
/** Fewer words than this tell nothing of a language. */
const FEWEST_WORDS = 4
const SHARE = 0.15

/** True where a draft shares hardly any word with English, so that its language is worth asking about. */
export function hardlyEnglish({ tokens }: Reading): boolean {
  const enough = Math.max(FEWEST_WORDS, tokens.length * SHARE)
  let english = 0
  // Most drafts are English, and tell it long before their end.
  for (const { norm } of tokens) if (FUNCTION_WORDS.has(norm) && ++english >= enough) return false
  const words = tokens.filter((token) => /\p{L}/u.test(token.norm))
  if (words.length < FEWEST_WORDS)
    return words.some((token) => /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(token.norm))
  return english / words.length < SHARE
}
