import { gathered, numbersIn } from '../../../platform/db/gathered.ts'
import type { Db } from '../../../schema/index.ts'
import { knownTags, type Tag } from '../../tags/index.ts'
import type { Blurb, Creator, Recipient, SeriesPlace, WorkTags } from '../kinds.ts'

/**
 * Everything that the blurbs of these works show, in five queries however many there are.
 * @param ids of works that the viewer may see (visibleTo has passed them)
 * @returns by id; ids of no work are left out
 */
export async function loadBlurbs(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Blurb>> {
  if (ids.length === 0) return new Map()
  const [works, creators, tags, series, gifts] = await Promise.all([
    workRows(db, ids),
    creatorsOf(db, ids),
    tagsOf(db, ids),
    seriesOf(db, ids),
    recipientsOf(db, ids),
  ])
  return new Map(
    works.map((row) => {
      const made = creators.get(row.id) ?? []
      return [
        row.id,
        {
          ...toBlurbColumns(row),
          creators: row.anonymous === 1 ? [] : made,
          ownerIds: [...new Set(made.flatMap(({ userId }) => userId ?? []))],
          gifts: gifts.get(row.id) ?? [],
          tags: tags.get(row.id) ?? NO_TAGS,
          series: row.anonymous === 1 ? [] : (series.get(row.id) ?? []),
        },
      ]
    }),
  )
}

function workRows(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('works')
    .innerJoin('work_counters', 'work_counters.work_id', 'works.id')
    .select(BLURB_COLUMNS)
    .where('works.id', 'in', ids)
    .execute()
}

/** The columns of `works` and `work_counters` that a blurb is made from. */
export const BLURB_COLUMNS = [
  'works.id',
  'works.stamp',
  'works.title',
  'works.summary',
  'works.language',
  'works.restricted',
  'works.anonymous',
  'works.unrevealed',
  'works.downloads',
  'works.adult',
  'works.complete',
  'works.word_count',
  'works.chapter_count',
  'works.expected_chapters',
  'works.first_chapter_id',
  'works.last_chapter_id',
  'works.posted_at',
  'works.updated_at',
  'work_counters.hits',
  'work_counters.kudos',
  'work_counters.comments',
  'work_counters.bookmarks',
] as const

type BlurbRow = Awaited<ReturnType<typeof workRows>>[number]

/** A row as {@link BLURB_COLUMNS} selects it, in the words of the domain. */
export function toBlurbColumns(row: BlurbRow) {
  return {
    id: row.id,
    stamp: row.stamp,
    title: row.title,
    summary: row.summary,
    language: row.language,
    restricted: row.restricted === 1,
    anonymous: row.anonymous === 1,
    unrevealed: row.unrevealed === 1,
    downloads: row.downloads,
    adult: row.adult === 1,
    complete: row.complete === 1,
    wordCount: row.word_count,
    chapterCount: row.chapter_count,
    expectedChapters: row.expected_chapters,
    firstChapterId: row.first_chapter_id,
    lastChapterId: row.last_chapter_id,
    postedAt: row.posted_at,
    updatedAt: row.updated_at,
    counters: { hits: row.hits, kudos: row.kudos, comments: row.comments, bookmarks: row.bookmarks },
  }
}

/** @returns who made each work, in order, named or not */
export async function creatorsOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly Creator[]>> {
  const rows = await db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .leftJoin('users', 'users.id', 'pseuds.user_id')
    .select(['creatorships.work_id', 'pseuds.id', 'pseuds.name', 'pseuds.user_id', 'users.login'])
    .where('creatorships.work_id', 'in', ids)
    .orderBy('creatorships.work_id')
    .orderBy('creatorships.position')
    .execute()
  return grouped(
    rows,
    ({ work_id }) => work_id,
    (row) => ({
      pseudId: row.id,
      pseud: row.name,
      login: row.login,
      userId: row.user_id,
    }),
  )
}

const NO_TAGS: WorkTags = {
  rating: undefined,
  warnings: [],
  categories: [],
  fandoms: [],
  relationships: [],
  characters: [],
  additional: [],
}

/** @returns each work's tags by type, in the creator's order */
export async function tagsOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, WorkTags>> {
  const rows = await db
    .selectFrom('taggings')
    .select(['work_id', gathered(db, 'tag_id', 'position').as('tags')])
    .where('work_id', 'in', ids)
    .groupBy('work_id')
    .execute()
  const numbers = rows.map(({ work_id, tags }) => [work_id, numbersIn(tags)] as const)
  const known = await knownTags(db, new Set(numbers.flatMap(([, tags]) => tags)))
  return new Map(numbers.map(([id, tags]) => [id, byType(tags.flatMap((tag) => known.get(tag) ?? []))]))
}

function byType(tags: readonly Tag[]): WorkTags {
  const of = (type: Tag['type']) => tags.filter((tag) => tag.type === type)
  return {
    rating: tags.find(({ type }) => type === 'rating'),
    warnings: of('warning'),
    categories: of('category'),
    fandoms: of('fandom'),
    relationships: of('relationship'),
    characters: of('character'),
    additional: of('additional'),
  }
}

type BlurbSeries = Pick<SeriesPlace, 'seriesId' | 'title' | 'position'>

/** @returns each work's places in series, named or not */
export async function seriesOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly BlurbSeries[]>> {
  const rows = await db
    .selectFrom('series_works')
    .innerJoin('series', 'series.id', 'series_works.series_id')
    .select(['series_works.work_id', 'series.id', 'series.title', 'series_works.position'])
    .where('series_works.work_id', 'in', ids)
    .orderBy('series.id')
    .execute()
  return grouped(
    rows,
    ({ work_id }) => work_id,
    (row) => ({ seriesId: row.id, title: row.title, position: row.position }),
  )
}

/** @returns whom each work is for, in the order in which it was given; only those who agreed */
async function recipientsOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly Recipient[]>> {
  const rows = await db
    .selectFrom('gifts')
    .leftJoin('users', 'users.id', 'gifts.user_id')
    .select(['gifts.work_id', 'gifts.name', 'users.login'])
    .where('gifts.work_id', 'in', ids)
    .where('gifts.state', '=', 'accepted')
    .orderBy('gifts.id')
    .execute()
  return grouped(
    rows,
    ({ work_id }) => work_id,
    ({ name, login }) => ({ name, login }),
  )
}

function grouped<Row, Value>(
  rows: readonly Row[],
  key: (row: Row) => number,
  value: (row: Row) => Value,
): Map<number, Value[]> {
  const groups = new Map<number, Value[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(value(row))
    else groups.set(key(row), [value(row)])
  }
  return groups
}
