import type { Member } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { visibleTo } from '../../works/index.ts'
import { type Comment, selectComments, toComment, UNNAMED } from './read.ts'

export const ENTRIES_A_PAGE = 25

/** Which entries of an inbox are looked at. */
export type Filter = 'all' | 'unread' | 'read' | 'replied' | 'unreplied'

/** A comment that concerns somebody. */
export interface Entry {
  readonly comment: Comment
  readonly title: string
  readonly read: boolean
  readonly replied: boolean
}

/** Puts a comment into these members' inboxes.
 * @returns those who did not have it yet */
export async function putInto(
  trx: Transaction,
  userIds: readonly number[],
  commentId: number,
): Promise<readonly number[]> {
  if (userIds.length === 0) return []
  const rows = await trx
    .insertInto('inbox')
    .values(userIds.map((user_id) => ({ user_id, comment_id: commentId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('user_id')
    .execute()
  return rows.map(({ user_id }) => user_id)
}

/** A member has answered what was in the inbox. */
export async function markReplied(trx: Transaction, userId: number, commentId: number): Promise<void> {
  await trx
    .updateTable('inbox')
    .set({ is_read: 1, replied: 1 })
    .where('user_id', '=', userId)
    .where('comment_id', '=', commentId)
    .execute()
}

/** What is done with several entries at once. */
export type Act = 'read' | 'unread' | 'delete'

export async function actOn(trx: Transaction, userId: number, ids: readonly number[], act: Act): Promise<void> {
  if (ids.length === 0) return
  if (act === 'delete')
    await trx.deleteFrom('inbox').where('user_id', '=', userId).where('comment_id', 'in', ids).execute()
  else
    await trx
      .updateTable('inbox')
      .set({ is_read: act === 'read' ? 1 : 0 })
      .where('user_id', '=', userId)
      .where('comment_id', 'in', ids)
      .execute()
}

/** What an inbox shows: comments on works that its owner can open, without those of people they have muted. */
function entriesFor(db: Db, member: Member, filter: Filter) {
  return db
    .selectFrom('inbox')
    .innerJoin('comments', 'comments.id', 'inbox.comment_id')
    .innerJoin('works', 'works.id', 'comments.work_id')
    .where('inbox.user_id', '=', member.id)
    .where(visibleTo(member))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mutes')
            .select('mutes.user_id')
            .where('mutes.user_id', '=', member.id)
            .whereRef('mutes.other_id', '=', 'comments.user_id')
            .where(UNNAMED, '=', 0),
        ),
      ),
    )
    .$if(filter === 'unread', (query) => query.where('inbox.is_read', '=', 0))
    .$if(filter === 'read', (query) => query.where('inbox.is_read', '=', 1))
    .$if(filter === 'replied', (query) => query.where('inbox.replied', '=', 1))
    .$if(filter === 'unreplied', (query) => query.where('inbox.replied', '=', 0))
}

export async function countEntries(db: Db, member: Member, filter: Filter): Promise<number> {
  const { entries } = await entriesFor(db, member, filter)
    .select((count) => count.fn.countAll<number>().as('entries'))
    .executeTakeFirstOrThrow()
  return entries
}

/** @param page 1 for the newest */
export async function entriesOf(db: Db, member: Member, filter: Filter, page: number): Promise<readonly Entry[]> {
  const found = await entriesFor(db, member, filter)
    .select(['inbox.comment_id', 'inbox.is_read', 'inbox.replied', 'works.title'])
    .orderBy('inbox.comment_id', 'desc')
    .limit(ENTRIES_A_PAGE)
    .offset((page - 1) * ENTRIES_A_PAGE)
    .execute()
  return withComments(db, member, found)
}

/** @param before only entries of comments older than this one; all when absent
 * @returns the newest of them */
export async function entriesBehind(
  db: Db,
  member: Member,
  before: number | undefined,
  most: number,
): Promise<readonly Entry[]> {
  const found = await entriesFor(db, member, 'all')
    .select(['inbox.comment_id', 'inbox.is_read', 'inbox.replied', 'works.title'])
    .$if(before !== undefined, (query) => query.where('inbox.comment_id', '<', before ?? 0))
    .orderBy('inbox.comment_id', 'desc')
    .limit(most)
    .execute()
  return withComments(db, member, found)
}

async function withComments(
  db: Db,
  member: Member,
  found: readonly {
    readonly comment_id: number
    readonly is_read: 0 | 1
    readonly replied: 0 | 1
    readonly title: string
  }[],
): Promise<readonly Entry[]> {
  if (found.length === 0) return []
  const rows = await selectComments(db, member)
    .where(
      'comments.id',
      'in',
      found.map(({ comment_id }) => comment_id),
    )
    .execute()
  const comments = new Map(rows.map((row) => [row.id, toComment(row)]))
  return found.flatMap(({ comment_id, title, is_read, replied }) => {
    const comment = comments.get(comment_id)
    return comment ? [{ comment, title, read: is_read === 1, replied: replied === 1 }] : []
  })
}

/** @returns the title of the work that a letter is about */
export async function titleOf(trx: Transaction, workId: number): Promise<string> {
  const { title } = await trx.selectFrom('works').select('title').where('id', '=', workId).executeTakeFirstOrThrow()
  return title
}
