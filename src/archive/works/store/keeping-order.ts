import { sql } from 'kysely'
import type { Transaction } from '../../../schema/index.ts'
import { findOrMakeTags, isAdultRating } from '../../tags/index.ts'
import { noteChange } from './changes.ts'
import { holdWork } from './hold.ts'
import { indexWords } from './words.ts'

/** Keeps a work from everybody but its creators. @returns false when it is hidden already, or gone */
export async function hideWork(trx: Transaction, workId: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('works')
    .set({ hidden_at: now.toISOString() })
    .where('id', '=', workId)
    .where('hidden_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await noteChange(trx, [workId], now)
  return numUpdatedRows > 0n
}

/** Gives it back to readers, as it is. */
export async function showWork(trx: Transaction, workId: number, now: Date): Promise<void> {
  await trx.updateTable('works').set({ hidden_at: null }).where('id', '=', workId).execute()
  await noteChange(trx, [workId], now)
}

/** What those who keep order may set right. */
export interface RatedAs {
  readonly rating: string
  readonly warnings: readonly string[]
}

/** Gives a work another rating and other warnings; all its other tags stay.
 * @returns those that it had; undefined when they are the same, or the work is gone */
export async function retagWork(
  trx: Transaction,
  workId: number,
  { rating, warnings }: RatedAs,
  now: Date,
): Promise<RatedAs | undefined> {
  if (!(await holdWork(trx, workId))) return undefined
  const old = await trx
    .selectFrom('taggings')
    .innerJoin('tags', 'tags.id', 'taggings.tag_id')
    .select(['tags.id', 'tags.name', 'tags.type', 'taggings.position'])
    .where('taggings.work_id', '=', workId)
    .where('tags.type', 'in', ['rating', 'warning'])
    .orderBy('taggings.position')
    .execute()
  const had = {
    rating: old.find(({ type }) => type === 'rating')?.name ?? '',
    warnings: old.filter(({ type }) => type === 'warning').map(({ name }) => name),
  }
  if (had.rating === rating && had.warnings.join('\n') === warnings.join('\n')) return undefined
  const fresh = [
    ...(rating === '' ? [] : await findOrMakeTags(trx, 'rating', [rating], now)),
    ...(await findOrMakeTags(trx, 'warning', warnings, now)),
  ]
  await trx
    .deleteFrom('taggings')
    .where('work_id', '=', workId)
    .where('tag_id', 'in', [0, ...old.map(({ id }) => id)])
    .execute()
  // the others make room in front
  await trx
    .updateTable('taggings')
    .set({ position: sql`position + ${fresh.length}` })
    .where('work_id', '=', workId)
    .execute()
  if (fresh.length > 0)
    await trx
      .insertInto('taggings')
      .values(fresh.map(({ id }, position) => ({ work_id: workId, tag_id: id, position })))
      .execute()
  await trx
    .updateTable('works')
    .set({ adult: isAdultRating(rating) ? 1 : 0, edited_at: now.toISOString() })
    .where('id', '=', workId)
    .execute()
  await indexWords(trx, [workId])
  await noteChange(trx, [workId], now)
  return had
}
