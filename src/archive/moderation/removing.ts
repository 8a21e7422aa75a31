import { z } from 'zod'
import type { House } from '../house.ts'
import { removeWorks } from '../works/index.ts'
import { findMeasure } from './store/measures.ts'

const payload = z.object({ measure: z.number() })

/** Deletes a work whose thirty days are over, unless the decision was taken back, or somebody waits for an answer about it:
 * then the next try is the queue's. */
export async function removeDecided(house: House, sent: unknown): Promise<void> {
  const measure = await findMeasure(house.db, payload.parse(sent).measure)
  if (!measure || measure.liftedAt !== null) return
  if (measure.appeal && measure.appeal.decidedAt === null) throw new Error('an appeal waits for its answer')
  await house.db.transaction().execute((trx) => removeWorks(trx, [measure.targetId], house.now()))
}
