import { z } from 'zod'
import { leafText, leaves } from '../../../platform/text/scan.ts'
import { bylineOf, type Chapter, type ChapterHead } from '../../works/index.ts'
import { count, html, id, instant } from './plain.ts'

const head = {
  id,
  number: id.describe('among the chapters told here, 1 for the first'),
  title: z.string(),
  words: count,
  postedAt: instant.nullable().describe('null while a draft'),
}

export const chapterHead = z.strictObject(head)

const paragraph = z.strictObject({
  id: z.string().describe('stays when the text is edited; an anchor on the page, and what a place names'),
  text: z.string(),
})

export const chapter = z.strictObject({
  ...head,
  workId: id,
  bylines: z.array(z.string()).describe('where somebody is named for this chapter alone'),
  summary: html,
  contentNotes: html.describe('what some readers want to know before they read; shown on request only'),
  notesBefore: html,
  notesAfter: html,
  html,
  paragraphs: z.array(paragraph),
})

export const ownChapter = chapter.extend({ version: id.describe('sent back with a change') })

export function toHead({ id, title, wordCount, postedAt }: ChapterHead, at: number): z.output<typeof chapterHead> {
  return { id, number: at + 1, title, words: wordCount, postedAt }
}

export function toChapter(chapter: Chapter, at: number, anonymous: boolean): z.output<typeof ownChapter> {
  const { workId, summary, contentNotes, notesBefore, notesAfter, html, version } = chapter
  return {
    ...toHead(chapter, at),
    ...{ workId, summary, contentNotes, notesBefore, notesAfter, html, version },
    bylines: anonymous ? [] : (chapter.by ?? []).map(bylineOf),
    paragraphs: [...leaves(html)].flatMap((leaf) => (leaf.id ? [{ id: leaf.id, text: leafText(html, leaf) }] : [])),
  }
}
