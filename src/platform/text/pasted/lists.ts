import { type Element, isElement, type Node, textOf } from '../tree.ts'
import { element } from './raw.ts'
import type { Style } from './styles.ts'

type StyleOf = (element: Element) => Style
/** A paragraph that a word processor draws as an item of a list. */
type Item = {
  readonly list: string
  readonly level: number
  readonly marker: string
  readonly children: readonly Node[]
}

/** Word's paragraphs that look like items, as items of lists; a deeper level is a list within the item above it. */
export function listed(nodes: readonly Node[], styleOf: StyleOf): Node[] {
  const result: Node[] = []
  let items: Item[] = []
  const close = () => {
    if (items.length > 0) result.push(...nested(items, 1))
    items = []
  }
  for (const node of nodes) {
    const item = isElement(node) ? itemOf(node, styleOf) : undefined
    if (item !== undefined) {
      if (items.some(({ list, level }) => level === 1 && item.level === 1 && list !== item.list)) close()
      items.push(item)
    } else if (isElement(node)) {
      close()
      result.push({ ...node, children: listed(node.children, styleOf) })
    } else {
      if (node.text.trim() !== '') close()
      result.push(node)
    }
  }
  close()
  return result
}

function itemOf(node: Element, styleOf: StyleOf): Item | undefined {
  const said = /^(l\d+) level(\d)/.exec(styleOf(node).get('mso-list') ?? '')
  if (said === null || /^h[1-6]$/.test(node.tag)) return undefined
  const { marker, children } = withoutMarker(node.children, styleOf)
  return { list: said[1] ?? '', level: Number(said[2]), marker, children }
}

function withoutMarker(nodes: readonly Node[], styleOf: StyleOf): { marker: string; children: Node[] } {
  let marker = ''
  const children = nodes.flatMap((node): readonly Node[] => {
    if (!isElement(node)) return [node]
    if (styleOf(node).get('mso-list') === 'ignore') {
      marker += textOf(node.children)
      return []
    }
    const inner = withoutMarker(node.children, styleOf)
    marker += inner.marker
    return [{ ...node, children: inner.children }]
  })
  return { marker: marker.replace(/[\s\u00a0]+/g, ''), children }
}

/** @param level of the outermost items; those that begin deeper stand at it all the same */
function nested(items: readonly Item[], level: number): Node[] {
  const lists: { kind: string; start: Item; items: Element[] }[] = []
  for (let at = 0; at < items.length; ) {
    const item = items[at] as Item
    let end = at + 1
    while (end < items.length && (items[end] as Item).level > level) end++
    const deeper = item.level > level ? items.slice(at, end) : items.slice(at + 1, end)
    const inner = deeper.length > 0 ? nested(deeper, level + 1) : []
    const last = lists.at(-1)
    if (item.level > level) {
      const holder = last?.items.pop()
      if (last !== undefined && holder !== undefined) last.items.push(element('li', {}, [...holder.children, ...inner]))
      else return inner
    } else {
      const kind = listKind(item.marker).tag
      if (last?.kind !== kind) lists.push({ kind, start: item, items: [] })
      lists.at(-1)?.items.push(element('li', {}, [...item.children, ...inner]))
    }
    at = end
  }
  return lists.map(({ kind, start, items: found }) => element(kind, listKind(start.marker).attributes, found))
}

const SMALL_ROMAN = /^[ivxlc]+$/

/** What a marker such as `·`, `3.`, `b)` or `(iv)` says of its list. */
function listKind(marker: string): { readonly tag: string; readonly attributes: Record<string, string> } {
  const sign = /^\(?([0-9]{1,4}|[a-z]{1,6})[.)]$/i.exec(marker)?.[1]
  if (sign === undefined) return { tag: 'ul', attributes: {} }
  const attributes: Record<string, string> = {}
  if (/^\d/.test(sign)) {
    if (sign !== '1') attributes.start = sign
  } else {
    const small = sign.toLowerCase()
    const roman = SMALL_ROMAN.test(small) && (small === 'i' || small.length > 1)
    const type = roman ? 'i' : 'a'
    attributes.type = sign === small ? type : type.toUpperCase()
  }
  return { tag: 'ol', attributes }
}
