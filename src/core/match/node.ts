/** A match string as a tree. The language is described in README.md, "Writing rules". */
export type Node =
  | { readonly kind: 'words'; readonly words: ReadonlySet<string> } // a word, or one of several
  | { readonly kind: 'regex'; readonly regex: RegExp }
  | { readonly kind: 'tag'; readonly tag: string } // #Verb
  | { readonly kind: 'any' } // .
  | { readonly kind: 'not'; readonly node: Node } // !x: one word that does not start an x
  | { readonly kind: 'peek'; readonly node: Node; readonly ahead: boolean; readonly wanted: boolean } // >(x) !>(x) <(x) !<(x)
  | { readonly kind: 'seq'; readonly nodes: readonly Node[] }
  | { readonly kind: 'alt'; readonly nodes: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly min: number; readonly max: number }
  | { readonly kind: 'capture'; readonly name: string; readonly node: Node }
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'phrase'; readonly name: string } // @name

/** `^` a clause starts, `^^` a sentence starts, `$` a clause ends, `$$` a sentence ends, `,` a comma or more, `//` a break is allowed here, `$?` a question ends. */
export type Edge = '^' | '^^' | '$' | '$$' | ',' | '//' | '$?'
