import { toXhtml } from '../../../platform/text/xhtml.ts'
import { urls } from '../../urls.ts'
import type { Chapter, Work } from '../../works/index.ts'
import { chapterTitle, factsOf, namesOf, statsOf, xml } from '../about.ts'
import type { Book, Part } from '../book.ts'
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
${said('Summary', written(chapter.summary), 'summary')}${said('Notes', written(chapter.notesBefore), 'notes')}<div class="text">
${toXhtml(chapter.html, { ...book, pictures })}
</div>
${said('Notes', written(chapter.notesAfter), 'notes')}</section>
${last && to === heads.length ? said('Notes at the end of the work', written(work.notesAfter), 'notes') : ''}`
  return page(`chapter-${chapter.id}.xhtml`, title, { body, type: 'bodymatter', language: work.language })
}

/** In front of a series: what is in it. */
export function contents(book: Book): Page {
  const body = `<section class="preface">
<h1>${xml(book.title)}</h1>
<p class="byline">by ${xml(namesOf(book.creators))}</p>
<ol class="contents">
${book.parts.map(({ work }) => `<li><a href="work-${work.id}.xhtml">${xml(work.title)}</a></li>`).join('\n')}
</ol>
</section>`
  return page('preface.xhtml', book.title, { body, type: 'frontmatter titlepage', language: book.language })
}
