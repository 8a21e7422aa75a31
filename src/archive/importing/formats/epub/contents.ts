import { type Element, isElement } from '../../../../platform/text/tree.ts'
import { childOf, childrenOf, type XmlElement, xmlText } from '../../../../platform/text/xml.ts'
import type { ZipArchive } from '../../../../platform/zip/read.ts'
import { partText, partXml, resolved } from '../archive.ts'
import { find, findAll, lineOf, treeOf, typeOf } from '../tree.ts'
import type { Package } from './package.ts'

/** An entry of the table of contents. */
export interface Entry {
  readonly title: string
  readonly file: string
  /** empty for the beginning of the file */
  readonly anchor: string
}

/** @returns the entries in their order, those within others after them; none for a book without a table of contents */
export function contentsOf(zip: ZipArchive, { navigation, ncx }: Package): readonly Entry[] {
  const fromPage = navigation === undefined ? [] : entriesOfPage(zip, navigation)
  return fromPage.length > 0 || ncx === undefined ? fromPage : entriesOfNcx(zip, ncx)
}

function entriesOfPage(zip: ZipArchive, file: string): readonly Entry[] {
  const text = partText(zip, file)
  const nodes = text.ok ? treeOf(text.value) : undefined
  if (!nodes) return []
  const list = find(nodes, (element) => element.tag === 'nav' && /\btoc\b/.test(typeOf(element)))
  const links = list ? findAll(list.children, isLink) : []
  return links.flatMap(({ attributes, children }) => entry(file, attributes.href ?? '', lineOf(children)))
}

function isLink({ tag, attributes }: Element): boolean {
  return tag === 'a' && attributes.href !== undefined
}

function entriesOfNcx(zip: ZipArchive, file: string): readonly Entry[] {
  const ncx = partXml(zip, file)
  const map = ncx.ok ? (childOf(ncx.value, 'navMap') ?? ncx.value) : undefined
  return map ? points(file, map) : []
}

function points(file: string, within: XmlElement): readonly Entry[] {
  return childrenOf(within, 'navPoint').flatMap((point) => [
    ...entry(
      file,
      childOf(point, 'content')?.attributes.src ?? '',
      xmlText(childOf(point, 'navLabel')).replace(/\s+/gu, ' ').trim(),
    ),
    ...points(file, point),
  ])
}

function entry(from: string, href: string, title: string): readonly Entry[] {
  const place = resolved(from, href)
  return place ? [{ title, ...place }] : []
}

/** @returns whether an element is, or holds, the place of this name */
export function isPlace(anchor: string): (element: Element) => boolean {
  return ({ attributes, children }) =>
    attributes.id === anchor ||
    attributes.name === anchor ||
    (children.length > 0 &&
      children.every((child) => isElement(child) || child.text.trim() === '') &&
      startsWith(children.filter(isElement)[0], anchor))
}

function startsWith(element: Element | undefined, anchor: string): boolean {
  return (
    element !== undefined &&
    /^(?:a|span)$/.test(element.tag) &&
    (element.attributes.id === anchor || element.attributes.name === anchor)
  )
}
