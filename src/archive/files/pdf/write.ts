import { setImmediate } from 'node:timers/promises'
import { type Line, outline, type Run } from '../../../platform/text/outlined.ts'
import type { Write } from '../../../platform/zip/zip.ts'
import type { Db } from '../../../schema/index.ts'
import { urls } from '../../urls.ts'
import { chapterTitle, factsOf, namesOf, statsOf } from '../about.ts'
import { type Book, type Part, textsOf } from '../book.ts'
import type { Words } from './lines.ts'
import { BODY, BOLD, ITALIC, openSheet, Sheet } from './sheet.ts'
import { type Look, openType } from './type.ts'

/** Lines set before others of the archive have their turn. */
const AT_ONCE = 200

/** A work as printed pages: title page, contents, chapters, numbers at the foot, faces inside. */
export async function writePdf(db: Db, book: Book, write: Write): Promise<void> {
  const [part] = book.parts
  if (!part) return
  const type = await openType(book.language)
  const about = {
    title: book.title,
    author: namesOf(book.creators),
    at: new Date(book.editedAt),
    language: book.language,
  }
  const sheet = await openSheet(type, about)
  titlePage(sheet, book, part)
  const contents = reserveContents(sheet, part)
  const places: { readonly title: string; readonly goTo: string; readonly page: number }[] = []
  for await (const chapter of textsOf(db, part)) {
    const number = part.heads.findIndex(({ id }) => id === chapter.id) + 1
    const title = part.heads.length === 1 ? book.title : chapterTitle(number, chapter.title)
    sheet.turn()
    places.push({ title, goTo: `chapter-${number}`, page: sheet.pages })
    sheet.document.addNamedDestination(`chapter-${number}`)
    sheet.document.outline.addItem(title)
    sheet.block(plain(title, { ...BOLD, size: 15 }), { before: 30, after: 24, align: 'center' })
    await said(sheet, 'Summary', chapter.summary)
    await said(sheet, 'Content notes', chapter.contentNotes)
    await said(sheet, 'Notes', chapter.notesBefore)
    await text(sheet, chapter.html)
    await said(sheet, 'Notes', chapter.notesAfter)
  }
  if (part.to === part.heads.length) await said(sheet, 'Notes at the end of the work', part.work.notesAfter)
  if (type.missing() > 0) sheet.block(plain(MISSING, { ...ITALIC, size: 8.5 }), { before: 20 })
  fillContents(sheet, contents, places)
  sheet.foot(1, { ...BODY, size: 8.5 })
  sheet.document.end()
  for await (const chunk of sheet.document) await write(chunk as Uint8Array)
}

const MISSING =
  'The archive has no face for some of the letters in this work; a question mark stands for each. The EPUB and the HTML file hold them all.'

function plain(words: string, look: Look): readonly Words[] {
  return [{ text: words, look, link: undefined }]
}

function titlePage(sheet: Sheet, book: Book, { work }: Part): void {
  const small = { ...BODY, size: 9 }
  sheet.turn()
  sheet.block(plain(book.title, { ...BOLD, size: 22 }), { align: 'center', after: 10 })
  sheet.block(plain(`by ${namesOf(work.creators)}`, { ...BODY, size: 12 }), { align: 'center', after: 18 })
  for (const line of outline(work.summary)) sheet.block(wordsOf(line.runs, BODY), { after: 6 })
  for (const [word, values] of factsOf(work))
    sheet.block([...plain(`${word}: `, { ...BOLD, size: 9 }), ...plain(values.join(', '), small)], { before: 3 })
  sheet.block(plain(statsOf(work), small), { before: 8 })
  const address = book.base + urls.work(work.id)
  sheet.block([...plain(`${book.archive}: `, small), { text: address, look: small, link: address }], { before: 8 })
  for (const [at, line] of outline(work.notesBefore).entries())
    sheet.block(wordsOf(line.runs, small), { before: at === 0 ? 14 : 4 })
}

/** Pages whose numbers are known only when all is set.
 * @returns the first of them and how many lines each holds; undefined for a work of one chapter */
function reserveContents(sheet: Sheet, { from, to }: Part) {
  const lines = to - from + 1
  if (lines < 2) return undefined
  const first = sheet.pages
  const each = Sheet.linesOf(BODY.size) - 3
  for (let page = 0; page < Math.ceil(lines / each); page++) sheet.turn()
  return { first, each }
}

function fillContents(
  sheet: Sheet,
  reserved: ReturnType<typeof reserveContents>,
  places: readonly { readonly title: string; readonly goTo: string; readonly page: number }[],
): void {
  if (!reserved) return
  for (const [at, { title, page, goTo }] of places.entries()) {
    if (at % reserved.each === 0) {
      sheet.back(reserved.first + at / reserved.each)
      if (at === 0) sheet.block(plain('Contents', { ...BOLD, size: 13 }), { after: 10 })
    }
    sheet.entry(title, String(page), goTo, BODY)
  }
}

async function said(sheet: Sheet, heading: string, html: string): Promise<void> {
  if (html === '') return
  sheet.block(plain(heading, { ...BOLD, size: 9 }), { before: 12, after: 2, keep: true })
  for (const line of outline(html)) sheet.block(wordsOf(line.runs, { ...BODY, size: 9 }), { left: 14, after: 3 })
  sheet.divider()
}

/** Paragraphs begin with an indent, except where something stands before them. */
async function text(sheet: Sheet, html: string): Promise<void> {
  let fresh = true
  for (const [at, line] of outline(html).entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate()
    set(sheet, line, fresh)
    fresh = line.kind !== 'text' || line.indent > 0 || line.quoted > 0
  }
}

function set(sheet: Sheet, line: Line, fresh: boolean): void {
  if (line.kind === 'divider') sheet.divider()
  else if (line.kind === 'heading')
    sheet.block(wordsOf(line.runs, { ...BOLD, size: 12 }), {
      before: 14,
      after: 6,
      align: line.align,
      keep: true,
    })
  else paragraph(sheet, line, fresh)
}

function paragraph(sheet: Sheet, line: Line, fresh: boolean): void {
  const left = line.quoted * 18 + line.indent * 18
  const apart = left > 0 || line.align !== 'start' || line.kind === 'verbatim'
  sheet.block(wordsOf(line.runs, BODY), {
    left,
    align: line.align,
    mark: line.mark,
    indent: fresh || apart ? 0 : 14,
    after: apart ? 5 : 0,
  })
}

function wordsOf(runs: readonly Run[], look: Look): readonly Words[] {
  return runs.map(({ text: words, strong, slanted, fixed, link }) => ({
    text: fixed ? words : words.replace(/[^\S\n]+/g, ' '),
    look:
      strong || slanted
        ? { ...look, weight: strong ? 700 : look.weight, slant: slanted ? 'italic' : look.slant }
        : look,
    link: link && /^(?:https?|mailto):/.test(link) ? link : undefined,
  }))
}
