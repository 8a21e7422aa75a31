import { decodeEntities } from '../../../../platform/text/entities.ts'
import { element, mapElements } from '../../../../platform/text/pasted/raw.ts'
import { type Element, type Node, textOf } from '../../../../platform/text/tree.ts'
import { find, hasClass, typeOf } from '../tree.ts'

/** The text of a chapter in a book that a Fanlight made: the box that its pages have it in.
 * @returns undefined for pages of others */
export function ourText(nodes: readonly Node[]): Element | undefined {
  const chapter = find(
    nodes,
    (node) => node.tag === 'section' && hasClass(node, 'chapter') && /chapter/.test(typeOf(node)),
  )
  return chapter && find(chapter.children, (node) => node.tag === 'div' && hasClass(node, 'text'))
}

const PICTURE = /^\[Picture: (.*), (https?:\/\/\S+)\]$/s

/** What a book could not hold is written again as the archive has it: alignment, pictures from elsewhere, and words that HTML has given up. */
export function asStored(nodes: readonly Node[]): Node[] {
  return mapElements(nodes, (node) => {
    const { 'epub:type': _, 'xml:lang': __, role: ___, style: ____, id, ...others } = node.attributes
    const names = (others.class ?? '').split(/\s+/).filter(Boolean)
    const align = names.find((name) => name.startsWith('align-'))?.slice('align-'.length)
    const kept = names.filter((name) => !/^align-/.test(name) && !['center', 'tt', 'big', 'picture'].includes(name))
    const attributes: Record<string, string> = { ...others }
    delete attributes.class
    if (kept.length > 0) attributes.class = kept.join(' ')
    if (align) attributes.align = align
    if (id !== undefined && !/^p[0-9a-z]+$/.test(id)) attributes.id = id.replace(/^u-/, '')
    if (attributes.href?.startsWith('#u-')) attributes.href = `#${attributes.href.slice(3)}`
    return written(node, names, attributes)
  })
}

function written(
  node: Element,
  names: readonly string[],
  attributes: Readonly<Record<string, string>>,
): readonly Node[] {
  const { tag, children } = node
  if (tag === 'span' && names.includes('picture')) {
    const [, alt = '', src] = PICTURE.exec(textOf(children)) ?? []
    if (src) return [element('img', { src: decodeEntities(src), alt: alt === 'no description' ? '' : alt }, [])]
  }
  if (tag === 'div' && names.includes('center')) return [element('center', attributes, children)]
  if (tag === 'span' && names.includes('tt')) return [element('tt', attributes, children)]
  if (tag === 'span' && names.includes('big')) return [element('big', attributes, children)]
  if (tag === 'span' && Object.keys(attributes).length === 0) return children
  return [{ ...node, attributes }]
}
