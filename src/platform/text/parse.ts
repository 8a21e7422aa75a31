import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as names, parseFragment } from 'parse5'
import { allowedElements, droppedElements } from './allowed.ts'
import { around } from './anchors.ts'
import { type Attributes, cleanAttributes, tagSize } from './attributes.ts'
import { isBlock, isElement, isVoid, type Node, someElement } from './tree.ts'

const DEEPEST = 100
const OUR_ID = /^p[0-9a-z]+$/

/** How deep the walk is, and what it may still add to the text. */
type Place = { readonly depth: number; readonly budget: { left: number } }

class TooTangled extends Error {}

/** Reads HTML as a browser would and keeps of it only what a text may hold.
 * @param html sanitised; what is not is left out here too, so that two parsers have to agree before anything passes
 * @returns its nodes; inline elements with nothing in them are gone, our own ids as well. Markup so tangled that a browser
 *   would build many times what was written comes back as its text
 * @see https://html.spec.whatwg.org/multipage/parsing.html */
export function parse(html: string): Node[] {
  try {
    return nodesOf(read(html), { depth: 0, budget: { left: 20_000 + html.length } })
  } catch (error) {
    if (!(error instanceof TooTangled)) throw error
    return [{ text: html.replace(/<[^>]*>/g, ' ') }]
  }
}

/** Left-open formatting is opened anew in each paragraph; a hostile text can make that grow without bound. */
function read(html: string): DefaultTreeAdapterTypes.ChildNode[] {
  const most = 1000 + 3 * html.split('<').length
  let made = 0
  const createElement: typeof defaultTreeAdapter.createElement = (...element) => {
    if (++made > most) throw new TooTangled()
    return defaultTreeAdapter.createElement(...element)
  }
  const context = defaultTreeAdapter.createElement('div', names.NS.HTML, [])
  return parseFragment(context, html, { treeAdapter: { ...defaultTreeAdapter, createElement } }).childNodes
}

function nodesOf(children: readonly DefaultTreeAdapterTypes.ChildNode[], place: Place): Node[] {
  const nodes: Node[] = []
  for (const child of children) {
    if ('value' in child) nodes.push({ text: child.value })
    else if ('tagName' in child) nodes.push(...elementOf(child, place))
  }
  return nodes
}

function elementOf(parsed: DefaultTreeAdapterTypes.Element, place: Place): readonly Node[] {
  const tag = parsed.tagName
  if (droppedElements.has(tag) || parsed.namespaceURI !== names.NS.HTML) return []
  if (place.depth > DEEPEST) return [{ text: deepText(parsed) }]
  const children = isVoid(tag) ? [] : nodesOf(parsed.childNodes, { ...place, depth: place.depth + 1 })
  if (!allowedElements.chapter.has(tag)) return children
  const attributes = attributesOf(parsed)
  if (tag === 'img' && attributes.src === undefined) return []
  const element = { tag, attributes, children }
  if (isBlock(tag) || isVoid(tag)) return [element]
  const copies = lines(children)
  if (copies > 0 && !affordable(tagSize(tag, attributes) * 2 * copies, place)) return children
  return someElement(children, (inner) => isBlock(inner.tag)) ? [element] : around(element, children)
}

/** An inline element around blocks or breaks is repeated in each line: a few of them around many lines would make a text of
 * a thousand times its size. */
function affordable(cost: number, { budget }: Place): boolean {
  if (cost > budget.left) return false
  budget.left -= cost
  return true
}

function lines(nodes: readonly Node[]): number {
  let count = 0
  for (const node of nodes)
    if (isElement(node)) count += (isBlock(node.tag) || node.tag === 'br' ? 1 : 0) + lines(node.children)
  return count
}

function attributesOf(element: DefaultTreeAdapterTypes.Element): Attributes {
  if (element.attrs.length === 0) return NO_ATTRIBUTES
  const written: Record<string, string> = {}
  for (const { name, value } of element.attrs) if (name !== 'id' || !OUR_ID.test(value)) written[name] = value
  return cleanAttributes(element.tagName, written, 'chapter')
}

const NO_ATTRIBUTES: Attributes = {}

/** Without recursion: it is called where the tree is deeper than the stack may be. */
function deepText(element: DefaultTreeAdapterTypes.Element): string {
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = [element]
  let text = ''
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('value' in node) text += node.value
    else if ('tagName' in node && !droppedElements.has(node.tagName)) waiting.push(...node.childNodes.toReversed())
  }
  return text
}
