import type { Db } from '../../schema/index.ts'
import { absolute } from '../absolute.ts'
import type { House } from '../house.ts'
import { type MediaFolder, mediaOf } from '../media/index.ts'
import { urls } from '../urls.ts'
import {
  type Chapter,
  type ChapterHead,
  type Creator,
  chaptersOf,
  chapterTexts,
  type Series,
  type Work,
} from '../works/index.ts'

/** A work in a book, with those of its chapters that are in it. */
export interface Part {
  readonly work: Work
  /** all chapters that readers may open */
  readonly heads: readonly ChapterHead[]
  /** those in the book: from this one to that, counted from 1 */
  readonly from: number
  readonly to: number
}

/** What stands among works that were gathered, and is not in the book. */
export interface LeftOut {
  readonly title: string
  /** where it is; empty for nowhere */
  readonly address: string
  readonly why: 'kept' | 'series' | 'elsewhere' | 'gone' | 'volume'
}

/** What a file is made of. Texts are read when they are written, so that a great book needs no great memory. */
export interface Book {
  /** a gathering is what its readers put together: a collection, a list, bookmarks */
  readonly kind: 'work' | 'series' | 'gathering'
  readonly title: string
  /** who wrote it; for a gathering, who put it together */
  readonly creators: readonly Creator[]
  /** BCP 47 */
  readonly language: string
  /** stays when the book is updated: e-readers replace what they have */
  readonly identifier: string
  /** UTC instant of the last change */
  readonly editedAt: string
  /** the archive's address, without a slash at the end */
  readonly base: string
  readonly archive: string
  readonly parts: readonly Part[]
  /** where the pictures of its texts are */
  readonly media: MediaFolder
  /** of a gathering */
  readonly leftOut?: readonly LeftOut[]
}

/** Chapters whose texts are in memory at once. */
const AT_ONCE = 20

/** The texts of a part, in order. */
export async function* textsOf(db: Db, { heads, from, to }: Part): AsyncGenerator<Chapter> {
  const wanted = heads.slice(from - 1, to)
  for (let at = 0; at < wanted.length; at += AT_ONCE)
    yield* await chapterTexts(
      db,
      wanted.slice(at, at + AT_ONCE).map(({ id }) => id),
    )
}

/** A range of chapters as somebody asked for it. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** @param range only these chapters; undefined for all
 * @returns undefined when the range holds no chapter */
export async function bookOfWork(house: House, work: Work, range?: Range): Promise<Book | undefined> {
  const heads = await chaptersOf(house.db, work.id)
  const [from, to] = [Math.max(1, range?.from ?? 1), Math.min(heads.length, range?.to ?? heads.length)]
  if (from > to) return undefined
  return bookOfHeads(house, work, heads, { from, to })
}

/** @param heads of chapters of the work, with whatever the reader may see
 * @param range which of them are in the book; all when absent */
export async function bookOfHeads(
  house: House,
  work: Work,
  heads: readonly ChapterHead[],
  { from, to }: Range = { from: 1, to: heads.length },
): Promise<Book> {
  const whole = from === 1 && to === heads.length
  const base = absolute(house.config, '')
  return {
    kind: 'work',
    title: whole ? work.title : `${work.title}, ${from === to ? `chapter ${from}` : `chapters ${from}–${to}`}`,
    creators: work.creators,
    language: work.language,
    identifier: `${base}${urls.work(work.id)}${whole ? '' : `#${from}-${to}`}`,
    editedAt: work.editedAt,
    base,
    archive: (await house.settings.read()).name || 'Fanlight',
    parts: [{ work, heads, from, to }],
    media: mediaOf(house.config),
  }
}

/** @param works of the series, in order, as the viewer may take them away */
export async function bookOfSeries(house: House, series: Series, works: Headed): Promise<Book> {
  const base = absolute(house.config, '')
  return {
    kind: 'series',
    title: series.title,
    creators: series.creators,
    language: languageIn(works),
    identifier: base + urls.series(series.id),
    editedAt: newestIn(works) ?? series.updatedAt,
    base,
    archive: (await house.settings.read()).name || 'Fanlight',
    parts: wholeParts(works),
    media: mediaOf(house.config),
  }
}

/** Works with those of their chapters that readers may open. */
export type Headed = readonly { readonly work: Work; readonly heads: readonly ChapterHead[] }[]

export function wholeParts(works: Headed): readonly Part[] {
  return works.map(({ work, heads }) => ({ work, heads, from: 1, to: heads.length }))
}

/** @returns the language that all of them are in; `und` when they are in several */
export function languageIn(works: Headed): string {
  const languages = new Set(works.map(({ work }) => work.language))
  return languages.size === 1 ? ([...languages][0] ?? 'und') : 'und'
}

/** @returns when one of them was edited last; undefined for none */
export function newestIn(works: Headed): string | undefined {
  return works
    .map(({ work }) => work.editedAt)
    .sort()
    .at(-1)
}

/** What two files that differ in a byte differ in: the counters of a work are in no file. */
export function contentOf({ parts, media: _media, ...about }: Book): string {
  const told = parts.map(({ work: { counters: _, ...work }, ...part }) => ({ work, ...part }))
  return JSON.stringify([about, told])
}
