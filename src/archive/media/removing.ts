import type { Transaction } from '../../schema/index.ts'
import type { Fact, House } from '../house.ts'
import { enqueue } from '../jobs/index.ts'
import { mediaOf } from './bucket.ts'
import { deletePictures, ownerless } from './store.ts'

/** The kind of job that takes the files of deleted pictures away: after the transaction that deleted them, or never. */
export const REMOVE_PICTURES = 'remove-pictures'

const AT_ONCE = 200

/** Deletes pictures; their files go as soon as the transaction stands. */
export async function removePictures(
  trx: Transaction,
  pictures: readonly { readonly id: number; readonly name: string }[],
  now: Date,
): Promise<void> {
  if (pictures.length === 0) return
  await deletePictures(
    trx,
    pictures.map(({ id }) => id),
  )
  await enqueue(trx, now, REMOVE_PICTURES, { names: pictures.map(({ name }) => name) })
}

/** The job. */
export async function removeFiles({ config }: House, payload: unknown): Promise<void> {
  const { names } = payload as { readonly names: readonly string[] }
  const folder = mediaOf(config)
  for (const name of names) await folder.remove(name)
}

/** Deletes pictures that nobody owns and no work shows. */
export async function sweepPictures({ db, now }: House): Promise<void> {
  while ((await db.transaction().execute((trx) => sweepSome(trx, now()))) === AT_ONCE);
}

async function sweepSome(trx: Transaction, now: Date): Promise<number> {
  const found = await ownerless(trx, AT_ONCE)
  await removePictures(trx, found, now)
  return found.length
}

/** Who leaves takes their pictures along, but for those in works that stay. */
export async function listenMedia(trx: Transaction, fact: Fact, house: House): Promise<void> {
  if (fact.kind !== 'user-removed') return
  while ((await sweepSome(trx, house.now())) === AT_ONCE);
}
