import type { Mark, Node as Piece } from 'prosemirror-model'
import { type Element, forEditing, type Node, serialise } from '../../platform/text/for-the-browser.ts'

/** The HTML of a document, as an author sees it in the box without the editor.
 * @returns a line for each block that is not empty; nothing for a document without words */
export function toHtml(doc: Piece): string {
  const lines: string[] = []
  doc.forEach((block) => {
    const html = blockHtml(block)
    if (html !== '') lines.push(html)
  })
  return lines.join('\n')
}

const known = new WeakMap<Piece, string>()

/** @returns the HTML of one block of the document; empty for an empty paragraph. Kept: a block never changes, an edit makes
 * another one, so that only what was edited is written anew */
export function blockHtml(block: Piece): string {
  const found = known.get(block)
  if (found !== undefined) return found
  const html = isEmptyLine(block) ? '' : forEditing(serialise([treeOf(block)]))
  known.set(block, html)
  return html
}

function treeOf(block: Piece): Element {
  const { type, attrs } = block
  const children = block.isTextblock ? inlineTree(block) : held(block)
  return { tag: type.name === 'line' ? 'p' : type.name, attributes: attrs.at, children }
}

/** A single line stands in its block without a tag, and so does every line of a figure. */
function held(block: Piece): readonly Node[] {
  const only = block.childCount === 1 ? block.firstChild : null
  if (only?.type.name === 'line') return inlineTree(only)
  const found: Node[] = []
  const figure = block.type.name === 'figure'
  let before: Piece | undefined
  block.forEach((child) => {
    if (isEmptyLine(child)) return
    if (figure && child.type.name === 'line') {
      if (before?.type.name === 'line') found.push({ tag: 'br', attributes: {}, children: [] })
      found.push(...inlineTree(child))
    } else found.push(treeOf(child))
    before = child
  })
  return found
}

function isEmptyLine(block: Piece): boolean {
  return block.isTextblock && block.childCount === 0
}

function inlineTree(block: Piece): readonly Node[] {
  const root: Node[] = []
  const open: { readonly mark: Mark; readonly children: Node[] }[] = []
  block.forEach((child) => {
    let shared = 0
    while (shared < open.length && child.marks[shared]?.eq((open[shared] as (typeof open)[number]).mark)) shared++
    open.length = shared
    for (const mark of child.marks.slice(shared)) {
      const children: Node[] = []
      ;(open.at(-1)?.children ?? root).push({ tag: mark.attrs.tag, attributes: mark.attrs.at, children })
      open.push({ mark, children })
    }
    ;(open.at(-1)?.children ?? root).push(leafOf(child))
  })
  return root
}

function leafOf(child: Piece): Node {
  if (child.isText) return { text: child.text ?? '' }
  return { tag: child.type.name === 'anchor' ? 'a' : child.type.name, attributes: child.attrs.at, children: [] }
}
