import { anchor, anchorsIn, isAnchor, type Waiting } from './anchors.ts'
import type { Attributes } from './attributes.ts'
import { isDivider } from './dividers.ts'
import { type Element, isBlank, isElement, type Node, someElement, textOf, withoutId } from './tree.ts'

const DEEPEST_INLINE = 20
const STAY_EMPTY = new Set(['td', 'th', 'li', 'dt', 'dd'])
const CAN_DIVIDE = new Set(['p', 'div', 'center', 'section', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** A block that holds one line of text: white space as a page shows it, breaks at its ends gone, the author's anchor inside.
 * @param waiting takes the anchors of a block that goes, gives those of the ones before
 * @returns `hr` for a divider somebody typed; undefined for a block with nothing to see, cells and list items excepted */
export function leaf(
  tag: string,
  attributes: Attributes,
  nodes: readonly Node[],
  waiting: Waiting,
): Element | undefined {
  if (attributes.id !== undefined) waiting.push(attributes.id)
  const line = tag === 'pre' ? withoutEdges(shallow(nodes, 0)) : collapsed(withoutEndBreaks(shallow(nodes, 0)))
  if (isBlank(line) && !STAY_EMPTY.has(tag)) {
    waiting.push(...anchorsIn(line))
    return undefined
  }
  if (CAN_DIVIDE.has(tag) && divides(line)) {
    waiting.push(...anchorsIn(line))
    return divider(attributes)
  }
  const moved = waiting.splice(0).map(anchor)
  return {
    tag,
    attributes: withoutId(attributes),
    children: [...moved, ...(isBlank(line) ? line.filter(isAnchor) : line)],
  }
}

function divides(line: readonly Node[]): boolean {
  const text = textOf(line)
  return (
    text.length < 200 &&
    isDivider(text) &&
    !someElement(line, (inner) => inner.tag === 'img' || inner.attributes.href !== undefined)
  )
}

/** @returns a divider; of the attributes it keeps the class */
export function divider(attributes: Attributes): Element {
  return { tag: 'hr', attributes: attributes.class === undefined ? {} : { class: attributes.class }, children: [] }
}

function shallow(nodes: readonly Node[], depth: number): readonly Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    if (!isElement(node) || node.children.length === 0) return [node]
    const children = shallow(node.children, depth + 1)
    return depth < DEEPEST_INLINE ? [{ ...node, children }] : children
  })
}

function withoutEndBreaks(nodes: readonly Node[]): readonly Node[] {
  const first = nodes.findIndex((node) => !isEdge(node))
  const last = nodes.findLastIndex((node) => !isEdge(node))
  return nodes.filter((node, at) => (at >= first && at <= last && first >= 0) || isAnchor(node))
}

function isEdge(node: Node): boolean {
  return isElement(node) ? node.tag === 'br' || isAnchor(node) : /^[ \t\n\f\r]*$/.test(node.text)
}

/** @see https://www.w3.org/TR/css-text-3/#white-space-phase-1 */
function collapsed(nodes: readonly Node[]): readonly Node[] {
  return withoutEndSpace(collapse(nodes, { space: true }))
}

function collapse(nodes: readonly Node[], after: { space: boolean }): Node[] {
  const result: Node[] = []
  for (const node of nodes) {
    if (isElement(node)) {
      const children = node.children.length === 0 ? node.children : collapse(node.children, after)
      if (!isAnchor(node)) after.space = node.tag === 'br' || (node.tag !== 'img' && after.space)
      result.push(children === node.children ? node : { ...node, children })
      continue
    }
    const single = node.text.replace(/[ \t\n\f\r]+/g, ' ')
    const text = after.space && single.startsWith(' ') ? single.slice(1) : single
    if (text === '') continue
    after.space = text.endsWith(' ')
    result.push({ text })
  }
  return result
}

function withoutEndSpace(nodes: Node[]): Node[] {
  const last = nodes.at(-1)
  if (last === undefined) return nodes
  if (isElement(last)) {
    if (last.children.length === 0) return nodes
    return [...nodes.slice(0, -1), { ...last, children: withoutEndSpace([...last.children]) }]
  }
  const text = withoutSpaceBehind(last.text)
  return text === '' ? withoutEndSpace(nodes.slice(0, -1)) : [...nodes.slice(0, -1), { text }]
}

/** A loop, since a pattern that ends in `+$` tries every space of a long row; trimEnd would take hard spaces too. */
function withoutSpaceBehind(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\n\f\r'.includes(text[end - 1] ?? '')) end--
  return text.slice(0, end)
}

/** Preformatted text keeps its white space, but neither starts nor ends with empty lines. */
function withoutEdges(nodes: readonly Node[]): readonly Node[] {
  const first = nodes[0]
  if (first !== undefined && !isElement(first)) {
    const text = first.text.replace(/^\n+/, '')
    if (text !== first.text) return withoutEdges(text === '' ? nodes.slice(1) : [{ text }, ...nodes.slice(1)])
  }
  return withoutEndSpace([...nodes])
}
