import { voidElements } from './allowed.ts'
import type { Attributes } from './attributes.ts'

/** Text of a document, entities resolved. */
export type TextNode = { readonly text: string }

/** An element with what it holds; the name in lower case. */
export type Element = { readonly tag: string; readonly attributes: Attributes; readonly children: readonly Node[] }

/** A document as this room works on it: no parents, nothing changes once made. */
export type Node = TextNode | Element

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Blocks that hold a line of text and never another block. */
export const lineBlocks = set('p h1 h2 h3 h4 h5 h6 pre summary')
/** Blocks that hold either a line of text or other blocks. */
export const eitherBlocks = set('div blockquote section center aside address li dt dd td th caption figcaption')
/** Blocks that hold only certain blocks. */
export const frameBlocks = set('ul ol dl table colgroup thead tbody tfoot tr details figure')

/** @returns whether an element of this name stands on lines of its own */
export function isBlock(tag: string): boolean {
  return lineBlocks.has(tag) || eitherBlocks.has(tag) || frameBlocks.has(tag) || tag === 'hr' || tag === 'col'
}

/** @returns whether this element gets an id: it is a block, and no other block but a caption stands in it */
export function isLeaf(element: Element): boolean {
  if (lineBlocks.has(element.tag) || element.tag === 'hr' || element.tag === 'figure') return true
  return eitherBlocks.has(element.tag) && !element.children.some((child) => isElement(child) && isBlock(child.tag))
}

export function isElement(node: Node | undefined): node is Element {
  return node !== undefined && 'tag' in node
}

export function textOf(nodes: readonly Node[]): string {
  let text = ''
  for (const node of nodes) text += isElement(node) ? textOf(node.children) : node.text
  return text
}

/** @returns whether `match` holds for one of the elements, at any depth */
export function someElement(nodes: readonly Node[], match: (element: Element) => boolean): boolean {
  return nodes.some((node) => isElement(node) && (match(node) || someElement(node.children, match)))
}

/** @returns whether a reader would see nothing of it: no letter or mark, no picture */
export function isBlank(nodes: readonly Node[]): boolean {
  return nodes.every((node) =>
    isElement(node) ? node.tag !== 'img' && node.tag !== 'hr' && isBlank(node.children) : isBlankText(node.text),
  )
}

function isBlankText(text: string): boolean {
  return /^[\s\u00ad\u200b-\u200f\u2060]*$/.test(text)
}

export function withoutId(attributes: Attributes): Attributes {
  if (attributes.id === undefined) return attributes
  const { id: _, ...others } = attributes
  return others
}

export function isVoid(tag: string): boolean {
  return voidElements.has(tag)
}
