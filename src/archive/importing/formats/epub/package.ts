import { allow, type Result, refuse } from '../../../../platform/text/result.ts'
import { childOf, childrenOf, elementsBelow, type XmlElement, xmlText } from '../../../../platform/text/xml.ts'
import type { ZipArchive } from '../../../../platform/zip/read.ts'
import { partXml, resolved } from '../archive.ts'

/** What the package document of a book says. */
export interface Package {
  readonly title: string
  readonly creators: readonly string[]
  readonly language: string
  readonly description: string
  readonly subjects: readonly string[]
  readonly publisher: string
  readonly date: string
  readonly series: { readonly title: string; readonly position?: number } | undefined
  /** documents in reading order; those that are not part of the reading left out */
  readonly spine: readonly string[]
  /** documents that stand apart from the reading, such as notes */
  readonly aside: readonly string[]
  /** the table of contents of EPUB 3, and that of EPUB 2 */
  readonly navigation: string | undefined
  readonly ncx: string | undefined
  /** what the book says that a document is for: cover, toc, title-page … */
  readonly guide: ReadonlyMap<string, string>
  readonly pictures: number
  /** documents that the reading order names and that do not lie in the book */
  readonly missing: number
}

interface Item {
  readonly file: string
  readonly type: string
  readonly properties: string
}

/** @returns what the book is and what is in it, or a sentence
 * @see https://www.w3.org/TR/epub-33/#sec-package-doc */
export function readPackage(zip: ZipArchive): Result<Package, string> {
  const locked = lockedParts(zip)
  if (locked) return refuse('it is locked by the shop that it was bought from; only its own programs can read it')
  const place = packagePlace(zip)
  if (!place.ok) return place
  const opf = partXml(zip, place.value)
  if (!opf.ok) return opf
  const items = itemsOf(opf.value, place.value)
  const spine = childOf(opf.value, 'spine')
  const named = childrenOf(spine, 'itemref')
  const refs = named.flatMap(({ attributes }) => {
    const item = items.get(attributes.idref ?? '')
    return item && /xhtml|html|xml/.test(item.type) ? [{ ...item, linear: attributes.linear !== 'no' }] : []
  })
  const inOrder = [...new Set(refs.filter(({ linear }) => linear).map(({ file }) => file))]
  if (inOrder.length === 0) return refuse('it has no pages')
  return allow({
    ...metadataOf(childOf(opf.value, 'metadata')),
    spine: inOrder,
    aside: refs.filter(({ linear, file }) => !linear && !inOrder.includes(file)).map(({ file }) => file),
    navigation: [...items.values()].find(({ properties }) => /\bnav\b/.test(properties))?.file,
    ncx: (items.get(spine?.attributes.toc ?? '') ?? [...items.values()].find(({ type }) => /dtbncx/.test(type)))?.file,
    guide: guideOf(opf.value, place.value),
    missing: named.filter(({ attributes }) => !items.has(attributes.idref ?? '')).length,
    pictures: [...items.values()].filter(({ type, properties }) => /^image\//.test(type) && !/cover/.test(properties))
      .length,
  })
}

/** Fonts may be scrambled; where texts are, nobody but the shop's program can read them. */
function lockedParts(zip: ZipArchive): boolean {
  if (!zip.names.includes('META-INF/encryption.xml')) return false
  const xml = partXml(zip, 'META-INF/encryption.xml')
  return (
    xml.ok &&
    elementsBelow(xml.value, 'CipherReference').some(({ attributes }) =>
      /\.(?:x?html?|xml)$/i.test(attributes.URI ?? ''),
    )
  )
}

function packagePlace(zip: ZipArchive): Result<string, string> {
  const container = partXml(zip, 'META-INF/container.xml')
  const named = container.ok && elementsBelow(container.value, 'rootfile')[0]?.attributes['full-path']
  const place = named || zip.names.find((name) => name.toLowerCase().endsWith('.opf'))
  return place ? allow(place) : refuse('it is no EPUB: nothing in it says what it holds')
}

function itemsOf(opf: XmlElement, place: string): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>()
  for (const { attributes } of childrenOf(childOf(opf, 'manifest'), 'item')) {
    const file = resolved(place, attributes.href ?? '')?.file
    const { id = '' } = attributes
    if (file && !items.has(id))
      items.set(id, { file, type: attributes['media-type'] ?? '', properties: attributes.properties ?? '' })
  }
  return items
}

function guideOf(opf: XmlElement, place: string): ReadonlyMap<string, string> {
  return new Map(
    childrenOf(childOf(opf, 'guide'), 'reference').map(({ attributes }) => [
      resolved(place, attributes.href ?? '')?.file ?? '',
      attributes.type ?? '',
    ]),
  )
}

function metadataOf(metadata: XmlElement | undefined) {
  const said = (name: string) =>
    elementsBelow(metadata, name)
      .map((element) => xmlText(element).replace(/\s+/gu, ' ').trim())
      .filter((text) => text !== '')
  return {
    title: said('title')[0] ?? '',
    creators: said('creator'),
    language: said('language')[0] ?? '',
    description: said('description')[0] ?? '',
    subjects: said('subject'),
    publisher: said('publisher')[0] ?? '',
    date: said('date')[0] ?? '',
    series: seriesOf(elementsBelow(metadata, 'meta')),
  }
}

/** As EPUB 3 says it, and as Calibre has said it since before. */
function seriesOf(metas: readonly XmlElement[]): Package['series'] {
  const named = (name: string) => metas.find(({ attributes }) => attributes.name === name)?.attributes.content
  const property = (name: string) => metas.find(({ attributes }) => attributes.property === name)
  const belongs = property('belongs-to-collection')
  const title = belongs ? xmlText(belongs).trim() : (named('calibre:series') ?? '')
  const position = Number.parseFloat(
    belongs ? xmlText(property('group-position')) : (named('calibre:series_index') ?? ''),
  )
  if (title === '') return undefined
  return Number.isInteger(position) && position > 0 ? { title, position } : { title }
}
