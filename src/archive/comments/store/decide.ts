import type { Transaction } from '../../../schema/index.ts'
import { throwAway } from '../bin/store.ts'
import { groundOf } from './choices.ts'
import type { Comment } from './read.ts'
import { appear, holdComment } from './write.ts'

/** What becomes of a comment that waits. */
export type Verdict = 'approve' | 'reject'

/** Shows or takes away a comment that waits for this creator.
 * @returns it as it is now, or was; undefined when it does not wait for them */
export async function decideOn(
  trx: Transaction,
  userId: number,
  id: number,
  verdict: Verdict,
  now: Date,
): Promise<Comment | undefined> {
  const comment = await holdComment(trx, id)
  if (comment?.state !== 'waiting') return undefined
  if (!(await groundOf(trx, comment.workId)).creators.includes(userId)) return undefined
  if (verdict === 'reject') {
    await throwAway(trx, id, userId, now)
    return comment
  }
  await trx.updateTable('comments').set({ state: 'shown' }).where('id', '=', id).execute()
  await appear(trx, comment, now)
  return { ...comment, state: 'shown' }
}
