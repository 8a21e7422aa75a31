import { isId } from '../../../platform/db/ids.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import type { Blurb, Chapter, ChapterHead, Creator, SeriesPlace, Work } from '../kinds.ts'
import { named, openTo, ownedBy, visibleTo } from '../visible.ts'
import { creatorsOf, loadBlurbs, seriesOf } from './blurbs.ts'

/** @returns the work, or undefined when there is none that this viewer may read: the two must look alike */
export async function findWork(db: Db, workId: number, viewer: Viewer): Promise<Work | undefined> {
  if (!isId(workId)) return undefined
  const row = await db
    .selectFrom('works')
    .select(['notes_before', 'notes_after', 'edited_at', 'deleted_at'])
    .where('works.id', '=', workId)
    .where(openTo(viewer))
    .executeTakeFirst()
  return row && withBlurb(db, workId, row)
}

/** @returns those of these works that this viewer may read, in the order of the numbers, with the heads of their posted chapters;
 * in six queries however many there are */
export async function findWorks(
  db: Db,
  workIds: readonly number[],
  viewer: Viewer,
): Promise<readonly { readonly work: Work; readonly heads: readonly ChapterHead[] }[]> {
  const ids = workIds.filter(isId)
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('works')
    .select(['id', 'notes_before', 'notes_after', 'edited_at', 'deleted_at'])
    .where('works.id', 'in', ids)
    .where(visibleTo(viewer))
    .execute()
  const rests = new Map(rows.map(({ id, ...rest }) => [id, rest]))
  const blurbs = await loadBlurbs(db, [...rests.keys()])
  const heads = Map.groupBy(await headsOf(db, [...rests.keys()]), ({ workId }) => workId)
  return ids.flatMap((id) => {
    const [blurb, rest] = [blurbs.get(id), rests.get(id)]
    return blurb && rest ? [{ work: toWork(blurb, rest), heads: heads.get(id) ?? [] }] : []
  })
}

/** @returns a work of the user's own in whatever state, drafts and binned ones too, with the names that others may not see */
export async function findOwnWork(db: Db, workId: number, userId: number): Promise<Work | undefined> {
  if (!isId(workId)) return undefined
  const row = await db
    .selectFrom('works')
    .select(['notes_before', 'notes_after', 'edited_at', 'deleted_at'])
    .where('works.id', '=', workId)
    .where(ownedBy(userId))
    .executeTakeFirst()
  const work = row && (await withBlurb(db, workId, row))
  if (!work?.anonymous) return work
  const [creators, series] = [await creatorsOf(db, [workId]), await seriesOf(db, [workId])]
  return { ...work, creators: creators.get(workId) ?? [], series: series.get(workId) ?? [] }
}

/** @returns those of these works that are the user's own and not in the bin, in the order of the numbers; in a few queries however
 * many there are */
export async function findOwnWorks(db: Db, userId: number, workIds: readonly number[]): Promise<readonly Work[]> {
  const ids = workIds.filter(isId)
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('works')
    .select(['id', 'notes_before', 'notes_after', 'edited_at', 'deleted_at'])
    .where('works.id', 'in', ids)
    .where('deleted_at', 'is', null)
    .where(ownedBy(userId))
    .execute()
  const rests = new Map(rows.map(({ id, ...rest }) => [id, rest]))
  const found = [...rests.keys()]
  const [blurbs, creators, series] = [
    await loadBlurbs(db, found),
    await creatorsOf(db, found),
    await seriesOf(db, found),
  ]
  return ids.flatMap((id) => {
    const [blurb, rest] = [blurbs.get(id), rests.get(id)]
    const own = { creators: creators.get(id) ?? [], series: series.get(id) ?? [] }
    return blurb && rest ? [toWork({ ...blurb, ...own }, rest)] : []
  })
}

type Rest = {
  readonly notes_before: string
  readonly notes_after: string
  readonly edited_at: string
  readonly deleted_at: string | null
}

async function withBlurb(db: Db, workId: number, rest: Rest): Promise<Work | undefined> {
  const blurb = (await loadBlurbs(db, [workId])).get(workId)
  return blurb && toWork(blurb, rest)
}

function toWork(blurb: Blurb, rest: Rest): Work {
  return {
    ...blurb,
    notesBefore: rest.notes_before,
    notesAfter: rest.notes_after,
    editedAt: rest.edited_at,
    deletedAt: rest.deleted_at,
  }
}

/** @returns the chapters of a work in order, without their texts
 * @param drafts whether those not posted are among them: for creators only */
export function chaptersOf(db: Db, workId: number, { drafts = false } = {}): Promise<readonly ChapterHead[]> {
  return headsOf(db, [workId], drafts)
}

