import { Fragment, Mark, type Node as Piece } from 'prosemirror-model'
import { type Element, isBlock, isElement, type Node } from '../../platform/text/for-the-browser.ts'
import { schema } from './schema.ts'

const LEAVES: ReadonlySet<string> = new Set(['br', 'img', 'wbr'])
const LINES: ReadonlySet<string> = new Set(['p', 'pre', 'summary', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** A text in the form of the text model as a document of the editor.
 * @throws RangeError for a tree that is not in that form */
export function toDocument(blocks: readonly Element[]): Piece {
  const doc = schema.node('doc', null, blocks.length === 0 ? [schema.node('p')] : blocks.map(blockOf))
  doc.check()
  return doc
}

function blockOf(element: Element): Piece {
  const { tag, attributes, children } = element
  const type = schema.nodes[tag]
  if (type === undefined) throw new RangeError(`no block: ${tag}`)
  if (type.isLeaf) return type.create({ at: attributes })
  if (LINES.has(tag)) return type.create({ at: attributes }, inlineOf(children))
  return type.create({ at: attributes }, Fragment.from(heldBy(element)))
}

/** Blocks as they are, each run of words between them as a line. */
function heldBy({ tag, children }: Element): Piece[] {
  const held: Piece[] = []
  let run: Node[] = []
  const close = () => {
    if (run.length > 0) held.push(schema.node('line', null, inlineOf(run)))
    run = []
  }
  for (const child of children) {
    if (!isElement(child) || !isBlock(child.tag)) run.push(child)
    else {
      close()
      const misplaced = child.tag === 'summary' && held.length > 0
      held.push(blockOf(misplaced ? { ...child, tag: 'p' } : child))
    }
  }
  close()
  return held.length === 0 && tag !== 'details' ? [schema.node('line')] : held
}

function inlineOf(nodes: readonly Node[], marks: readonly Mark[] = Mark.none): Piece[] {
  const pieces: Piece[] = []
  let before: Mark | undefined
  for (const node of nodes) {
    const mark = isElement(node) ? markOf(node, marks, before) : undefined
    if (!isElement(node)) {
      if (node.text !== '') pieces.push(schema.text(node.text, marks))
    } else if (mark === undefined) {
      const type = LEAVES.has(node.tag) ? node.tag : 'anchor'
      pieces.push(schema.node(type, { at: node.attributes }, undefined, marks))
    } else pieces.push(...inlineOf(node.children, mark.addToSet(marks)))
    before = mark
  }
  return pieces
}

/** @returns undefined for what holds nothing: a break, a picture, an anchor */
function markOf({ tag, attributes, children }: Element, outer: readonly Mark[], before?: Mark): Mark | undefined {
  if (LEAVES.has(tag) || children.length === 0) return undefined
  for (let apart = 0; ; apart++) {
    const mark = schema.mark('el', { tag, at: attributes, apart })
    if (!mark.isInSet(outer) && !(before && mark.eq(before))) return mark
  }
}
