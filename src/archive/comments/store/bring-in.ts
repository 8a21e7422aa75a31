import type { Transaction } from '../../../schema/index.ts'
import { holdCounters, moveCounter } from '../../works/index.ts'
import { pathBelow } from '../path.ts'
import { shelve } from './shelves.ts'

/** Who said something elsewhere: a member, or a name without an account. */
export type Sayer =
  | { readonly userId: number; readonly pseudId: number }
  | { readonly userId: null; readonly name: string; readonly pseudId: number | null }

/** What was said of a work before it came here, with what was answered. */
export interface ComingComment {
  readonly chapterId: number | null
  readonly by: Sayer
  /** sanitised HTML */
  readonly html: string
  readonly at: Date
  /** what the same comment has in common whenever it comes; taken once */
  readonly key: string
  readonly answer?: { readonly by: Sayer; readonly html: string } | undefined
}

/** Puts what was said elsewhere under a work, in the order given; nobody is told of it.
 * @returns the numbers of the comments, without their answers */
export async function bringInComments(
  trx: Transaction,
  workId: number,
  comments: readonly ComingComment[],
  now: Date,
): Promise<readonly number[]> {
  await holdCounters(trx, workId)
  const last = await trx
    .selectFrom('comments')
    .select('number')
    .where('work_id', '=', workId)
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const ids: number[] = []
  for (const comment of comments) {
    const number = (last?.number ?? 0) + ids.length + 1
    const id = await insertOne(trx, { workId, ...comment, parentId: null, number })
    await trx.updateTable('comments').set({ thread_id: id }).where('id', '=', id).execute()
    await shelve(trx, { workId, chapterId: comment.chapterId, number }, 1)
    if (comment.answer) await insertAnswer(trx, workId, id, comment, comment.answer)
    ids.push(id)
  }
  const answers = comments.filter(({ answer }) => answer !== undefined).length
  await moveCounter(trx, workId, 'comments', ids.length + answers, now)
  return ids
}

async function insertAnswer(
  trx: Transaction,
  workId: number,
  parentId: number,
  { chapterId, at, key }: ComingComment,
  answer: NonNullable<ComingComment['answer']>,
): Promise<void> {
  const id = await insertOne(trx, { workId, chapterId, at, key: `${key} answer`, ...answer, parentId, number: null })
  await trx
    .updateTable('comments')
    .set({ thread_id: parentId, path: pathBelow('', id) })
    .where('id', '=', id)
    .execute()
}

interface Row extends Omit<ComingComment, 'answer'> {
  readonly workId: number
  readonly parentId: number | null
  readonly number: number | null
}

async function insertOne(trx: Transaction, { workId, by, ...row }: Row): Promise<number> {
  const { id } = await trx
    .insertInto('comments')
    .values({
      work_id: workId,
      chapter_id: row.chapterId,
      parent_id: row.parentId,
      thread_id: null,
      path: '',
      number: row.number,
      user_id: by.userId,
      pseud_id: by.pseudId,
      guest_name: by.userId === null ? by.name : null,
      guest_email: null,
      html: row.html,
      state: 'shown',
      once_key: row.key,
      created_at: row.at.toISOString(),
      edited_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What was said under a pen name that had no account is its account's from now on.
 * @param pseudId the pen name that had none, @param own the account's that takes its place */
export async function adoptComments(trx: Transaction, pseudId: number, userId: number, own: number): Promise<void> {
  await trx
    .updateTable('comments')
    .set({ user_id: userId, pseud_id: own, guest_name: null })
    .where('pseud_id', '=', pseudId)
    .where('user_id', 'is', null)
    .execute()
}

/** Signs what was said under a pen name without an account with another name, and forgets the first. */
export async function renameComments(trx: Transaction, pseudId: number, name: string): Promise<void> {
  await trx
    .updateTable('comments')
    .set({ guest_name: name, pseud_id: null })
    .where('pseud_id', '=', pseudId)
    .where('user_id', 'is', null)
    .execute()
}
