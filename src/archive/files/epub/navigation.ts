import { xml } from '../about.ts'
import type { Book } from '../book.ts'
import type { Entry } from './package.ts'
import { type Page, page } from './page.ts'

/** The table of contents of EPUB 3, which is a page of its own, too. */
export function navigation(book: Book, entries: readonly Entry[]): Page {
  const body = `<nav epub:type="toc" id="toc" role="doc-toc">
<h1>Contents</h1>
${listed(entries)}
</nav>
<nav epub:type="landmarks" hidden="hidden">
<h2>Landmarks</h2>
<ol>
<li><a epub:type="cover" href="cover.xhtml">Cover</a></li>
<li><a epub:type="titlepage" href="preface.xhtml">About</a></li>
<li><a epub:type="toc" href="#toc">Contents</a></li>
</ol>
</nav>`
  return page('nav.xhtml', 'Contents', { body, type: 'frontmatter', language: book.language })
}

function listed(entries: readonly Entry[]): string {
  const items = entries.map(
    ({ title, file, under }) =>
      `<li><a href="${file}">${xml(title)}</a>${under.length > 0 ? `\n${listed(under)}` : ''}</li>`,
  )
  return `<ol>\n${items.join('\n')}\n</ol>`
}

/** The table of contents of EPUB 2, for readers that know no other.
 * @see https://idpf.org/epub/20/spec/OPF_2.0_latest.htm#Section2.4.1 */
export function ncx(book: Book, entries: readonly Entry[]): string {
  const depth = entries.some(({ under }) => under.length > 0) ? 2 : 1
  const order = { next: 1 }
  return `<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head>
<meta name="dtb:uid" content="${xml(book.identifier)}"/>
<meta name="dtb:depth" content="${depth}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>${xml(book.title)}</text></docTitle>
<navMap>
${points(entries, order)}
</navMap>
</ncx>
`
}

function points(entries: readonly Entry[], order: { next: number }): string {
  return entries
    .map(({ title, file, under }) => {
      const place = order.next++
      return `<navPoint id="point-${place}" playOrder="${place}"><navLabel><text>${xml(title)}</text></navLabel><content src="${file}"/>${points(under, order)}</navPoint>`
    })
    .join('\n')
}
