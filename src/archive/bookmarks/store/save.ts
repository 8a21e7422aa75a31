import { isPostgres } from '../../../platform/db/open.ts'
import { guessFormat, storyHtml } from '../../../platform/text/blocks.ts'
import { foldName } from '../../../platform/text/fold.ts'
import type { Transaction } from '../../../schema/index.ts'
import { moveCounter } from '../../works/index.ts'
import type { Target } from '../kinds.ts'
import type { BookmarkDetails, ExternalDetails } from '../rules.ts'

/** A bookmark that has passed the rules. */
export interface BookmarkToSave {
  readonly userId: number
  readonly target: Target
  /** what the thing is called, and whom by */
  readonly title: string
  readonly byline: string
  readonly details: BookmarkDetails
}

const COLUMN = { work: 'work_id', series: 'series_id', external: 'external_id' } as const

/** Saves a bookmark; public ones are counted. Of one thing each reader has one, and saving it again changes it.
 * @returns its number */
export async function saveBookmark(trx: Transaction, bookmark: BookmarkToSave, now: Date): Promise<number> {
  const { userId, target, details } = bookmark
  const said = {
    title: bookmark.title,
    words: foldName(`${bookmark.title} ${bookmark.byline}`),
    notes: details.notes === '' ? '' : storyHtml(details.notes, guessFormat(details.notes), 'note'),
    private: details.private ? 1 : 0,
    rec: details.rec ? 1 : 0,
    status: details.status,
  } as const
  const made = await trx
    .insertInto('bookmarks')
    .values({
      ...said,
      user_id: userId,
      work_id: null,
      series_id: null,
      external_id: null,
      [COLUMN[target.kind]]: target.id,
      created_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  const id = made?.id ?? (await change(trx, userId, target, said, now))
  if (made && target.kind === 'work' && !details.private) await moveCounter(trx, target.id, 'bookmarks', 1, now)
  await setTags(trx, id, details.tags)
  return id
}

async function change(
  trx: Transaction,
  userId: number,
  target: Target,
  said: { readonly title: string; readonly private: 0 | 1; readonly rec: 0 | 1; readonly notes: string },
  now: Date,
): Promise<number> {
  const before = await trx
    .selectFrom('bookmarks')
    .select(['id', 'private'])
    .where('user_id', '=', userId)
    .where(COLUMN[target.kind], '=', target.id)
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
  await trx.updateTable('bookmarks').set(said).where('id', '=', before.id).execute()
  if (target.kind === 'work') await moveCounter(trx, target.id, 'bookmarks', before.private - said.private, now)
  return before.id
}

async function setTags(trx: Transaction, id: number, tags: readonly string[]): Promise<void> {
  await trx.deleteFrom('bookmark_tags').where('bookmark_id', '=', id).execute()
  if (tags.length === 0) return
  await trx
    .insertInto('bookmark_tags')
    .values(tags.map((name, position) => ({ bookmark_id: id, position, name, name_key: foldName(name) })))
    .execute()
}

/** Changes a bookmark whose thing is gone: the notes are still the reader's. */
export async function changeTombstone(trx: Transaction, id: number, details: BookmarkDetails): Promise<void> {
  const notes = details.notes === '' ? '' : storyHtml(details.notes, guessFormat(details.notes), 'note')
  await trx.updateTable('bookmarks').set({ notes, status: details.status }).where('id', '=', id).execute()
  await setTags(trx, id, details.tags)
}

/** Takes a bookmark away.
 * @returns whether it was there */
export async function removeBookmark(trx: Transaction, userId: number, id: number, now: Date): Promise<boolean> {
  const gone = await trx
    .deleteFrom('bookmarks')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning(['work_id', 'private'])
    .executeTakeFirst()
  if (gone?.work_id && gone.private === 0) await moveCounter(trx, gone.work_id, 'bookmarks', -1, now)
  return gone !== undefined
}

/** Takes away the bookmarks whose owner has just gone, in the transaction in which the account went. */
export async function removeOrphaned(trx: Transaction, now: Date): Promise<void> {
  const gone = await trx
    .deleteFrom('bookmarks')
    .where('user_id', 'is', null)
    .returning(['work_id', 'private'])
    .execute()
  const works = gone.flatMap(({ work_id, private: hidden }) => (work_id !== null && hidden === 0 ? [work_id] : []))
  for (const workId of works.toSorted((a, b) => a - b)) await moveCounter(trx, workId, 'bookmarks', -1, now)
}

/** One row for all who save the same page; what the first one called it stays.
 * @returns its number, and what it is called */
export async function findOrMakeExternal(
  trx: Transaction,
  { url, key, title, author }: ExternalDetails,
  now: Date,
): Promise<{ readonly id: number; readonly title: string; readonly author: string }> {
  await trx
    .insertInto('external_works')
    .values({ url, url_key: key, title, author, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('url_key').doNothing())
    .execute()
  return trx
    .selectFrom('external_works')
    .select(['id', 'title', 'author'])
    .where('url_key', '=', key)
    .executeTakeFirstOrThrow()
}
