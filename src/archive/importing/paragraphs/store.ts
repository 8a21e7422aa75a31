import type { Db, Transaction } from '../../../schema/index.ts'
import type { Looks, PieceStory } from '../parcels/store.ts'

/** A piece that is still looked at. */
export interface OpenPiece {
  readonly id: number
  readonly looks: Looks
  readonly story: PieceStory
}

/** @returns undefined for none, for one without a story, and once the parcel is coming in */
export async function findOpenPiece(db: Db, parcelId: number, id: number): Promise<OpenPiece | undefined> {
  const row = await db
    .selectFrom('import_pieces')
    .innerJoin('import_parcels', 'import_parcels.id', 'import_pieces.parcel_id')
    .select(['import_pieces.id', 'looks', 'story'])
    .where('import_pieces.id', '=', id)
    .where('parcel_id', '=', parcelId)
    .where('started_at', 'is', null)
    .executeTakeFirst()
  if (!row?.story) return undefined
  return { id: row.id, looks: JSON.parse(row.looks) as Looks, story: JSON.parse(row.story) as PieceStory }
}

/** Puts a piece in the place of what it was. */
export async function keepPiece(trx: Transaction, { id, looks, story }: OpenPiece): Promise<void> {
  await trx
    .updateTable('import_pieces')
    .set({ looks: JSON.stringify(looks), story: JSON.stringify(story) })
    .where('id', '=', id)
    .execute()
}
