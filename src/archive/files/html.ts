import { toXhtml, type XhtmlOptions } from '../../platform/text/xhtml.ts'
import type { Write } from '../../platform/zip/zip.ts'
import type { Db } from '../../schema/index.ts'
import { urls } from '../urls.ts'
import { type Chapter, languageOf } from '../works/index.ts'
import { chapterTitle, factsOf, namesOf, statsOf, xml } from './about.ts'
import { type Book, type Part, textsOf } from './book.ts'
import { picturesOf } from './pictures.ts'

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 38em; margin: 2em auto; padding: 0 1em; font: 1.1em/1.6 Literata, Georgia, "Times New Roman", serif; }
h1, h2.toc-heading, .byline, .message { text-align: center; }
.meta { margin: 2em 0; padding: 1em; border: 1px solid; font-size: 0.9em; }
.tags dt { font-weight: bold; }
.chapter { margin: 4em 0; }
.chapter h2 { text-align: center; }
blockquote { margin: 1em 2em; }
hr { width: 30%; margin: 2em auto; }
pre { white-space: pre-wrap; }
table { border-collapse: collapse; }
img { max-width: 100%; height: auto; }
td, th { border: 1px solid; padding: 0.25em 0.5em; text-align: start; vertical-align: top; }
.center, .align-center { text-align: center; }
.align-right { text-align: right; }
.tt { font-family: monospace; }
@media print { body { max-width: none; font-size: 11pt; } .chapter { break-before: page; } }
`

/** A work as one page that needs nothing else: no style sheet, picture or script of another place. Its head stands in the shape in which readers'
 * tools look for it. */
export async function writeHtml(db: Db, book: Book, write: Write): Promise<void> {
  const [part] = book.parts
  if (!part) return
  const put = (html: string) => write(Buffer.from(html))
  const { dir } = languageOf(book.language)
  await put(`<!DOCTYPE html>
<html lang="${book.language}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xml(book.title)} - ${xml(namesOf(book.creators))}</title>
<meta name="author" content="${xml(namesOf(book.creators))}">
<meta name="dcterms.modified" content="${book.editedAt}">
<style>${STYLE}</style>
</head>
<body>
${preface(book, part)}
<div id="chapters" class="userstuff">
`)
  for await (const chapter of textsOf(db, part))
    await put(chapterHtml(book, part, chapter, await inside(book, chapter.html)))
  await put(`</div>
${said('Notes at the end of the work', part.to === part.heads.length ? part.work.notesAfter : '', book, 'afterword')}</body>
</html>
`)
}

function preface(book: Book, { work, heads, from, to }: Part): string {
  const address = xml(book.base + urls.work(work.id))
  const contents = heads.slice(from - 1, to).map((head, at) => {
    const number = from + at
    return `<li><a href="#chapter-${number}">${xml(chapterTitle(number, head.title))}</a></li>`
  })
  return `<div id="preface">
<p class="message">Posted on <a href="${xml(book.base)}/">${xml(book.archive)}</a> at <a href="${address}">${address}</a>.</p>
<h1>${xml(work.title)}</h1>
<p class="byline">by ${xml(namesOf(work.creators))}</p>
<div class="meta">
<dl class="tags">
${factsOf(work)
  .map(([word, values]) => `<dt>${word}:</dt>\n<dd>${values.map(xml).join(', ')}</dd>`)
  .join('\n')}
<dt>Stats:</dt>
<dd>${statsOf(work)}</dd>
</dl>
</div>
${said('Summary', work.summary, book, 'summary')}${said('Notes', work.notesBefore, book, 'notes')}${
  contents.length > 1 ? `<h2 class="toc-heading">Contents</h2>\n<ol>\n${contents.join('\n')}\n</ol>\n` : ''
}</div>`
}

/** Pictures stand in the page itself, so that it needs nothing else. */
async function inside(book: Book, html: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for await (const { src, type, bytes } of picturesOf(book, html))
    found.set(src, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`)
  return found
}

function chapterHtml(book: Book, { heads }: Part, chapter: Chapter, pictures: ReadonlyMap<string, string>): string {
  const number = heads.findIndex(({ id }) => id === chapter.id) + 1
  const heading = heads.length > 1 ? `<h2>${xml(chapterTitle(number, chapter.title))}</h2>\n` : ''
  return `<div class="chapter" id="chapter-${number}">
${heading}${said('Summary', chapter.summary, book, 'summary')}${contentNotes(chapter.contentNotes, book)}${said('Notes', chapter.notesBefore, book, 'notes')}${written(chapter.html, { ...book, pictures })}
${said('Notes', chapter.notesAfter, book, 'notes')}</div>
`
}

function said(heading: string, html: string, book: Book, name: string): string {
  if (html === '') return ''
  return `<div class="${name}">\n<h3>${heading}</h3>\n<blockquote>${written(html, book)}</blockquote>\n</div>\n`
}

/** On tap here, too. */
function contentNotes(html: string, book: Book): string {
  if (html === '') return ''
  return `<details class="content-notes">\n<summary>Content notes</summary>\n<blockquote>${written(html, book)}</blockquote>\n</details>\n`
}

/** XHTML is HTML, but for the marks of its vocabularies. */
function written(html: string, book: XhtmlOptions): string {
  return toXhtml(html, book).replace(/ (?:epub:type|xml:lang)="[^"]*"/g, '')
}
