import { z } from 'zod'
import type { House } from '../house.ts'
import { showWork } from './deciding.ts'
import { keptBack } from './store/items.ts'

/** The kind of job that shows what a collection has kept back. */
export const REVEAL = 'reveal-collection'

const AT_ONCE = 50

/** What is shown: the works themselves, or who made them. */
export type Revealed = 'works' | 'names'

const payloadSchema = z.object({ collectionId: z.number(), what: z.enum(['works', 'names']) })

/** Shows all works of a collection, or all names, fifty in each transaction, so that nobody waits long for the others. May be
 * broken off and begun again. */
export async function revealCollection(house: House, payload: unknown): Promise<void> {
  const { collectionId, what } = payloadSchema.parse(payload)
  const kept = what === 'works' ? 'unrevealed' : 'anonymous'
  for (;;) {
    const shown = await house.db.transaction().execute(async (trx) => {
      const works = await keptBack(trx, collectionId, kept, AT_ONCE)
      for (const workId of works)
        await showWork(house, trx, { collectionId, workId }, { works: what === 'works', names: what === 'names' })
      return works.length
    })
    if (shown < AT_ONCE) return
  }
}
