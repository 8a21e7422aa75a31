import { type Element, isBlock, isElement, type Node, someElement } from '../tree.ts'
import { element } from './raw.ts'
import { type Format, meaningOf, type Style } from './styles.ts'

type Item = { readonly node: Node; readonly formats: ReadonlySet<Format> }
type StyleOf = (element: Element) => Style

const NONE: ReadonlySet<Format> = new Set()
const FORMATS: Readonly<Record<string, Format>> = {
  em: 'em',
  i: 'em',
  strong: 'strong',
  b: 'strong',
  u: 'u',
  s: 's',
  strike: 's',
  sup: 'sup',
  sub: 'sub',
}
/** Heavy as they are; a link is underlined as it is. */
const LOUD = /^(?:h[1-6]|th|dt|summary)$/

/** Slanted, heavy, struck and raised words as elements, however they were said: by an element, a style or a class. Elements
 * that say nothing else are gone; words that are not slanted within slanted ones stay upright. */
export function emphasised(nodes: readonly Node[], styleOf: StyleOf): Node[] {
  return wrapped(itemsOf(nodes, NONE, styleOf))
}

function itemsOf(nodes: readonly Node[], formats: ReadonlySet<Format>, styleOf: StyleOf): Item[] {
  return nodes.flatMap((node): readonly Item[] => {
    if (!isElement(node)) return [{ node, formats }]
    const next = formatsOf(node, formats, styleOf)
    if (isTransparent(node)) return itemsOf(node.children, next, styleOf)
    const holdsBlocks = isBlock(node.tag) || someElement(node.children, (inner) => isBlock(inner.tag))
    const redundant = node.tag === 'a' ? 'u' : LOUD.test(node.tag) ? 'strong' : undefined
    const items = itemsOf(node.children, holdsBlocks ? next : NONE, styleOf)
    const children = wrapped(redundant === undefined ? items : items.map(without(redundant)))
    return [{ node: { ...node, children }, formats: holdsBlocks || node.tag === 'br' ? NONE : next }]
  })
}

function formatsOf(node: Element, outer: ReadonlySet<Format>, styleOf: StyleOf): ReadonlySet<Format> {
  const own = FORMATS[node.tag]
  const { on, off } = meaningOf(styleOf(node))
  if (own === undefined && on.length === 0 && off.length === 0) return outer
  const formats = new Set(outer)
  if (own !== undefined) formats.add(own)
  for (const format of on) formats.add(format)
  for (const format of off) formats.delete(format)
  return formats
}

function isTransparent({ tag }: Element): boolean {
  return tag === 'span' || tag === 'font' || tag.includes(':') || FORMATS[tag] !== undefined
}

/** Neighbours that share a format stand in one element; the format that reaches furthest stands outside. */
function wrapped(items: readonly Item[]): Node[] {
  const result: Node[] = []
  let at = 0
  while (at < items.length) {
    const { node, formats } = items[at] as Item
    let best: { readonly format: Format; readonly end: number } | undefined
    for (const format of formats) {
      const end = reach(items, at, format)
      if (best === undefined || end > best.end) best = { format, end }
    }
    if (best === undefined) result.push(node)
    else result.push(element(best.format, {}, wrapped(items.slice(at, best.end).map(without(best.format)))))
    at = best?.end ?? at + 1
  }
  return result
}

/** A line break between two slanted lines is slanted with them. */
function reach(items: readonly Item[], from: number, format: Format): number {
  let end = from + 1
  for (let at = end; at < items.length; at++) {
    const { node, formats } = items[at] as Item
    if (formats.has(format)) end = at + 1
    else if (!isElement(node) || node.tag !== 'br') break
  }
  return end
}

function without(format: Format): (item: Item) => Item {
  return ({ node, formats }) => ({ node, formats: new Set([...formats].filter((other) => other !== format)) })
}
