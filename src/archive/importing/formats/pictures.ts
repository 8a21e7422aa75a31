import { element } from '../../../platform/text/pasted/raw.ts'
import { type Element, isElement, type Node } from '../../../platform/text/tree.ts'
import { hasWords } from './tree.ts'

const ORNAMENT = /break|ornament|divider|scene|flourish|separator|dinkus|fleuron|asterism/i

/** A text without the pictures that lie in its file: one that alone stands between two paragraphs as an ornament is a scene break, one with a
 * description leaves that, and every other is gone.
 * @returns how many there were, ornaments not counted */
export function withoutPictures(nodes: readonly Node[]): { readonly nodes: Node[]; readonly count: number } {
  let count = 0
  const walk = (list: readonly Node[]): Node[] =>
    list.flatMap((node): readonly Node[] => {
      if (!isElement(node)) return [node]
      const only = onlyPicture(node)
      if (only && isOrnament(only, node)) return [element('hr', {}, [])]
      if (!isPicture(node)) return [{ ...node, children: walk(node.children) }]
      if (/^https?:/i.test(node.attributes.src ?? '')) return [node]
      count++
      const words = (node.attributes.alt ?? '').trim()
      return /[\p{L}\p{N}]/u.test(words) ? [element('em', {}, [{ text: `[${words}]` }])] : []
    })
  return { nodes: walk(nodes), count }
}

function isPicture({ tag }: Element): boolean {
  return /^(?:img|image|svg|object|picture)$/.test(tag)
}

/** The one picture in a block without words. */
function onlyPicture(node: Element): Element | undefined {
  if (!/^(?:p|div|figure|center)$/.test(node.tag) || hasWords(node.children)) return undefined
  const inside = node.children.filter((child) => isElement(child) || child.text.trim() !== '')
  const [first] = inside
  if (inside.length !== 1 || !isElement(first)) return undefined
  return isPicture(first)
    ? first
    : onlyPicture(first.tag === 'span' || first.tag === 'a' ? { ...first, tag: 'p' } : first)
}

function isOrnament(picture: Element, block: Element): boolean {
  const { alt = '', src = '', class: own = '' } = picture.attributes
  return ORNAMENT.test(`${alt} ${src} ${own} ${block.attributes.class ?? ''}`) || /^[*\s~•—–-]+$/.test(alt)
}
