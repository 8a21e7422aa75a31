import { voidElements } from '../allowed.ts'
import { escapeAttribute, escapeText } from '../characters.ts'
import { deepText, type ReadNode } from '../kept.ts'
import { type Element, isElement, type Node } from '../tree.ts'

const DEEPEST = 150

/** What was read as the tree this folder works on; any element and attribute may be in it. What lies too deep is its text. */
export function rawNodes(read: readonly ReadNode[], depth = 0): Node[] {
  return read.flatMap((node): readonly Node[] => {
    if ('value' in node) return [{ text: node.value }]
    if (!('tagName' in node)) return []
    if (depth > DEEPEST) return [{ text: deepText(node) }]
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
    return [{ tag: node.tagName, attributes, children: rawNodes(node.childNodes, depth + 1) }]
  })
}

/** The tree as HTML again; it is as hostile as what was read. */
export function writeRaw(nodes: readonly Node[]): string {
  return nodes.map((node) => (isElement(node) ? writeElement(node) : escapeText(node.text))).join('')
}

function writeElement({ tag, attributes, children }: Element): string {
  if (!/^[a-z][a-z0-9-]*$/.test(tag)) return writeRaw(children)
  const names = Object.keys(attributes).filter((name) => /^[a-z-]+$/.test(name))
  const start = `<${tag}${names.map((name) => ` ${name}="${escapeAttribute(attributes[name] ?? '')}"`).join('')}>`
  return voidElements.has(tag) ? start : `${start}${writeRaw(children)}</${tag}>`
}

/** The elements with what `change` makes of each, from the inside out.
 * @param change several nodes instead of one, or none */
export function mapElements(nodes: readonly Node[], change: (element: Element) => readonly Node[]): Node[] {
  return nodes.flatMap((node) =>
    isElement(node) ? change({ ...node, children: mapElements(node.children, change) }) : [node],
  )
}

export function element(tag: string, attributes: Element['attributes'], children: readonly Node[]): Element {
  return { tag, attributes, children }
}