async function headsOf(db: Db, workIds: readonly number[], drafts = false): Promise<readonly ChapterHead[]> {
  if (workIds.length === 0) return []
  const rows = await db
    .selectFrom('chapters')
    .select(['id', 'work_id', 'position', 'title', 'word_count', 'posted_at'])
    .where('work_id', 'in', workIds)
    .where('position', '>', 0)
    .$if(!drafts, (query) => query.where('posted_at', 'is not', null))
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    workId: row.work_id,
    position: row.position,
    title: row.title,
    wordCount: row.word_count,
    postedAt: row.posted_at,
  }))
}

/** @param ids of chapters; their work was found for the viewer before
 * @returns them with their texts, in order */
export async function chapterTexts(db: Db, ids: readonly number[]): Promise<readonly Chapter[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('chapters')
    .innerJoin('chapter_texts', 'chapter_texts.chapter_id', 'chapters.id')
    .selectAll()
    .where('chapters.id', 'in', ids)
    .where('position', '>', 0)
    .orderBy('position')
    .execute()
  const by = await chapterCreators(db, ids)
  return rows.map((row) => ({
    id: row.id,
    workId: row.work_id,
    position: row.position,
    title: row.title,
    wordCount: row.word_count,
    postedAt: row.posted_at,
    summary: row.summary,
    contentNotes: row.content_notes,
    notesBefore: row.notes_before,
    notesAfter: row.notes_after,
    html: row.html,
    version: row.version,
    by: by.get(row.id) ?? [],
  }))
}

/** @returns the version of a chapter of this work, posted or not; undefined when it has no such chapter */
export async function chapterVersion(db: Db, workId: number, chapterId: number): Promise<number | undefined> {
  if (!isId(chapterId)) return undefined
  const row = await db
    .selectFrom('chapters')
    .select('version')
    .where('id', '=', chapterId)
    .where('work_id', '=', workId)
    .where('position', '>', 0)
    .executeTakeFirst()
  return row?.version
}

/** @returns the works that any of these chapters belong to, whoever may see them */
export async function worksOfChapters(db: Db, chapterIds: readonly number[]): Promise<readonly number[]> {
  if (chapterIds.length === 0) return []
  const rows = await db
    .selectFrom('chapters')
    .select('work_id')
    .distinct()
    .where('id', 'in', chapterIds.filter(isId))
    .where('posted_at', 'is not', null)
    .execute()
  return rows.map(({ work_id }) => work_id)
}

/** @returns where a posted chapter's work is; undefined for no chapter and for a draft: the two must look alike */
export async function workOfChapter(db: Db, chapterId: number): Promise<number | undefined> {
  if (!isId(chapterId)) return undefined
  const row = await db
    .selectFrom('chapters')
    .select('work_id')
    .where('id', '=', chapterId)
    .where('posted_at', 'is not', null)
    .executeTakeFirst()
  return row?.work_id
}

/** @returns the work's places in its series, with the neighbours that this viewer may see */
export async function seriesPlaces(db: Db, work: Work, viewer: Viewer): Promise<readonly SeriesPlace[]> {
  const places: SeriesPlace[] = []
  for (const { seriesId, title, position } of work.series) {
    const visible = await db
      .selectFrom('series_works')
      .innerJoin('works', 'works.id', 'series_works.work_id')
      .select(['series_works.work_id', 'series_works.position'])
      .where('series_works.series_id', '=', seriesId)
      .where(named)
      .where(visibleTo(viewer))
      .orderBy('series_works.position')
      .execute()
    const at = visible.findIndex(({ work_id }) => work_id === work.id)
    places.push({
      seriesId,
      title,
      position,
      previousWorkId: visible[at - 1]?.work_id,
      nextWorkId: visible[at + 1]?.work_id,
    })
  }
  return places
}

async function chapterCreators(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, readonly Creator[]>> {
  const rows = await db
    .selectFrom('chapter_creators')
    .innerJoin('pseuds', 'pseuds.id', 'chapter_creators.pseud_id')
    .innerJoin('chapters', 'chapters.id', 'chapter_creators.chapter_id')
    .innerJoin('creatorships', (join) =>
      join
        .onRef('creatorships.work_id', '=', 'chapters.work_id')
        .onRef('creatorships.pseud_id', '=', 'chapter_creators.pseud_id'),
    )
    .leftJoin('users', 'users.id', 'pseuds.user_id')
    .select(['chapters.id', 'pseuds.id as pseudId', 'pseuds.name as pseud', 'pseuds.user_id as userId', 'users.login'])
    .where('chapters.id', 'in', ids)
    .orderBy('creatorships.position')
    .execute()
  const groups = Map.groupBy(rows, ({ id }) => id)
  return new Map([...groups].map(([id, found]) => [id, found.map(({ id: _, ...creator }) => creator)]))
}
