import { type Element, isBlank, isElement, isLeaf, type Node, someElement, withoutId } from './tree.ts'

/** Author's anchors whose place is gone; they move to the start of the next block that stays. */
export type Waiting = string[]

/** @returns an author's anchor that stands alone, holding nothing */
export function anchor(id: string): Element {
  return { tag: 'a', attributes: { id }, children: [] }
}

/** @returns whether this is an author's anchor that holds nothing */
export function isAnchor(node: Node): boolean {
  return isElement(node) && node.tag === 'a' && node.children.length === 0 && node.attributes.href === undefined
}

/** @returns the author's anchors among these nodes, at any depth */
export function anchorsIn(nodes: readonly Node[]): string[] {
  return nodes
    .filter(isElement)
    .flatMap((element) => [
      ...(element.attributes.id === undefined ? [] : [element.attributes.id]),
      ...anchorsIn(element.children),
    ])
}

const RUBY_PARTS: Readonly<Record<string, ReadonlySet<string>>> = {
  rt: new Set(['rt', 'rp', 'rb', 'rtc']),
  rp: new Set(['rt', 'rp', 'rb', 'rtc']),
  rb: new Set(['rt', 'rp', 'rb', 'rtc']),
  rtc: new Set(['rb', 'rtc']),
}

/** An inline element around these nodes, where a parser would read it so again: no link in a link (an anchor moves out
 * before it), no ruby text in a ruby text.
 * @returns the nodes alone when there is nothing to see in them, or nothing that the element would say of them */
export function around(element: Element, nodes: readonly Node[]): readonly Node[] {
  const { tag, attributes } = element
  if (isBlank(nodes)) return [...(attributes.id === undefined ? [] : [anchor(attributes.id)]), ...nodes]
  const inner = RUBY_PARTS[tag]
  if (inner !== undefined && someElement(nodes, (node) => inner.has(node.tag))) return nodes
  if (tag !== 'a') return [{ ...element, children: nodes }]
  const moved = bareAnchors(nodes)
  if (Object.keys(attributes).length === 0 || someElement(nodes, isLink)) return nodes
  return [...moved, { ...element, children: moved.length === 0 ? nodes : withoutAnchors(nodes) }]
}

function bareAnchors(nodes: readonly Node[]): readonly Element[] {
  return nodes.filter(isElement).flatMap((node) => (isAnchor(node) ? [node] : bareAnchors(node.children)))
}

function isLink(element: Element): boolean {
  return element.tag === 'a' && !isAnchor(element)
}

function withoutAnchors(nodes: readonly Node[]): readonly Node[] {
  return nodes
    .filter((node) => !isAnchor(node))
    .map((node) => (isElement(node) ? { ...node, children: withoutAnchors(node.children) } : node))
}

/** Anchors that no block follows: they go to the end of the last block that can hold them.
 * @param waiting is empty afterwards */
export function placeLast(blocks: readonly Element[], waiting: Waiting): readonly Element[] {
  if (waiting.length === 0) return blocks
  const at = blocks.findLastIndex((block) => block.tag !== 'hr')
  const anchors = waiting.splice(0).map(anchor)
  return blocks.map((block, index) => (index === at ? withLast(block, anchors) : block))
}

function withLast(block: Element, anchors: readonly Element[]): Element {
  const at = isLeaf(block) ? -1 : block.children.findLastIndex((child) => isElement(child) && child.tag !== 'hr')
  if (at < 0) return isLeaf(block) ? { ...block, children: [...block.children, ...anchors] } : block
  const children = block.children.map((child, index) =>
    index === at && isElement(child) ? withLast(child, anchors) : child,
  )
  return { ...block, children }
}

/** An anchor can be in one place only: the first keeps the name.
 * @param seen the names met before; grows */
export function once(nodes: readonly Node[], seen: Set<string> = new Set()): readonly Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    if (!isElement(node)) return [node]
    const id = node.attributes.id
    const doubled = id !== undefined && seen.has(id)
    if (id !== undefined) seen.add(id)
    const children = once(node.children, seen)
    if (!doubled) return [{ ...node, children }]
    const attributes = withoutId(node.attributes)
    return node.tag === 'a' && Object.keys(attributes).length === 0 ? children : [{ ...node, attributes, children }]
  })
}
