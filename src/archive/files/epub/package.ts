import { plainText } from '../../../platform/text/blocks.ts'
import { languageOf } from '../../works/index.ts'
import { namesOf, xml } from '../about.ts'
import type { Book } from '../book.ts'

/** An entry of the table of contents; chapters stand under their work in a series. */
export interface Entry {
  readonly title: string
  readonly file: string
  readonly under: readonly Entry[]
}

/** A picture in the book. */
export interface Kept {
  readonly file: string
  readonly type: string
}

/** The package document: what the book is, what is in it, in which order.
 * @param files of the documents, in reading order, the preface first; @param pictures in the book
 * @see https://www.w3.org/TR/epub-33/#sec-package-doc */
export function packageDocument(book: Book, files: readonly string[], pictures: readonly Kept[]): string {
  const rtl = languageOf(book.language).dir === 'rtl'
  const items = files.map((file) => `<item id="${idOf(file)}" href="${file}" media-type="application/xhtml+xml"/>`)
  items.push(
    ...pictures.map(({ file, type }, at) => `<item id="picture-${at + 1}" href="${file}" media-type="${type}"/>`),
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book"${book.language === 'und' ? '' : ` xml:lang="${book.language}"`}${rtl ? ' dir="rtl"' : ''}>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
${metadata(book, pictures.length > 0).join('\n')}
</metadata>
<manifest>
${items.join('\n')}
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>
</manifest>
<spine toc="ncx"${rtl ? ' page-progression-direction="rtl"' : ''}>
<itemref idref="cover"/>
${files.map((file) => `<itemref idref="${idOf(file)}"/>`).join('\n')}
<itemref idref="nav" linear="no"/>
</spine>
<guide>
<reference type="cover" title="Cover" href="cover.xhtml"/>
</guide>
</package>
`
}

function idOf(file: string): string {
  return file.replace('.xhtml', '')
}

function metadata(book: Book, pictured: boolean): readonly string[] {
  const [first] = book.parts
  const gathered = book.kind === 'gathering'
  const creators =
    book.creators.length === 0 && !gathered ? ['Anonymous'] : book.creators.map((creator) => namesOf([creator]))
  const summary = book.kind === 'work' && first ? plainText(first.work.summary) : ''
  return [
    `<dc:identifier id="book">${xml(book.identifier)}</dc:identifier>`,
    `<dc:title>${xml(book.title)}</dc:title>`,
    `<dc:language>${book.language}</dc:language>`,
    ...creators.flatMap((name, at) => [
      `<dc:creator id="creator-${at + 1}">${xml(name)}</dc:creator>`,
      `<meta refines="#creator-${at + 1}" property="role" scheme="marc:relators">${gathered ? 'com' : 'aut'}</meta>`,
    ]),
    `<dc:publisher>${xml(book.archive)}</dc:publisher>`,
    `<dc:source>${xml(book.identifier.replace(/#.*/, ''))}</dc:source>`,
    ...(first?.work.postedAt && !gathered ? [`<dc:date>${first.work.postedAt.slice(0, 10)}</dc:date>`] : []),
    ...(summary === '' ? [] : [`<dc:description>${xml(summary)}</dc:description>`]),
    ...subjectsOf(book).map((name) => `<dc:subject>${xml(name)}</dc:subject>`),
    `<meta property="dcterms:modified">${book.editedAt.slice(0, 19)}Z</meta>`,
    ...series(book),
    ...(pictured ? ['<meta property="schema:accessMode">visual</meta>'] : []),
    ...ACCESSIBILITY,
    '<meta name="cover" content="cover-image"/>',
  ]
}

/** What was gathered has too many tags to be told apart by them: it is filed by its fandoms. */
function subjectsOf({ kind, parts }: Book): readonly string[] {
  const names = parts.flatMap(({ work: { tags } }) =>
    kind === 'gathering'
      ? tags.fandoms
      : [...tags.fandoms, ...tags.relationships, ...tags.characters, ...tags.additional],
  )
  return [...new Set(names.map(({ name }) => name))]
}

/** As EPUB 3 says it, and as Calibre has said it since before. */
function series({ kind, parts }: Book): readonly string[] {
  const places = kind === 'work' ? (parts[0]?.work.series ?? []) : []
  const [first] = places
  return [
    ...places.flatMap(({ title, position }, at) => [
      `<meta property="belongs-to-collection" id="series-${at + 1}">${xml(title)}</meta>`,
      `<meta refines="#series-${at + 1}" property="collection-type">series</meta>`,
      `<meta refines="#series-${at + 1}" property="group-position">${position}</meta>`,
    ]),
    ...(first
      ? [
          `<meta name="calibre:series" content="${xml(first.title)}"/>`,
          `<meta name="calibre:series_index" content="${first.position}"/>`,
        ]
      : []),
  ]
}

/** @see https://www.w3.org/TR/epub-a11y-11/ */
const ACCESSIBILITY: readonly string[] = [
  '<meta property="schema:accessMode">textual</meta>',
  '<meta property="schema:accessModeSufficient">textual</meta>',
  ...['tableOfContents', 'readingOrder', 'structuralNavigation', 'displayTransformability', 'alternativeText'].map(
    (feature) => `<meta property="schema:accessibilityFeature">${feature}</meta>`,
  ),
  '<meta property="schema:accessibilityHazard">none</meta>',
  '<meta property="schema:accessibilitySummary">Text that can be read aloud and set in any face and size, with a table of contents. Pictures are named in words; the cover repeats title and names.</meta>',
]
