import { anchor, around } from './anchors.ts'
import { gapAt, isBreak } from './breaks.ts'
import { type Element, frameBlocks, isBlank, isBlock, isElement, isVoid, type Node, withoutId } from './tree.ts'

/** What a row of nodes falls into: runs of text and inline elements, blocks, and the gaps that empty lines make. */
export type Piece =
  | { readonly kind: 'run'; readonly nodes: readonly Node[] }
  | { readonly kind: 'block'; readonly block: Element }
  | { readonly kind: 'gap' }

/** Cuts a row of nodes at blocks, and at two or more `<br>` in a row. An inline element around such a place is closed before
 * it and opened again behind it; what it says of a block, it says of all the block's lines.
 * @param gaps whether empty lines cut at all: they do not in a heading
 * @returns nothing is lost but the breaks that made a gap */
export function pieces(nodes: readonly Node[], gaps: boolean): Piece[] {
  const found = cutUp(nodes, gaps)
  if (!nodes.some((node) => isElement(node) && !isBlock(node.tag) && hasSeam(node, gaps))) return found
  // elements left with nothing to show are gone now, and breaks that they kept apart may have met
  return found.flatMap((piece) => (piece.kind === 'run' ? cutUp(piece.nodes, gaps) : [piece]))
}

function cutUp(nodes: readonly Node[], gaps: boolean): Piece[] {
  const found: Piece[] = []
  let run: Node[] = []
  const cut = (piece: Piece) => {
    if (run.length > 0) found.push({ kind: 'run', nodes: run })
    run = []
    found.push(piece)
  }
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] as Node
    if (!isElement(node)) run.push(node)
    else if (isBlock(node.tag)) cut({ kind: 'block', block: node })
    else if (isBreak(node) && gaps && gapAt(nodes, at).breaks > 1) {
      const { end, anchors } = gapAt(nodes, at)
      cut({ kind: 'gap' })
      run.push(...anchors)
      at = end - 1
    } else if (hasSeam(node, gaps)) {
      for (const piece of inlinePieces(node, gaps)) {
        if (piece.kind === 'run') run.push(...piece.nodes)
        else cut(piece)
      }
    } else run.push(node)
  }
  if (run.length > 0) found.push({ kind: 'run', nodes: run })
  return found
}

function hasSeam(element: Element, gaps: boolean): boolean {
  if (element.children.length === 0) return false
  if (gaps && element.children.some((child, at) => isBreak(child) && gapAt(element.children, at).breaks > 1))
    return true
  return element.children.some((child) => isElement(child) && (isBlock(child.tag) || hasSeam(child, gaps)))
}

function inlinePieces(element: Element, gaps: boolean): Piece[] {
  let next = element
  return pieces(element.children, gaps).map((piece) => {
    if (piece.kind === 'gap') return piece
    const used = next
    next = { ...element, attributes: withoutId(element.attributes) }
    if (piece.kind === 'run') return { kind: 'run', nodes: around(used, piece.nodes) }
    return { kind: 'block', block: inside(used, piece.block) }
  })
}

/** One line of text out of everything here: what was a block or followed a gap starts behind a break. */
export function oneLine(nodes: readonly Node[]): readonly Node[] {
  const line: Node[] = []
  for (const piece of pieces(unblocked(nodes), true)) {
    if (piece.kind !== 'run') continue
    if (!isBlank(line) && !isBlank(piece.nodes)) line.push(BREAK)
    line.push(...piece.nodes)
  }
  return line
}

const BREAK: Node = { tag: 'br', attributes: {}, children: [] }

/** The words of blocks as one run, a gap where each block began and ended. */
export function unblocked(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    if (!isElement(node) || isVoid(node.tag)) return isElement(node) && isBlock(node.tag) ? [BREAK, BREAK] : [node]
    const children = unblocked(node.children)
    if (!isBlock(node.tag)) return around(node, children)
    const anchors = node.attributes.id === undefined ? [] : [anchor(node.attributes.id)]
    return [BREAK, BREAK, ...anchors, ...children, BREAK, BREAK]
  })
}

/** The block with the inline element around all its lines instead of around itself. */
function inside(element: Element, block: Element): Element {
  if (isVoid(block.tag)) return block
  if (!frameBlocks.has(block.tag)) return { ...block, children: around(element, block.children) }
  const later = { ...element, attributes: withoutId(element.attributes) }
  return {
    ...block,
    children: block.children.flatMap((child) =>
      isElement(child) && isBlock(child.tag) ? [inside(later, child)] : around(later, [child]),
    ),
  }
}
