import type { Db, Transaction } from '../../schema/index.ts'
import { picturesIn } from './names.ts'

/** A picture as its owner sees it listed. */
export interface OwnPicture {
  readonly id: number
  readonly name: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly alt: string
  /** UTC */
  readonly keptAt: string
}

/** A picture on its way in. */
export interface NewPicture {
  readonly userId: number
  readonly name: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly alt: string
  readonly print: string
  readonly now: Date
}

const COLUMNS = ['id', 'name', 'bytes', 'width', 'height', 'alt', 'kept_at'] as const

/** @returns a page of a member's pictures, the newest first */
export async function picturesOf(db: Db, userId: number, from: number, most: number): Promise<readonly OwnPicture[]> {
  const rows = await db
    .selectFrom('pictures')
    .select(COLUMNS)
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .offset(from)
    .limit(most)
    .execute()
  return rows.map(({ kept_at, ...picture }) => ({ ...picture, keptAt: kept_at }))
}

/** @returns undefined when there is none, or it is another's */
export async function findOwnPicture(db: Db, userId: number, id: number): Promise<OwnPicture | undefined> {
  const row = await db
    .selectFrom('pictures')
    .select(COLUMNS)
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { kept_at, ...picture } = row
  return { ...picture, keptAt: kept_at }
}

/** @returns the picture that this member has kept from the very same file; undefined when there is none */
export async function findByPrint(db: Db, userId: number, print: string): Promise<OwnPicture | undefined> {
  const row = await db
    .selectFrom('pictures')
    .select('id')
    .where('user_id', '=', userId)
    .where('print', '=', print)
    .executeTakeFirst()
  return row && findOwnPicture(db, userId, row.id)
}

/** @returns how many pictures a member keeps, and how many bytes they take */
export async function keptBy(db: Db, userId: number): Promise<{ readonly count: number; readonly bytes: number }> {
  const row = await db
    .selectFrom('pictures')
    .select((pictures) => [
      pictures.fn.countAll<number | string>().as('count'),
      pictures.fn.coalesce(pictures.fn.sum<number | string>('bytes'), pictures.lit(0)).as('bytes'),
    ])
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), bytes: Number(row.bytes) }
}

export async function insertPicture(trx: Transaction, { userId, now, ...picture }: NewPicture): Promise<void> {
  await trx
    .insertInto('pictures')
    .values({ ...picture, user_id: userId, kept_at: now.toISOString() })
    .execute()
}

export async function describePicture(trx: Transaction, id: number, alt: string): Promise<void> {
  await trx.updateTable('pictures').set({ alt }).where('id', '=', id).execute()
}

/** Takes pictures out of the books; their files are for the caller to remove. */
export async function deletePictures(trx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom('pictures').where('id', 'in', ids).execute()
}

/** @returns the works that have shown a picture, by title */
export async function worksShowing(
  db: Db,
  pictureId: number,
): Promise<readonly { readonly id: number; readonly title: string }[]> {
  return db
    .selectFrom('picture_works')
    .innerJoin('works', 'works.id', 'picture_works.work_id')
    .select(['works.id', 'works.title'])
    .where('picture_works.picture_id', '=', pictureId)
    .orderBy('works.title_sort')
    .execute()
}

/** Notes which pictures of this archive a work shows, so that they stay as long as it does.
 * @param html of a text of the work, sanitised */
export async function notePictures(trx: Transaction, workId: number, html: string): Promise<void> {
  const names = picturesIn(html)
  if (names.length === 0) return
  const rows = await trx.selectFrom('pictures').select('id').where('name', 'in', names).execute()
  if (rows.length === 0) return
  await trx
    .insertInto('picture_works')
    .values(rows.map(({ id }) => ({ picture_id: id, work_id: workId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** @returns pictures whose owner is gone and that no work shows any more */
export async function ownerless(
  trx: Transaction,
  most: number,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  return trx
    .selectFrom('pictures')
    .select(['id', 'name'])
    .where('user_id', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('picture_works').select('work_id').whereRef('picture_id', '=', 'pictures.id'))),
    )
    .limit(most)
    .execute()
}
