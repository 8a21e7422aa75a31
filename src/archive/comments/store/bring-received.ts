import type { Transaction } from '../../../schema/index.ts'
import { bringCounter, holdCounters } from '../../works/index.ts'
import type { Anchor } from '../margin/anchor.ts'
import { pathBelow } from '../path.ts'
import { insertAnchor } from './anchors.ts'
import { shelve } from './shelves.ts'

/** A comment as it stood in another archive. */
export interface ReceivedComment {
  readonly workId: number
  readonly chapterId: number | null
  /** the comment here that it answers */
  readonly parentId: number | null
  /** a member of this archive, or a name */
  readonly by: { readonly userId: number; readonly pseudId: number } | { readonly name: string }
  /** sanitised; empty in the place of one that is gone */
  readonly html: string
  readonly state: 'shown' | 'waiting' | 'gone'
  readonly frozen: boolean
  readonly createdAt: string
  readonly editedAt: string | null
  /** what of the chapter it is about, in its margin */
  readonly anchor: Anchor | undefined
}

/** Puts one comment below a work, where it stood; nobody is told of it.
 * @returns its number */
export async function bringReceived(trx: Transaction, comment: ReceivedComment, now: Date): Promise<number> {
  const { workId, parentId, state } = comment
  await holdCounters(trx, workId)
  const parent =
    parentId === null
      ? undefined
      : await trx
          .selectFrom('comments')
          .select(['thread_id', 'path', 'chapter_id'])
          .where('id', '=', parentId)
          .executeTakeFirstOrThrow()
  const chapterId = parent ? parent.chapter_id : comment.chapterId
  const number = parent || state === 'waiting' ? null : await nextNumber(trx, workId)
  const id = await insertRow(trx, comment, chapterId, number)
  await trx
    .updateTable('comments')
    .set(parent ? { thread_id: parent.thread_id, path: pathBelow(parent.path, id) } : { thread_id: id })
    .where('id', '=', id)
    .execute()
  if (comment.anchor && !parent) await insertAnchor(trx, id, chapterId, comment.anchor)
  if (number !== null) await shelve(trx, { workId, chapterId, number }, 1)
  if (state === 'shown') await bringCounter(trx, workId, 'comments', 1, now)
  return id
}

async function nextNumber(trx: Transaction, workId: number): Promise<number> {
  const last = await trx
    .selectFrom('comments')
    .select('number')
    .where('work_id', '=', workId)
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

async function insertRow(
  trx: Transaction,
  { workId, parentId, by, html, state, frozen, createdAt, editedAt }: ReceivedComment,
  chapterId: number | null,
  number: number | null,
): Promise<number> {
  const gone = state === 'gone'
  const { id } = await trx
    .insertInto('comments')
    .values({
      work_id: workId,
      chapter_id: chapterId,
      parent_id: parentId,
      thread_id: null,
      path: '',
      number,
      user_id: !gone && 'userId' in by ? by.userId : null,
      pseud_id: !gone && 'userId' in by ? by.pseudId : null,
      guest_name: !gone && 'name' in by ? by.name : null,
      guest_email: null,
      html: gone ? '' : html,
      state,
      frozen: frozen ? 1 : 0,
      once_key: null,
      created_at: createdAt,
      edited_at: editedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
