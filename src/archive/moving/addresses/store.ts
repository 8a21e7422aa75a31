import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, MovedKind } from '../../../schema/index.ts'
import { tagsById } from '../../tags/index.ts'
import { urls } from '../../urls.ts'
import { visibleTo } from '../../works/index.ts'
import type { Asked } from './rules.ts'

/** @param path where the page lay, without its own name: `/fanfic`, or empty for the root
 * @returns the archive that lay there; undefined when none did */
export async function archiveAt(db: Db, path: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('moved_archives')
    .select('id')
    .where('path', '=', path)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.id
}

/** @returns where what was asked for stands now; undefined when it is not here, or not for this viewer */
export async function addressNow(db: Db, archiveId: number, asked: Asked, viewer: Viewer): Promise<string | undefined> {
  if (asked.kind === 'page') return PAGES[asked.page]()
  if (asked.kind === 'story') return storyAddress(db, archiveId, asked, viewer)
  if (asked.kind === 'chapter') return chapterAddress(db, archiveId, asked.id, viewer)
  if (asked.kind === 'story-comments') {
    const workId = await visibleWork(db, archiveId, asked.id, viewer)
    return workId === undefined ? undefined : urls.comments(workId)
  }
  if (asked.kind === 'member') return memberAddress(db, archiveId, asked.id)
  if (asked.kind === 'series' || asked.kind === 'series-comments') {
    const id = await seriesHere(db, archiveId, asked.id, viewer)
    return id === undefined ? undefined : urls.series(id)
  }
  const tagId = await newIdOf(db, archiveId, asked.kind, asked.id)
  const [tag] = tagId === undefined ? [] : await tagsById(db, [tagId])
  return tag && urls.tagWorks(tag.pathName)
}

const PAGES = {
  home: urls.home,
  works: urls.works,
  search: urls.searchWorks,
  feed: () => urls.feed(urls.works(), 'atom'),
  login: urls.login,
  register: urls.register,
  about: urls.about,
  media: urls.media,
} as const

async function newIdOf(db: Db, archiveId: number, kind: MovedKind, oldId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('moved_things')
    .select('new_id')
    .where('archive_id', '=', archiveId)
    .where('kind', '=', kind)
    .where('old_id', '=', oldId)
    .executeTakeFirst()
  return row?.new_id ?? undefined
}

async function visibleWork(db: Db, archiveId: number, sid: number, viewer: Viewer): Promise<number | undefined> {
  const row = await db
    .selectFrom('moved_things')
    .innerJoin('works', 'works.id', 'moved_things.new_id')
    .select('works.id')
    .where('moved_things.archive_id', '=', archiveId)
    .where('moved_things.kind', '=', 'story')
    .where('moved_things.old_id', '=', sid)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return row?.id
}

type AskedStory = Extract<Asked, { readonly kind: 'story' }>

/** A chapter that is not here any more leads to its work. */
async function storyAddress(
  db: Db,
  archiveId: number,
  { id, place, chapter }: AskedStory,
  viewer: Viewer,
): Promise<string | undefined> {
  const workId = await visibleWork(db, archiveId, id, viewer)
  if (workId === undefined) return undefined
  if (chapter !== undefined) return (await chapterAddress(db, archiveId, chapter, viewer)) ?? urls.work(workId)
  if (place === undefined) return urls.work(workId)
  const row = await db
    .selectFrom('chapters')
    .innerJoin('moved_things', (join) =>
      join.onRef('moved_things.new_id', '=', 'chapters.id').on('moved_things.kind', '=', 'chapter'),
    )
    .select(['chapters.id', 'chapters.position'])
    .where('chapters.work_id', '=', workId)
    .where('chapters.posted_at', 'is not', null)
    .where('moved_things.archive_id', '=', archiveId)
    .where('moved_things.place', '=', place)
    .orderBy('chapters.position')
    .executeTakeFirst()
  return row ? urls.chapter(workId, row.id) : urls.work(workId)
}

async function chapterAddress(db: Db, archiveId: number, id: number, viewer: Viewer): Promise<string | undefined> {
  const row = await db
    .selectFrom('moved_things')
    .innerJoin('chapters', 'chapters.id', 'moved_things.new_id')
    .innerJoin('works', 'works.id', 'chapters.work_id')
    .select(['chapters.id', 'works.id as workId'])
    .where('moved_things.archive_id', '=', archiveId)
    .where('moved_things.kind', '=', 'chapter')
    .where('moved_things.old_id', '=', id)
    .where('chapters.posted_at', 'is not', null)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return row && urls.chapter(row.workId, row.id)
}

async function seriesHere(db: Db, archiveId: number, oldId: number, viewer: Viewer): Promise<number | undefined> {
  const row = await db
    .selectFrom('moved_things')
    .innerJoin('series_works', 'series_works.series_id', 'moved_things.new_id')
    .innerJoin('works', 'works.id', 'series_works.work_id')
    .select('series_works.series_id')
    .where('moved_things.archive_id', '=', archiveId)
    .where('moved_things.kind', '=', 'series')
    .where('moved_things.old_id', '=', oldId)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return row?.series_id
}

/** Members have a page; so have authors whom nobody has claimed. */
async function memberAddress(db: Db, archiveId: number, uid: number): Promise<string | undefined> {
  const member = await db
    .selectFrom('moved_things')
    .innerJoin('users', 'users.id', 'moved_things.new_id')
    .select('users.login')
    .where('moved_things.archive_id', '=', archiveId)
    .where('moved_things.kind', '=', 'member')
    .where('moved_things.old_id', '=', uid)
    .executeTakeFirst()
  if (member) return urls.user(member.login)
  const author = await db
    .selectFrom('imported_authors')
    .leftJoin('users', 'users.id', 'imported_authors.user_id')
    .select(['imported_authors.id', 'imported_authors.standing', 'users.login'])
    .where('imported_authors.archive_id', '=', archiveId)
    .where('imported_authors.old_id', '=', uid)
    .executeTakeFirst()
  if (author?.login) return urls.user(author.login)
  return author?.standing === 'unclaimed' ? urls.importedAuthor(author.id) : undefined
}
