import type { Transaction } from '../../schema/index.ts'
import type { House } from '../house.ts'
import { findComment } from './store/read.ts'
import { releaseHeld } from './store/write.ts'
import { tellAnswered, tellCreators } from './telling.ts'

/** Lets a held comment through, and tells those whom it would have been told when it was said. */
export async function releaseComment(house: House, trx: Transaction, id: number): Promise<void> {
  const released = await releaseHeld(trx, id, house.now())
  const comment = released && (await findComment(trx, id, { kind: 'guest' }))
  if (!released || !comment) return
  await tellCreators(house, trx, comment, released.ground)
  if (!released.waits) await tellAnswered(house, trx, comment)
}
