import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { House } from '../../house.ts'
import { bringIn } from '../bring-in.ts'
import type { Byline } from '../credit.ts'
import { keepReport } from '../reports.ts'
import { outcomeOf } from '../run.ts'
import type { ToldPlaces } from '../series.ts'
import { endParcel, findParcel, nextPiece, outcomesOf, type Parcel, settlePiece } from './store.ts'

/** The job that brings in what is left of a parcel. */
export const BRING_PARCEL = 'bring-parcel'

const payloadShape = z.object({ parcelId: z.int() })

/** Brings in what is left, however often it was interrupted: what is in is known by its key. */
export async function bringRest(house: House, payload: unknown): Promise<void> {
  const parcel = await findParcel(house.db, payloadShape.parse(payload).parcelId)
  if (parcel) await bringParcel(house, parcel)
}

/** Brings in the chosen pieces of a parcel as drafts, one after the other, and keeps the report when all are in.
 * @param milliseconds after which it stops between two pieces
 * @returns whether all are in */
export async function bringParcel(
  house: Pick<House, 'db' | 'config' | 'now'>,
  parcel: Parcel,
  milliseconds = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const began = performance.now()
  const byline = await bylineOf(house, parcel)
  const places: ToldPlaces = new Map()
  for (let piece = await nextPiece(house.db, parcel.id); piece; piece = await nextPiece(house.db, parcel.id)) {
    if (performance.now() - began > milliseconds) return false
    const coming = { ...piece.story, byline, post: false }
    const arrival = await bringIn(house, coming, places)
    await settlePiece(house.db, piece.id, outcomeOf({ name: piece.looks.outcome.source }, coming, arrival))
    await setImmediate()
  }
  await house.db.transaction().execute(async (trx) => {
    await keepReport(trx, parcel.userId, await outcomesOf(trx, parcel.id), house.now())
    await endParcel(trx, parcel.id, house.now())
  })
  return true
}

/** Whom the works of a parcel are credited to. */
export async function bylineOf({ db }: Pick<House, 'db'>, { pseudId, userId }: Parcel): Promise<Byline> {
  const { name } = await db.selectFrom('pseuds').select('name').where('id', '=', pseudId).executeTakeFirstOrThrow()
  return { pseudId, userId, name }
}
