import { assignIds, plainText, storyHtml } from '../../platform/text/blocks.ts'
import { cutsIn } from '../../platform/text/cuts.ts'
import { LIMITS } from '../works/index.ts'
import type { Document, DocumentChapter } from './formats/document.ts'
import { type Remark, remark } from './remarks.ts'

/** Long enough that a chapter is looked at, and the length of the parts that it is cut into. */
const LONG = LIMITS.text * 0.8
const MANY_PIECES = LIMITS.pieces * 0.8

/** A document whose notes and chapters are as long as they may be: what is too long for its field goes into the next larger one, and a
 * chapter that is too long becomes several. Nothing is lost. */
export function fitted(document: Document): Document {
  const remarks: Remark[] = []
  const { told, chapters } = notesFitted(document, remarks)
  const parts = chapters.flatMap((chapter) => parted(chapterFitted(chapter, remarks)))
  remarks.push(
    ...remark('changed', 'long-chapters', parts.length - chapters.length, [
      'a chapter was too long for one and was cut once, between two paragraphs',
      'chapters that were too long for one were cut # times, between two paragraphs',
    ]),
  )
  return { ...document, told, chapters: parts, remarks: [...document.remarks, ...remarks] }
}

function notesFitted({ told, chapters }: Document, remarks: Remark[]): Pick<Document, 'told' | 'chapters'> {
  let { summary = '', notes_before: before = '', notes_after: after = '' } = told
  let fitting = [...chapters]
  const [first, last] = [fitting[0], fitting.at(-1)]
  if (isOver(summary, LIMITS.summary)) {
    before = `${asHtml(summary)}\n${asHtml(before)}`
    summary = ''
    remarks.push(...remark('changed', 'summary', 1, ['its summary is too long for one and stands in the notes', '']))
  }
  if (first && isOver(before, LIMITS.notes)) {
    fitting = fitting.with(0, { ...first, html: `${asHtml(before)}\n<hr>\n${first.html}` })
    before = ''
    remarks.push(...movedNotes('the notes in front are', 'the first chapter'))
  }
  const end = fitting.at(-1)
  if (last && end && isOver(after, LIMITS.notes)) {
    fitting = fitting.with(-1, { ...end, html: `${end.html}\n<hr>\n${asHtml(after)}` })
    after = ''
    remarks.push(...movedNotes('the notes at the end are', 'the last chapter'))
  }
  return { told: { ...told, summary, notes_before: before, notes_after: after }, chapters: fitting }
}

function chapterFitted(chapter: DocumentChapter, remarks: Remark[]): DocumentChapter {
  let { summary, contentNotes, notesBefore, notesAfter, html } = chapter
  if (isOver(summary, LIMITS.summary)) {
    notesBefore = `${summary}\n${notesBefore}`
    summary = ''
    remarks.push(...movedNotes('the summary of a chapter is', 'its notes'))
  }
  if (isOver(contentNotes, LIMITS.notes)) {
    notesBefore = `${contentNotes}\n${notesBefore}`
    contentNotes = ''
    remarks.push(...movedNotes('the content notes of a chapter are', 'its notes'))
  }
  if (isOver(notesBefore, LIMITS.notes)) {
    html = `${notesBefore}\n<hr>\n${html}`
    notesBefore = ''
    remarks.push(...movedNotes('the notes of a chapter are', 'its text'))
  }
  if (isOver(notesAfter, LIMITS.notes)) {
    html = `${html}\n<hr>\n${notesAfter}`
    notesAfter = ''
    remarks.push(...movedNotes('the notes behind a chapter are', 'its text'))
  }
  return { ...chapter, summary, contentNotes, notesBefore, notesAfter, html }
}

function movedNotes(what: string, where: string): readonly Remark[] {
  return remark('changed', 'notes', 1, [`${what} too long for their field and stand in ${where}`, ''])
}

function isOver(text: string, most: number): boolean {
  if (text.length <= most) return false
  const html = storyHtml(text, text.startsWith('<') ? 'html' : 'plain', 'note')
  return [...plainText(html)].length > most || html.length > most * 10
}

/** A text of a note may be plain. */
function asHtml(text: string): string {
  return text.startsWith('<') || text === '' ? text : storyHtml(text, 'plain', 'note')
}

function parted(chapter: DocumentChapter): readonly DocumentChapter[] {
  if (chapter.html.length < LONG && piecesOf(chapter.html) < MANY_PIECES) return [chapter]
  const { html } = assignIds(storyHtml(chapter.html, 'html', 'chapter'), { next: 1 })
  if (html.length < LONG && piecesOf(html) < MANY_PIECES) return [chapter]
  const parts = stretchesOf(html).map((part) => part.replace(/ id="p[0-9a-z]+"/g, ''))
  return parts.map((part, at) => ({
    title: chapter.title === '' || at === 0 ? chapter.title : `${chapter.title} (${at + 1})`.slice(0, LIMITS.title),
    summary: at === 0 ? chapter.summary : '',
    contentNotes: at === 0 ? chapter.contentNotes : '',
    notesBefore: at === 0 ? chapter.notesBefore : '',
    notesAfter: at === parts.length - 1 ? chapter.notesAfter : '',
    html: part,
  }))
}

function stretchesOf(html: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  let last = 0
  for (const { at } of [...cutsIn(html), { at: html.length }]) {
    const tooMuch = at - from > LONG || piecesOf(html.slice(from, at)) > MANY_PIECES
    if (tooMuch && last > from) {
      parts.push(html.slice(from, last))
      from = last
    }
    last = at
  }
  return [...parts, html.slice(from)]
}

function piecesOf(text: string): number {
  return text.match(/\n|<[a-z]/gi)?.length ?? 0
}
