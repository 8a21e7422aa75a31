import { type Write, ZipWriter } from '../../../platform/zip/zip.ts'
import type { Db } from '../../../schema/index.ts'
import { chapterTitle, creditOf, xml } from '../about.ts'
import { type Book, contentOf, type Part, textsOf } from '../book.ts'
import { drawCover } from '../cover/draw.ts'
import { nameFor } from '../kept.ts'
import { picturesOf } from '../pictures.ts'
import { navigation, ncx } from './navigation.ts'
import { type Entry, type Kept, packageDocument } from './package.ts'
import { type Page, page } from './page.ts'
import { chapterPage, contents, preface } from './pages.ts'
import { STYLE } from './style.ts'

/** KOReader tells files apart by samples, of which a small book has one: its first kilobyte. So what the book is made of is named there. */
const containerOf = (book: Book) => `<?xml version="1.0" encoding="utf-8"?>
<!-- edition ${nameFor(contentOf(book))} -->
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`

/**
 * Writes a book as EPUB 3.3 that readers of EPUB 2 open too, chapter by chapter. The same content is the same bytes.
 * @see https://www.w3.org/TR/epub-33/
 */
export async function writeEpub(db: Db, book: Book, write: Write): Promise<void> {
  const zip = new ZipWriter(write)
  await zip.add('mimetype', 'application/epub+zip', { stored: true })
  await zip.add('META-INF/container.xml', containerOf(book))
  await zip.add('style.css', STYLE)
  await zip.add('cover.png', await drawCover(book), { stored: true })
  const files: string[] = []
  const kept: Kept[] = []
  const pictures = new Map<string, string>()
  const add = async ({ file, xhtml }: Page, listed = true) => {
    if (listed) files.push(file)
    await zip.add(file, xhtml)
  }
  await add(coverPage(book), false)
  if (book.kind !== 'work') await add(contents(book))
  for (const part of book.parts) {
    await add(preface(book, part))
    for await (const chapter of textsOf(db, part)) {
      for await (const { name, src, type, bytes } of picturesOf(book, chapter.html)) {
        if (pictures.has(src)) continue
        const file = `pictures/${name}`
        await zip.add(file, bytes, { stored: true })
        pictures.set(src, file)
        kept.push({ file, type })
      }
      await add(chapterPage(book, part, chapter, pictures))
    }
  }
  const entries = entriesOf(book)
  await add(navigation(book, entries), false)
  await zip.add('toc.ncx', ncx(book, entries))
  await zip.add('content.opf', packageDocument(book, files, kept))
  await zip.end()
}

function coverPage(book: Book): Page {
  const alt = xml(`${book.title} ${creditOf(book)}`)
  return page('cover.xhtml', 'Cover', {
    body: `<div class="cover"><img src="cover.png" alt="${alt}"/></div>`,
    type: 'cover',
    language: book.language,
  })
}

function entriesOf(book: Book): readonly Entry[] {
  if (book.kind !== 'work')
    return [
      { title: book.title, file: 'preface.xhtml', under: [] },
      ...book.parts.map((part) => ({
        title: part.work.title,
        file: `work-${part.work.id}.xhtml`,
        under: part.heads.length > 1 ? chapterEntries(part) : [],
      })),
    ]
  return [{ title: 'About', file: 'preface.xhtml', under: [] }, ...book.parts.flatMap(chapterEntries)]
}

function chapterEntries({ work, heads, from, to }: Part): readonly Entry[] {
  return heads.slice(from - 1, to).map(({ id, title }, at) => ({
    title: heads.length === 1 ? work.title : chapterTitle(from + at, title),
    file: `chapter-${id}.xhtml`,
    under: [],
  }))
}
