import { z } from 'zod'
import { workJson } from '../../search/index.ts'
import type { Blurb } from '../../works/index.ts'
import { count, html, id, instant } from './plain.ts'

export const tagName = z.strictObject({ id, name: z.string() })
const tags = z.array(tagName)

export const creator = z.strictObject({
  byline: z.string(),
  name: z.string(),
  login: z.string().nullable().describe('null once the account is gone'),
})

const told = {
  id,
  url: z.string(),
  title: z.string(),
  creators: z.array(creator).describe('empty while the work is anonymous'),
  summary: html,
  language: z.string().describe('BCP 47'),
  rating: tagName.nullable(),
  warnings: tags,
  categories: tags,
  fandoms: tags,
  relationships: tags,
  characters: tags,
  additional: tags,
  series: z.array(z.strictObject({ id, title: z.string(), position: id })),
  words: count,
  chapters: count,
  expectedChapters: id.nullable().describe('null where nobody knows yet'),
  complete: z.boolean(),
  restricted: z.boolean().describe('for members alone'),
  postedAt: instant.nullable().describe('null while a draft'),
  updatedAt: instant,
  hits: count,
  kudos: count,
  comments: count,
  bookmarks: count,
}

export const work = z.strictObject(told)
export const wholeWork = z.strictObject({ ...told, notesBefore: html, notesAfter: html, mayDownload: z.boolean() })

/** A work in a list of works. */
export function toWork(blurb: Blurb): z.output<typeof work> {
  return { ...workJson(blurb), ...blurb.counters }
}
