import { z } from 'zod'
import { shape } from '../../belongings/index.ts'
import { LIMITS } from '../limits.ts'

const plan = z.object({ post_at: shape.instant, zone: shape.line }).nullable().describe('when it is posted by itself')

const said = {
  title: shape.line,
  summary: shape.html,
  notes_before: shape.html,
  notes_after: shape.html,
}

const contentNotes = shape.html.default('').describe('what some readers want to know before they read')

const version = z.object({
  kind: z.enum(['posted', 'edited', 'restored']),
  began_at: shape.instant,
  saved_at: shape.instant,
  own: z.boolean().describe('the owner of the account saved it'),
  ...said,
  content_notes: contentNotes,
  html: shape.html,
})

const chapter = z.object({
  id: shape.id,
  ...said,
  content_notes: contentNotes,
  html: shape.html,
  created_at: shape.instant,
  posted_at: shape.instant.nullable().describe('null while a draft'),
  edited_at: shape.instant,
  written_by: z.array(shape.line).describe('pen names, where that is said of the chapter itself'),
  plan,
  withdrawn: z
    .object({ posted_at: shape.instant, with_work: z.boolean() })
    .nullable()
    .describe('when it had been posted, for a chapter that was made a draft again'),
  days: z.array(z.object({ day: shape.day, hits: shape.count })),
  versions: z.array(version).describe('every text that readers have seen, the oldest first'),
})

const names = z.array(shape.line).max(500)

export const workRecord = z.object({
  id: shape.id,
  ...said,
  language: shape.line,
  expected_chapters: z.int().min(1).max(LIMITS.chapters).nullable(),
  restricted: z.boolean(),
  downloads: z.enum(['everyone', 'members', 'nobody']),
  anonymous: z.boolean(),
  unrevealed: z.boolean(),
  hidden: z.boolean().describe('taken from readers by those who keep the archive'),
  rating: shape.line,
  warnings: names,
  categories: names,
  fandoms: names,
  relationships: names,
  characters: names,
  additional: names,
  creators: z.array(
    z.object({
      pen_name: shape.line,
      login: shape.line.nullable(),
      own: shape.id.nullable().describe('of `pen-names`; null for somebody else'),
    }),
  ),
  created_at: shape.instant,
  posted_at: shape.instant.nullable().describe('null while a draft'),
  updated_at: shape.instant,
  edited_at: shape.instant,
  deleted_at: shape.instant.nullable().describe('in the bin since'),
  plan,
  withdrawn: shape.instant.nullable().describe('when it had been posted, for a work that was made a draft again'),
  next_block: z.int().min(1).describe('the number that the next new paragraph takes'),
  counters: z.object({ hits: shape.count, kudos: shape.count, comments: shape.count, bookmarks: shape.count }),
  days: z.array(
    z.object({
      day: shape.day,
      hits: z.int(),
      kudos: z.int(),
      comments: z.int(),
      bookmarks: z.int(),
      downloads: z.int(),
    }),
  ),
  sites: z.array(z.object({ site: shape.line, hits: shape.count })).describe('from where readers came'),
  chapters: z.array(chapter),
})

export const seriesRecord = z.object({
  id: shape.id,
  title: shape.line,
  summary: shape.html,
  notes: shape.html,
  complete: z.boolean(),
  created_at: shape.instant,
  pen_names: z.array(shape.id).describe('of `pen-names`'),
  works: z.array(shape.id).describe('the member’s own, in order'),
})

export const autosaveRecord = z.object({
  id: shape.id,
  form: z.enum(['new-work', 'work', 'new-chapter', 'chapter']),
  work: shape.id.nullable(),
  chapter: shape.id.nullable(),
  saved_at: shape.instant,
  fields: z.record(z.string(), z.array(z.string())).describe('what was typed, by name of field'),
})

export const templateRecord = z.object({
  id: shape.id,
  name: shape.line,
  usual: z.boolean().describe('the form of a new work opens with it'),
  pen_name: shape.id.nullable().describe('of `pen-names`; null for the usual one'),
  language: shape.line.describe('empty for the one written in last'),
  restricted: z.boolean(),
  downloads: z.enum(['everyone', 'members', 'nobody']),
  categories: z.array(shape.line),
  fandoms: z.string().describe('names with commas between, like the next three'),
  relationships: z.string(),
  characters: z.string(),
  additional: z.string(),
  notes_before: shape.html,
  notes_after: shape.html,
})

export type TemplateRecord = z.output<typeof templateRecord>
export type WorkRecord = z.output<typeof workRecord>
export type ChapterRecord = WorkRecord['chapters'][number]
export type SeriesRecord = z.output<typeof seriesRecord>
