import { isElement, type Node } from '../../../platform/text/tree.ts'
import { findAll } from './tree.ts'

/** A text with only the links that still lead somewhere: out to the web, and within itself. The words of the others stay.
 * @returns how many led elsewhere in the file, too */
export function withLivingLinks(nodes: readonly Node[]): { readonly nodes: Node[]; readonly count: number } {
  const places = new Set(
    findAll(nodes, ({ attributes }) => attributes.id !== undefined || attributes.name !== undefined).flatMap(
      ({ attributes }) => [attributes.id ?? '', attributes.name ?? ''],
    ),
  )
  let count = 0
  const walk = (list: readonly Node[]): Node[] =>
    list.flatMap((node): readonly Node[] => {
      if (!isElement(node)) return [node]
      const children = walk(node.children)
      const href = node.tag === 'a' ? node.attributes.href : undefined
      if (href === undefined || /^(?:https?|mailto):/i.test(href)) return [{ ...node, children }]
      const anchor = href.slice(href.indexOf('#') + 1)
      if (href.includes('#') && places.has(anchor))
        return [{ ...node, attributes: { ...node.attributes, href: `#${anchor}` }, children }]
      count++
      const { href: _, ...attributes } = node.attributes
      return attributes.id === undefined ? children : [{ ...node, attributes, children }]
    })
  return { nodes: walk(nodes), count }
}
