import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

const ignore = () => {}
const UNHEARD: TokenizerCallbacks = {
  ontext: ignore,
  ontextentity: ignore,
  onopentagname: ignore,
  onattribname: ignore,
  onattribdata: ignore,
  onattribentity: ignore,
  onattribend: ignore,
  onopentagend: ignore,
  onselfclosingtag: ignore,
  onclosetag: ignore,
  oncomment: ignore,
  oncdata: ignore,
  ondeclaration: ignore,
  onprocessinginstruction: ignore,
  onend: ignore,
}

/** Goes through markup and tells what is met, with its place; the only door to htmlparser2. */
export function tokenizeTags(
  text: string,
  options: { readonly xmlMode: boolean; readonly decodeEntities: boolean },
  heard: Partial<TokenizerCallbacks>,
): void {
  const tokenizer = new Tokenizer(options, { ...UNHEARD, ...heard })
  tokenizer.write(text)
  tokenizer.end()
}
