import { z } from 'zod'
import { forEditing } from '../../../platform/text/blocks.ts'
import { type Chapter, type ChapterTyped, UNTITLED, type Work, type WorkTyped } from '../../works/index.ts'
import { chapterHead } from './chapter.ts'
import { html, id } from './plain.ts'
import { work } from './work.ts'

const downloads = z.enum(['everyone', 'members', 'nobody']).describe('who may take it away as a file')

/** A work as its creators see it. */
export const ownWork = work.extend({
  notesBefore: html,
  notesAfter: html,
  downloads,
  anonymous: z.boolean(),
  unrevealed: z.boolean(),
  draft: z.boolean(),
  chapterList: z.array(chapterHead),
})

const text = z.string().describe('HTML, Markdown or plain text, as “format” says')
const names = z.array(z.string())

const said = z.strictObject({
  title: z.string(),
  summary: text,
  notesBefore: text,
  notesAfter: text,
  format: z.enum(['detect', 'plain', 'html', 'markdown']).describe('of the texts sent with it'),
  language: z.string().describe('BCP 47'),
  rating: z.string().describe('by name'),
  warnings: names,
  categories: names,
  fandoms: names,
  relationships: names,
  characters: names,
  additional: names,
  restricted: z.boolean(),
  downloads,
  expectedChapters: z.int().positive().nullable().describe('null while nobody knows'),
  pseuds: names.describe(
    'your pen names in the byline; the usual one, or those that stand there, where nothing is said',
  ),
  post: z.boolean().describe('readers see it from now on'),
})

const saidOfChapter = said
  .pick({ title: true, summary: true, notesBefore: true, notesAfter: true, format: true, post: true })
  .extend({ text, contentNotes: text })

export const workChanged = said.partial()
export const chapterSent = saidOfChapter.partial().extend({ position: z.int().positive().optional() })
export const chapterChanged = saidOfChapter.partial().extend({ version: id })
export const workSent = said.partial().extend({ chapter: saidOfChapter.omit({ post: true }).partial().default({}) })

/** What was sent, as the rules of the form take it.
 * @param written how many chapters there are
 * @param stored what stays where nothing is said */
export function typedWork(sent: z.output<typeof workChanged>, written: number, stored?: Work): WorkTyped {
  const format = sent.format ?? 'detect'
  const tags = stored?.tags
  const kept = (typed: readonly string[] | undefined, of: readonly { readonly name: string }[] | undefined) =>
    typed ?? of?.map(({ name }) => name) ?? []
  const text = (typed: string | undefined, html: string | undefined) =>
    typed === undefined ? ({ text: forEditing(html ?? ''), format: 'html' } as const) : { text: typed, format }
  return {
    title: sent.title ?? (stored && stored.title !== UNTITLED ? stored.title : ''),
    summary: text(sent.summary, stored?.summary),
    notesBefore: text(sent.notesBefore, stored?.notesBefore),
    notesAfter: text(sent.notesAfter, stored?.notesAfter),
    language: sent.language ?? (stored && stored.language !== 'und' ? stored.language : ''),
    rating: sent.rating ?? tags?.rating?.name ?? '',
    warnings: kept(sent.warnings, tags?.warnings),
    categories: kept(sent.categories, tags?.categories),
    fandoms: kept(sent.fandoms, tags?.fandoms),
    relationships: kept(sent.relationships, tags?.relationships),
    characters: kept(sent.characters, tags?.characters),
    additional: kept(sent.additional, tags?.additional),
    restricted: sent.restricted ?? stored?.restricted ?? false,
    ...(sent.downloads ? { downloads: sent.downloads } : {}),
    expectedChapters: String(
      (sent.expectedChapters === undefined ? stored?.expectedChapters : sent.expectedChapters) ?? '?',
    ),
    chapters: written,
  }
}

/** The same of a chapter. */
export function typedChapter(sent: Omit<z.output<typeof chapterSent>, 'position'>, stored?: Chapter): ChapterTyped {
  const format = sent.format ?? 'detect'
  const text = (typed: string | undefined, html: string | undefined) =>
    typed === undefined ? ({ text: forEditing(html ?? ''), format: 'html' } as const) : { text: typed, format }
  return {
    title: sent.title ?? stored?.title ?? '',
    text: text(sent.text, stored?.html),
    summary: text(sent.summary, stored?.summary),
    contentNotes: text(sent.contentNotes, stored?.contentNotes),
    notesBefore: text(sent.notesBefore, stored?.notesBefore),
    notesAfter: text(sent.notesAfter, stored?.notesAfter),
  }
}
