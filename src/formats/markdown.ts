import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common'
import { GFM, type MarkdownConfig, parser } from '@lezer/markdown'
import { decodeHTML } from 'entities'
import { type Manuscript, manuscriptOf } from '../core/manuscript/manuscript.ts'
import { sourceSpan, type Traced, verbatim } from '../core/manuscript/traced.ts'
import { FRONT_MATTER } from '../core/text/regions.ts'
import { OPAQUE } from '../core/text/tokenize.ts'
import type { Span } from '../core/types.ts'
import { BLOCK, type Carving, carve, PARAGRAPH } from './carve.ts'
import { heeded, ignoreComments } from './ignores.ts'

const TOML_FRONT_MATTER = /^\+\+\+[ \t]*\n(?:(?:[\w."'-]+[ \t]*=.*|[ \t#[\]].*|)\n)+\+\+\+[ \t]*(?=\n|$)/

/** Footnotes are called by a word, not by a text. */
const LONGEST_LABEL = 100

/** Footnotes: `[^1]` in the text, `[^1]:` before the note, which is the writer's own. */
const footnotes: MarkdownConfig = {
  defineNodes: ['FootnoteMark', { name: 'Footnote', block: true }],
  parseInline: [
    {
      name: 'FootnoteMark',
      before: 'Link',
      parse(inline, next, at) {
        const mark =
          next === 91
            ? /^\[\^[^\]\s]+\]:?/.exec(inline.slice(at, Math.min(at + LONGEST_LABEL, inline.end)))
            : null
        return mark ? inline.addElement(inline.elt('FootnoteMark', at, at + mark[0].length)) : -1
      },
    },
  ],
  parseBlock: [
    {
      name: 'Footnote',
      before: 'LinkReference',
      leaf: (_block, first) =>
        /^\[\^[^\]\s]+\]:/.test(first.content)
          ? {
              nextLine: () => false,
              finish(block, leaf) {
                const inner = block.parser.parseInline(leaf.content, leaf.start)
                const end = leaf.start + leaf.content.length
                block.addLeafElement(leaf, block.elt('Footnote', leaf.start, end, inner))
                return true
              },
            }
          : null,
    },
  ],
}
const markdownParser = parser.configure([GFM, footnotes])

/** Blocks that are not the writer's own words to the reader. */
const BLOCKS = new Set(
  'FencedCode CodeBlock HTMLBlock CommentBlock ProcessingInstructionBlock Blockquote LinkReference HorizontalRule TableDelimiter'.split(
    ' ',
  ),
)
const INLINES = new Set('InlineCode Image Autolink URL'.split(' '))
const DROPPED = new Set(
  'Strikethrough EmphasisMark HeaderMark ListMark TaskMarker FootnoteMark Comment ProcessingInstruction'.split(
    ' ',
  ),
)
const SET_APART = /^(?:ATXHeading\d|SetextHeading\d|ListItem|Footnote)$/
const CODE = new Set(['FencedCode', 'CodeBlock', 'InlineCode'])

interface Found {
  readonly carvings: Carving[]
  readonly marks: (readonly [Span, Span])[]
  readonly code: Span[]
}

const spanOf = ({ from, to }: { readonly from: number; readonly to: number }): Span => ({
  start: from,
  end: to,
})

/** What the parser stumbles over: other line ends, a byte order mark, spaces behind a table's row. */
function tidied(source: string): Traced {
  const carvings = [...source.matchAll(/^\ufeff|(?<=\|)[ \t]+(?=\r?\n|$)|\r\n?/g)].map(
    ({ index, 0: part }): Carving => ({
      start: index,
      end: index + part.length,
      as: part.startsWith('\r') ? '\n' : '',
    }),
  )
  return carve(verbatim(source), carvings)
}

/** Reads a Markdown letter: its prose without marks; code, quotes, pictures, addresses and HTML blocks set aside. */
export function markdown(source: string): Manuscript {
  const base = tidied(source)
  const front = (FRONT_MATTER.exec(base.text) ?? TOML_FRONT_MATTER.exec(base.text))?.[0].length ?? 0
  const text = ' '.repeat(front) + base.text.slice(front)
  const found: Found = { carvings: [], marks: [], code: [] }
  if (front > 0) found.carvings.push({ start: 0, end: front, as: BLOCK })
  markdownParser.parse(text).iterate({ enter: (node) => look(node, text, found) })
  const comments = ignoreComments(text, found.code)
  const lines = comments.written.filter(({ kind }) => kind === 'line')
  for (const { start, end } of lines) found.carvings.push({ start, end, as: BLOCK })
  const marks = found.marks.map(([open, close]) => [sourceSpan(base, open), sourceSpan(base, close)] as const)
  const read = carve(base, found.carvings)
  return manuscriptOf(read, { marks, ...heeded(read, base, comments) })
}

/** Notes what `node` means for the reading; false where what is in it doesn't count any more. */
function look(node: SyntaxNodeRef, text: string, { carvings, marks, code }: Found): boolean {
  const { name } = node
  const span = spanOf(node)
  const slice = () => text.slice(span.start, span.end)
  if (CODE.has(name)) code.push(span)
  if (BLOCKS.has(name)) {
    carvings.push({ ...span, as: BLOCK })
    return false
  }
  if (INLINES.has(name)) {
    carvings.push({ ...span, as: OPAQUE })
    return false
  }
  if (DROPPED.has(name)) {
    carvings.push({ ...span, as: '' })
    return false
  }
  if (SET_APART.test(name)) {
    carvings.push({ start: span.start, end: span.start, as: PARAGRAPH })
    carvings.push({ start: span.end, end: span.end, as: PARAGRAPH })
  }
  switch (name) {
    case 'Emphasis':
    case 'StrongEmphasis': {
      const [open, close] = node.node.getChildren('EmphasisMark')
      if (open && close) marks.push([spanOf(open), spanOf(close)])
      return true
    }
    case 'HTMLTag':
      carvings.push({ ...span, as: /^<br\b/i.test(slice()) ? '\n' : '' })
      return false
    case 'Escape':
      carvings.push({ start: span.start, end: span.start + 1, as: '' })
      return false
    case 'Entity':
      carvings.push({ ...span, as: decodeHTML(slice()) })
      return false
    case 'HardBreak':
      carvings.push({ ...span, as: ' ' })
      return false
    case 'Link':
      return link(node.node, carvings, marks)
    case 'Paragraph':
    case 'Task':
    case 'Footnote':
    case 'SetextHeading1':
    case 'SetextHeading2':
      unwrap(span, text, carvings)
      return true
    default:
      return true
  }
}

/** The text of a link is read, where it leads is not. Brackets without an address are brackets. */
function link(node: SyntaxNode, carvings: Carving[], marks: Found['marks']): boolean {
  const [open, close] = node.getChildren('LinkMark')
  const leads = node.getChild('URL') ?? node.getChild('LinkLabel')
  if (!leads || !open || !close) return true
  const target = { start: close.from, end: node.to }
  marks.push([spanOf(open), target])
  carvings.push({ ...spanOf(open), as: '' }, { ...target, as: '' })
  return true
}

/** Joins the lines of a paragraph: in Markdown a line end in it is a space. */
function unwrap({ start, end }: Span, text: string, carvings: Carving[]): void {
  for (const { index, 0: gap } of text.slice(start, end).matchAll(/\n[ \t]*/g))
    carvings.push({ start: start + index, end: start + index + gap.length, as: ' ' })
}
