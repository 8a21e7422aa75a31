import { allowedElements, droppedElements, type Field, nearestElement } from './allowed.ts'
import { around } from './anchors.ts'
import { type Attributes, cleanAttributes, tagSize } from './attributes.ts'
import { meantAttributes, meantElement } from './styled.ts'
import { isBlock, isElement, isVoid, type Node, someElement } from './tree.ts'

/** What a parser read, before anything of it is judged: parse5 gives it so, and a browser's document is read into it. */
export type ReadNode = ReadText | ReadElement | ReadOther
export type ReadText = { readonly value: string }
export type ReadElement = {
  readonly tagName: string
  readonly namespaceURI: string
  readonly attrs: readonly { readonly name: string; readonly value: string }[]
  readonly childNodes: readonly ReadNode[]
}
/** A comment, a document type. */
export type ReadOther = { readonly nodeName: string }

const DEEPEST = 100
const OUR_ID = /^p[0-9a-z]+$/
const HTML = 'http://www.w3.org/1999/xhtml'

/** How deep the walk is, what the text may hold, and what the walk may still add to it. */
type Place = Reading & { readonly depth: number; readonly budget: { left: number } }

/** What is read. */
export type Reading = {
  readonly field: Field
  /** stored, so that names such as `p1a` are our ids; in what an author wrote they are the author's */
  readonly stored: boolean
}

/** Of what was read, all that a text may hold.
 * @param size how many characters were read
 * @returns inline elements with nothing in them are gone, our own ids as well */
export function kept(read: readonly ReadNode[], size: number, reading: Reading): Node[] {
  return nodesOf(read, { ...reading, depth: 0, budget: { left: 20_000 + size } })
}

function nodesOf(children: readonly ReadNode[], place: Place): Node[] {
  const nodes: Node[] = []
  for (const child of children) {
    if ('value' in child) nodes.push({ text: child.value })
    else if ('tagName' in child) nodes.push(...elementOf(child, place))
  }
  return nodes
}

function elementOf(read: ReadElement, place: Place): readonly Node[] {
  const { tagName } = read
  if (droppedElements.has(tagName) || read.namespaceURI !== HTML) return []
  if (place.depth > DEEPEST) return [{ text: deepText(read) }]
  const written = writtenAttributes(read.attrs, place.stored)
  const tag = nearestElement(meantElement(tagName, written), place.field)
  const children = isVoid(tag) ? [] : nodesOf(read.childNodes, { ...place, depth: place.depth + 1 })
  if (!allowedElements[place.field].has(tag)) return children
  const attributes = cleanAttributes(tag, meantAttributes(written), place.field)
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

function writtenAttributes(attrs: ReadElement['attrs'], stored: boolean): Attributes {
  if (attrs.length === 0) return NO_ATTRIBUTES
  const written: Record<string, string> = {}
  for (const { name, value } of attrs) if (!stored || name !== 'id' || !OUR_ID.test(value)) written[name] = value
  return written
}

const NO_ATTRIBUTES: Attributes = {}

/** All text of an element. Without recursion: it is called where the tree is deeper than the stack may be. */
export function deepText(element: ReadElement): string {
  const waiting: ReadNode[] = [element]
  let text = ''
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('value' in node) text += node.value
    else if ('tagName' in node && !droppedElements.has(node.tagName)) waiting.push(...node.childNodes.toReversed())
  }
  return text
}
