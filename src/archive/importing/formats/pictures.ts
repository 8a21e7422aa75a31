import { element, mapElements } from '../../../platform/text/pasted/raw.ts'
import { type Element, isElement, type Node } from '../../../platform/text/tree.ts'
import { resolved } from './archive.ts'
import type { PictureBox } from './picture-box.ts'
import { find, hasWords } from './tree.ts'

const ORNAMENT = /break|ornament|divider|scene|flourish|separator|dinkus|fleuron|asterism/i
/** What programs write where nobody has said what is to be seen. */
const NO_ALT =
  /^(?:(?:image|img|picture|photo|graphics?|illustration|figure|untitled|unknown)[\s_-]*\d*|\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp))$/i
const PART = 'part:'

/** @returns the address by which {@link withPictures} finds a part of the file that the text stands in */
export function partAddress(part: string): string {
  return PART + part
}

/** The pictures of a page, by the parts of its file that they are. */
export function withParts(nodes: readonly Node[], page: string): Node[] {
  return mapElements(nodes, (node) => {
    const address = isPicture(node) ? ownAddress(node) : undefined
    const part = address === undefined ? undefined : resolved(page, address)?.file
    return [part === undefined ? node : { ...node, attributes: { ...node.attributes, src: partAddress(part) } }]
  })
}

/** A text whose pictures are those that its file holds: taken into the box, and shown from where they will be kept. One that alone stands between
 * two paragraphs as an ornament is a scene break; of one that is not there its description stays.
 * @param own whether the text is this archive's own, which draws no ornaments with pictures
 * @returns how many were not there, ornaments not counted */
export function withPictures(
  nodes: readonly Node[],
  box: PictureBox,
  own = false,
): { readonly nodes: Node[]; readonly count: number } {
  let count = 0
  const walk = (list: readonly Node[]): Node[] =>
    list.flatMap((node): readonly Node[] => {
      if (!isElement(node)) return [node]
      const only = own ? undefined : onlyPicture(node)
      if (only && isOrnament(only, node)) {
        box.pass(addressOf(only).slice(PART.length))
        return [element('hr', {}, [])]
      }
      if (!isPicture(node)) return [withChildren(node, walk(node.children))]
      const address = addressOf(node)
      if (/^https?:/i.test(address)) return [node]
      const src = address.startsWith(PART) ? box.take(address.slice(PART.length)) : undefined
      const words = altOf(node)
      if (src !== undefined) return [element('img', { src, alt: words, ...sizeOf(node) }, [])]
      count++
      return /[\p{L}\p{N}]/u.test(words) ? [element('em', {}, [{ text: `[${words}]` }])] : []
    })
  return { nodes: walk(nodes), count }
}

/** Marks of notes are known by being the very element, so what holds no picture stays what it is. */
function withChildren(node: Element, children: readonly Node[]): Element {
  const same = children.length === node.children.length && children.every((child, at) => child === node.children[at])
  return same ? node : { ...node, children }
}

function isPicture({ tag }: Element): boolean {
  return /^(?:img|image|svg|object|picture)$/.test(tag)
}

function ownAddress({ attributes }: Element): string | undefined {
  return attributes.src ?? attributes['xlink:href'] ?? attributes.href ?? attributes.data
}

/** A drawing, and a choice of pictures, hold the picture that is meant. */
function addressOf(picture: Element): string {
  const shown = ownAddress(picture) === undefined ? find(picture.children, isPicture) : picture
  return (shown && ownAddress(shown)) ?? ''
}

function altOf({ attributes: { alt = '' } }: Element): string {
  return NO_ALT.test(alt.trim()) ? '' : alt.trim()
}

/** As the archive's own texts say it; those of others say how large it is on a page. */
function sizeOf({ attributes: { width, height } }: Element): Readonly<Record<string, string>> {
  return width !== undefined && height !== undefined && /^\d+$/.test(width + height) ? { width, height } : {}
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
  const { alt = '', class: own = '' } = picture.attributes
  return (
    ORNAMENT.test(`${alt} ${addressOf(picture)} ${own} ${block.attributes.class ?? ''}`) || /^[*\s~•—–-]+$/.test(alt)
  )
}
