import type { Db, TagType } from '../../../schema/index.ts'
import { byIds, type Owner, yes } from '../../belongings/index.ts'
import { ownedBy } from '../visible.ts'
import type { ChapterRecord, WorkRecord } from './records.ts'

/** Works that are in memory at once, with all their texts. */
const AT_ONCE = 5

/** All works of the member, drafts and binned ones too, in the order of their numbers. */
export async function* readWorks({ db, userId }: Owner): AsyncGenerator<WorkRecord> {
  const rows = await db.selectFrom('works').select('id').where(ownedBy(userId)).orderBy('id').execute()
  yield* byIds(
    rows.map(({ id }) => id),
    AT_ONCE,
    (ids) => loadWorks(db, userId, ids),
  )
}

async function loadWorks(db: Db, userId: number, ids: readonly number[]): Promise<readonly WorkRecord[]> {
  const works = await db
    .selectFrom('works')
    .innerJoin('work_counters', 'work_counters.work_id', 'works.id')
    .selectAll()
    .where('works.id', 'in', ids)
    .orderBy('works.id')
    .execute()
  const around = await loadAround(db, userId, ids)
  const chapters = Map.groupBy(await loadChapters(db, userId, ids, around), ({ workId }) => workId)
  return works.map((row) => {
    const tags = (type: TagType) =>
      around.tags.filter((tag) => tag.work_id === row.id && tag.type === type).map(({ name }) => name)
    const { title, summary, notes_before, notes_after, language, expected_chapters, downloads, next_block } = row
    const { created_at, posted_at, updated_at, edited_at, deleted_at } = row
    return {
      id: row.id,
      ...{ title, summary, notes_before, notes_after, language, expected_chapters },
      restricted: yes(row.restricted),
      downloads,
      anonymous: yes(row.anonymous),
      unrevealed: yes(row.unrevealed),
      hidden: row.hidden_at !== null,
      rating: tags('rating')[0] ?? '',
      warnings: tags('warning'),
      categories: tags('category'),
      fandoms: tags('fandom'),
      relationships: tags('relationship'),
      characters: tags('character'),
      additional: tags('additional'),
      creators: around.creators
        .filter(({ work_id }) => work_id === row.id)
        .map(({ name, login, user_id, id }) => ({ pen_name: name, login, own: user_id === userId ? id : null })),
      ...{ created_at, posted_at, updated_at, edited_at, deleted_at },
      plan: around.plan(row.id, null),
      withdrawn: around.withdrawn(row.id, null)?.posted_at ?? null,
      next_block,
      counters: { hits: row.hits, kudos: row.kudos, comments: row.comments, bookmarks: row.bookmarks },
      days: around.days.filter(({ work_id }) => work_id === row.id).map(({ work_id: _, ...day }) => day),
      sites: around.sites.filter(({ work_id }) => work_id === row.id).map(({ site, hits }) => ({ site, hits })),
      chapters: (chapters.get(row.id) ?? []).map(({ workId: _, ...chapter }) => chapter),
    }
  })
}

type Around = Awaited<ReturnType<typeof loadAround>>

async function loadAround(db: Db, userId: number, ids: readonly number[]) {
  const plans = await db.selectFrom('planned_posts').selectAll().where('work_id', 'in', ids).execute()
  const withdrawn = await db.selectFrom('withdrawn_posts').selectAll().where('work_id', 'in', ids).execute()
  const tags = await db
    .selectFrom('taggings')
    .innerJoin('tags', 'tags.id', 'taggings.tag_id')
    .select(['taggings.work_id', 'tags.type', 'tags.name'])
    .where('taggings.work_id', 'in', ids)
    .orderBy('taggings.position')
    .execute()
  const creators = await db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .leftJoin('users', 'users.id', 'pseuds.user_id')
    .select(['creatorships.work_id', 'pseuds.id', 'pseuds.name', 'pseuds.user_id', 'users.login'])
    .where('creatorships.work_id', 'in', ids)
    .orderBy('creatorships.position')
    .execute()
  const off = await db.selectFrom('statistics_off').select('user_id').where('user_id', '=', userId).executeTakeFirst()
  const days = off
    ? []
    : await db.selectFrom('work_days').selectAll().where('work_id', 'in', ids).orderBy('day').execute()
  const sites = await db.selectFrom('work_sites').selectAll().where('work_id', 'in', ids).orderBy('site').execute()
  const fits =
    (workId: number, chapterId: number | null) =>
    (row: { readonly work_id: number; readonly chapter_id: number | null }) =>
      row.work_id === workId && row.chapter_id === chapterId
  return {
    ...{ tags, creators, days, sites },
    plan(workId: number, chapterId: number | null) {
      const found = plans.find(fits(workId, chapterId))
      return found ? { post_at: found.post_at, zone: found.zone } : null
    },
    withdrawn(workId: number, chapterId: number | null) {
      return withdrawn.find(fits(workId, chapterId))
    },
  }
}

async function loadChapters(
  db: Db,
  userId: number,
  workIds: readonly number[],
  around: Around,
): Promise<readonly (ChapterRecord & { readonly workId: number })[]> {
  const rows = await db
    .selectFrom('chapters')
    .innerJoin('chapter_texts', 'chapter_texts.chapter_id', 'chapters.id')
    .selectAll()
    .where('chapters.work_id', 'in', workIds)
    .where('chapters.position', '>', 0)
    .orderBy('chapters.work_id')
    .orderBy('chapters.position')
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const versions = Map.groupBy(
    await db.selectFrom('revisions').selectAll().where('chapter_id', 'in', ids).orderBy('id').execute(),
    ({ chapter_id }) => chapter_id,
  )
  const days = Map.groupBy(
    await db.selectFrom('chapter_days').selectAll().where('chapter_id', 'in', ids).orderBy('day').execute(),
    ({ chapter_id }) => chapter_id,
  )
  const by = Map.groupBy(await loadWriters(db, ids), ({ chapter_id }) => chapter_id)
  return rows.map(({ title, summary, notes_before, notes_after, html, created_at, posted_at, edited_at, ...row }) => {
    const withdrawn = around.withdrawn(row.work_id, row.id)
    return {
      workId: row.work_id,
      id: row.id,
      ...{ title, summary, notes_before, notes_after, html, created_at, posted_at, edited_at },
      content_notes: row.content_notes,
      written_by: (by.get(row.id) ?? []).map(({ name }) => name),
      plan: around.plan(row.work_id, row.id),
      withdrawn: withdrawn ? { posted_at: withdrawn.posted_at, with_work: yes(withdrawn.with_work) } : null,
      days: (days.get(row.id) ?? []).map(({ day, hits }) => ({ day, hits })),
      versions: (versions.get(row.id) ?? []).map(({ kind, began_at, saved_at, user_id, ...said }) => ({
        ...{ kind, began_at, saved_at },
        own: user_id === userId,
        title: said.title,
        summary: said.summary,
        content_notes: said.content_notes,
        notes_before: said.notes_before,
        notes_after: said.notes_after,
        html: said.html,
      })),
    }
  })
}

function loadWriters(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('chapter_creators')
    .innerJoin('pseuds', 'pseuds.id', 'chapter_creators.pseud_id')
    .select(['chapter_creators.chapter_id', 'pseuds.name'])
    .where('chapter_creators.chapter_id', 'in', ids)
    .orderBy('pseuds.id')
    .execute()
}
