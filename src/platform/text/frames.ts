import { anchorsIn } from './anchors.ts'
import type { Piece } from './pieces.ts'
import { type Element, isBlank, isBlock, isElement, type Node, someElement } from './tree.ts'

const LIST_OF: Readonly<Record<string, string>> = { li: 'ul', dt: 'dl', dd: 'dl' }
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  ul: ['li'],
  ol: ['li'],
  dl: ['dt', 'dd'],
  table: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['td', 'th'],
  colgroup: ['col'],
}

/** Items that stand in no list get one around them.
 * @returns the pieces, blank runs between items left out */
export function listed(found: readonly Piece[]): readonly Piece[] {
  if (!found.some((piece) => listFor(piece) !== undefined)) return found
  const result: Piece[] = []
  let items: Element[] = []
  let list: string | undefined
  const close = () => {
    if (list !== undefined) result.push({ kind: 'block', block: { tag: list, attributes: {}, children: items } })
    items = []
    list = undefined
  }
  for (const piece of found) {
    const needed = listFor(piece)
    if (needed === undefined && list !== undefined && says(piece)) close()
    if (needed !== undefined && needed !== list) close()
    if (needed === undefined && list === undefined) result.push(piece)
    if (needed !== undefined && piece.kind === 'block') items.push(piece.block)
    list = needed ?? list
  }
  close()
  return result
}

function listFor(piece: Piece): string | undefined {
  return piece.kind === 'block' ? LIST_OF[piece.block.tag] : undefined
}

function says(piece: Piece): boolean {
  return piece.kind === 'block' || (piece.kind === 'run' && !nothing(piece.nodes))
}

/** @returns whether dropping these nodes loses nothing: no text, picture, block or anchor */
export function nothing(nodes: readonly Node[]): boolean {
  return isBlank(nodes) && anchorsIn(nodes).length === 0 && !someElement(nodes, (inner) => isBlock(inner.tag))
}

/** The children a list or a part of a table may hold. What may not stand in a list joins the item before it;
 * loose parts of a table were moved out by the parser. */
export function fittingChildren(frame: Element): readonly Element[] {
  const holds = HOLDS[frame.tag] ?? []
  const isList = frame.tag === 'ul' || frame.tag === 'ol' || frame.tag === 'dl'
  const result: Element[] = []
  let loose: Node[] = []
  const join = () => {
    const last = result.pop() ?? { tag: holds.at(-1) ?? 'li', attributes: {}, children: [] }
    result.push({ ...last, children: [...last.children, ...loose] })
    loose = []
  }
  for (const child of frame.children) {
    const fits = isElement(child) && holds.includes(child.tag)
    if (fits && loose.length > 0) join()
    if (fits) result.push(child)
    else if (isList && !nothing([child])) loose.push(child)
  }
  if (loose.length > 0) join()
  return result
}
