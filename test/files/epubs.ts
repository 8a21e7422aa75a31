import { zipOfFiles } from '../zips.ts'

const CONTAINER = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

/** A book as a test wants it. */
export interface PlainBook {
  /** documents in reading order, by file: what stands in their body, or a whole document */
  readonly pages: Readonly<Record<string, string>>
  /** elements of the metadata */
  readonly metadata?: string
  /** entries of the table of contents: title and address */
  readonly contents?: readonly (readonly [title: string, href: string])[]
  /** as EPUB 2 has it */
  readonly old?: boolean
  /** files beside the pages */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** documents apart from the reading */
  readonly aside?: Readonly<Record<string, string>>
  readonly css?: string
}

/** An EPUB of any shape; its folder is OEBPS. */
export function epubOf(book: PlainBook): Buffer {
  const { pages, aside = {}, files = {}, contents = [], old = false } = book
  const documents = { ...pages, ...aside }
  const items = Object.keys(documents).map(
    (file, at) => `<item id="d${at}" href="${file}" media-type="application/xhtml+xml"/>`,
  )
  const refs = Object.keys(documents).map(
    (file, at) => `<itemref idref="d${at}"${file in aside ? ' linear="no"' : ''}/>`,
  )
  const nav = old
    ? '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    : '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
  return zipOfFiles({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OEBPS/content.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="${old ? '2.0' : '3.0'}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${book.metadata ?? '<dc:title>The Lamp</dc:title><dc:creator>Ada Reed</dc:creator><dc:language>en</dc:language>'}</metadata>
<manifest>${items.join('')}${contents.length > 0 ? nav : ''}${Object.keys(files)
      .map(
        (file, at) =>
          `<item id="f${at}" href="${file}" media-type="${/\.(?:png|jpg)$/.test(file) ? 'image/png' : 'text/css'}"/>`,
      )
      .join('')}</manifest><spine${old ? ' toc="ncx"' : ''}>${refs.join('')}</spine></package>`,
    ...(contents.length > 0
      ? { [`OEBPS/${old ? 'toc.ncx' : 'nav.xhtml'}`]: old ? ncx(contents) : navigation(contents) }
      : {}),
    'OEBPS/style.css': book.css ?? '',
    ...Object.fromEntries(Object.entries(documents).map(([file, body]) => [`OEBPS/${file}`, pageOf(body)])),
    ...Object.fromEntries(Object.entries(files).map(([file, content]) => [`OEBPS/${file}`, content])),
  })
}

function pageOf(body: string): string {
  if (body.includes('<html')) return body
  return `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>
<title/><link rel="stylesheet" type="text/css" href="style.css"/></head><body>${body}</body></html>`
}

function navigation(contents: readonly (readonly [string, string])[]): string {
  return pageOf(
    `<nav epub:type="toc"><ol>${contents.map(([title, href]) => `<li><a href="${href}">${title}</a></li>`).join('')}</ol></nav>`,
  )
}

function ncx(contents: readonly (readonly [string, string])[]): string {
  const points = contents.map(
    ([title, href]) => `<navPoint><navLabel><text>${title}</text></navLabel><content src="${href}"/></navPoint>`,
  )
  return `<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${points.join('')}</navMap></ncx>`
}
