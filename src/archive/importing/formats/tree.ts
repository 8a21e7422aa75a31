import { cleanCharacters } from '../../../platform/text/characters.ts'
import { limitDepth } from '../../../platform/text/depth.ts'
import { readHtml } from '../../../platform/text/parse.ts'
import { rawNodes } from '../../../platform/text/pasted/raw.ts'
import { type Element, isElement, type Node, textOf } from '../../../platform/text/tree.ts'

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i

/** Reads a page of HTML or XHTML into a tree that still holds everything. Elements of XHTML that close themselves are closed, as no reader
 * of HTML would.
 * @returns what stands in head and body, one after the other; undefined for markup too tangled to read */
export function treeOf(html: string): Node[] | undefined {
  const written = cleanCharacters(html)
  const read = readHtml(limitDepth(/^\s*<\?xml|xmlns=/.test(written.slice(0, 2000)) ? closed(written) : written))
  return read && rawNodes(read)
}

function closed(xhtml: string): string {
  return xhtml
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;'))
    .replace(/<([a-z][\w:-]*)((?:\s[^<>]*?)?)\/>/gi, (all, tag: string, rest: string) =>
      VOID.test(tag) ? all : `<${tag}${rest}></${tag}>`,
    )
}

/** @returns the first element that fits, in the order of the text */
export function find(nodes: readonly Node[], fits: (element: Element) => boolean): Element | undefined {
  for (const node of nodes) {
    if (!isElement(node)) continue
    const found = fits(node) ? node : find(node.children, fits)
    if (found) return found
  }
  return undefined
}

/** @returns every element that fits, outer ones before those within */
export function findAll(nodes: readonly Node[], fits: (element: Element) => boolean): readonly Element[] {
  return nodes.flatMap((node) =>
    isElement(node) ? [...(fits(node) ? [node] : []), ...findAll(node.children, fits)] : [],
  )
}

/** @returns the tree without the elements that fit */
export function without(nodes: readonly Node[], fits: (element: Element) => boolean): Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    if (!isElement(node)) return [node]
    return fits(node) ? [] : [{ ...node, children: without(node.children, fits) }]
  })
}

export function hasClass(element: Element, name: string): boolean {
  return (element.attributes.class ?? '').split(/\s+/).includes(name)
}

/** What an element says that it is for. */
export function typeOf({ attributes }: Element): string {
  return `${attributes['epub:type'] ?? ''} ${attributes.role ?? ''}`
}

/** @returns the words in a row, as they are said in a title; breaks and blocks part words */
export function lineOf(nodes: readonly Node[]): string {
  return spaced(nodes).normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function spaced(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return node.text
      return /^(?:br|p|div|li|dd|dt|h[1-6]|tr|td|hr)$/.test(node.tag)
        ? ` ${spaced(node.children)} `
        : spaced(node.children)
    })
    .join('')
}

/** @returns whether a reader would see words in it */
export function hasWords(nodes: readonly Node[]): boolean {
  return /[\p{L}\p{N}]/u.test(textOf(nodes))
}

export function isHeading({ tag }: Element): boolean {
  return /^h[1-6]$/.test(tag)
}

/** Cuts a tree in two in front of an element; what stands around it is around both halves.
 * @returns undefined when it is not in there */
export function cutBefore(
  nodes: readonly Node[],
  fits: (element: Element) => boolean,
): readonly [before: Node[], from: Node[]] | undefined {
  for (const [at, node] of nodes.entries()) {
    if (!isElement(node)) continue
    if (fits(node)) return [nodes.slice(0, at), nodes.slice(at)]
    const inner = cutBefore(node.children, fits)
    if (!inner) continue
    const [before, from] = inner.map((children) => ({ ...node, children })) as unknown as readonly [Element, Element]
    const { id: _, ...attributes } = from.attributes
    return [
      [...nodes.slice(0, at), before],
      [{ ...from, attributes }, ...nodes.slice(at + 1)],
    ]
  }
  return undefined
}
