import { toXhtml } from '../../../platform/text/xhtml.ts'
import { urls } from '../../urls.ts'
import type { Chapter, Work } from '../../works/index.ts'
import { chapterTitle, creditOf, factsOf, namesOf, statsOf, xml } from '../about.ts'
import type { Book, LeftOut, Part } from '../book.ts'
import { type Page, page, said } from './page.ts'

/** What a work says about itself, in front of its text: readers' tools read this page, which holds one link to the work. */
export function preface(book: Book, { work }: Part): Page {
  const file = book.kind === 'work' ? 'preface.xhtml' : `work-${work.id}.xhtml`
  const body = `<section class="preface">
<h1>${xml(work.title)}</h1>
<p class="byline">by ${byline(book, work)}</p>
${said('Summary', toXhtml(work.summary, book), 'summary')}<dl class="tags">
${factsOf(work)
  .map(([word, values]) => `<dt>${word}:</dt>\n<dd>${values.map(xml).join(', ')}</dd>`)
  .join('\n')}
<dt>Stats:</dt>
<dd>${statsOf(work)}</dd>
</dl>
${said('Notes', toXhtml(work.notesBefore, book), 'notes')}<p class="from">From ${xml(book.archive)}: <a href="${xml(book.base + urls.work(work.id))}">${xml(book.base + urls.work(work.id))}</a></p>
</section>`
  return page(file, work.title, { body, type: 'frontmatter titlepage', language: work.language })
}

function byline(book: Book, { creators }: Work): string {
  if (creators.length === 0) return 'Anonymous'
  return creators
    .map((creator) =>
      creator.login === null
        ? xml(creator.pseud)
        : `<a rel="author" href="${xml(book.base + urls.pseud(creator.login, creator.pseud))}">${xml(namesOf([creator]))}</a>`,
    )
    .join(', ')
}

/** A chapter, with the notes around it; the only one of a work bears the work's title.
 * @param pictures that the book holds */
export function chapterPage(
  book: Book,
  { work, heads, to }: Part,
  chapter: Chapter,
  pictures: ReadonlyMap<string, string>,
): Page {
  const number = heads.findIndex(({ id }) => id === chapter.id) + 1
  const alone = heads.length === 1
  const title = alone ? work.title : chapterTitle(number, chapter.title)
  const written = (html: string) => toXhtml(html, book)
  const last = number === to
  const body = `<section class="chapter" epub:type="chapter">
<h1>${xml(title)}</h1>
${said('Summary', written(chapter.summary), 'summary')}${said('Content notes', written(chapter.contentNotes), 'content-notes', 'notice')}${said('Notes', written(chapter.notesBefore), 'notes')}<div class="text">
${toXhtml(chapter.html, { ...book, pictures })}
</div>
${said('Notes', written(chapter.notesAfter), 'notes')}</section>
${last && to === heads.length ? said('Notes at the end of the work', written(work.notesAfter), 'notes') : ''}`
  return page(`chapter-${chapter.id}.xhtml`, title, { body, type: 'bodymatter', language: work.language })
}

/** In front of a series, or of what was gathered: what is in it, and what is not. */
export function contents(book: Book): Page {
  const gathered = book.kind === 'gathering'
  const items = book.parts.map(
    ({ work }) =>
      `<li><a href="work-${work.id}.xhtml">${xml(work.title)}</a>${gathered ? ` by ${xml(namesOf(work.creators))}` : ''}</li>`,
  )
  const body = `<section class="preface">
<h1>${xml(book.title)}</h1>
<p class="byline">${xml(creditOf(book))}</p>
<ol class="contents">
${items.join('\n')}
</ol>
${leftOut(book)}</section>`
  return page('preface.xhtml', book.title, { body, type: 'frontmatter titlepage', language: book.language })
}

const WHY: Readonly<Record<LeftOut['why'], string>> = {
  kept: 'is read at the archive: its creators do not give it away as a file',
  series: 'is a series, which is a book of its own',
  elsewhere: 'is a page elsewhere',
  gone: 'is not at the archive any more',
  volume: 'is a book of its own',
}

function leftOut({ leftOut: others = [], base }: Book): string {
  if (others.length === 0) return ''
  const items = others.map(({ title, address, why }) => {
    const name = address === '' ? xml(title) : `<a href="${xml(addressOf(base, address))}">${xml(title)}</a>`
    return `<li>${name} ${WHY[why]}.</li>`
  })
  return `<h2>Not in this book</h2>\n<ul class="left-out">\n${items.join('\n')}\n</ul>\n`
}

/** What somebody typed as an address is written as an address is. */
function addressOf(base: string, address: string): string {
  return URL.parse(address, `${base}/`)?.href ?? base
}
