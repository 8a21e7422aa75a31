import type { Transaction } from '../../schema/index.ts'
import { bringWork, standingIn } from '../collections/index.ts'
import type { House } from '../house.ts'
import { ownedBy } from '../works/index.ts'
import type { There } from './find.ts'
import type { OwnWork } from './pages/meme.tsx'
import { tellRecipients } from './telling.ts'

/** @returns what a member may answer a prompt or an assignment with, the work last edited first */
export async function worksFor(house: House, userId: number): Promise<readonly OwnWork[]> {
  const rows = await house.db
    .selectFrom('works')
    .select(['id', 'title', 'posted_at'])
    .where(ownedBy(userId))
    .where('deleted_at', 'is', null)
    .orderBy('edited_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ id, title, posted_at }) => ({ id, title: posted_at === null ? `${title} (draft)` : title }))
}

/** Puts what was made for a challenge into its collection, and tells whom it was made for if it can be read already. */
export async function bringMade(house: House, trx: Transaction, there: There, workId: number, userId: number) {
  const { collection } = there.here
  // who was asked to make it need not belong to the collection
  const standing = (await standingIn(trx, collection.id, userId)) ?? 'member'
  await bringWork(house, trx, collection, workId, standing)
  await tellRecipients(house, trx, workId)
}
