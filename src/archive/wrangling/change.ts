import type { House } from '../house.ts'
import { type Changed, changeTags, type Refusal, undoChange, type Wish } from '../tags/index.ts'
import { noteTagChange } from '../works/index.ts'

type Desk = Pick<House, 'db' | 'now'>

/** Does what can be done of the wishes, and lets listings know. */
export async function change({ db, now }: Desk, wishes: readonly Wish[], userId: number | null): Promise<Changed> {
  return db.transaction().execute(async (trx) => {
    const changed = await changeTags(trx, wishes, { userId, now: now() })
    await noteTagChange(trx, changed.moved, now())
    return changed
  })
}

/** Takes a change back, and lets listings know.
 * @returns a refusal when something newer stands on it */
export async function undo({ db, now }: Desk, id: number, userId: number | null): Promise<Changed | Refusal> {
  return db.transaction().execute(async (trx) => {
    const changed = await undoChange(trx, id, { userId, now: now() })
    if ('moved' in changed) await noteTagChange(trx, changed.moved, now())
    return changed
  })
}
