import type { Transaction } from '../../schema/index.ts'
import type { House } from '../house.ts'
import { type Changed, changeTags, type Refusal, undoChange, type Wish } from '../tags/index.ts'
import { noteTagChange } from '../works/index.ts'

type Desk = Pick<House, 'db' | 'now'>

/** Does what can be done of the wishes, and lets listings know. */
export async function change({ db, now }: Desk, wishes: readonly Wish[], userId: number | null): Promise<Changed> {
  return db.transaction().execute(async (trx) => {
    const changed = await changeTags(trx, wishes, { userId, now: now() })
    await noteMoved(trx, changed.moved, now())
    return changed
  })
}

/** Takes a change back, and lets listings know.
 * @returns a refusal when something newer stands on it */
export async function undo({ db, now }: Desk, id: number, userId: number | null): Promise<Changed | Refusal> {
  return db.transaction().execute(async (trx) => {
    const changed = await undoChange(trx, id, { userId, now: now() })
    if ('moved' in changed) await noteMoved(trx, changed.moved, now())
    return changed
  })
}

/** Lines of the log in one statement. */
const CHUNK = 5000

/** Lets listings know of these tags, however many. */
export async function noteMoved(trx: Transaction, tagIds: readonly number[], now: Date): Promise<void> {
  for (let at = 0; at < tagIds.length; at += CHUNK) await noteTagChange(trx, tagIds.slice(at, at + CHUNK), now)
}
