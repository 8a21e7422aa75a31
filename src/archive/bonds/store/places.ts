import { type SqlBool, sql } from 'kysely'
import { isId } from '../../../platform/db/ids.ts'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { visibleTo } from '../../works/index.ts'
import { type Bond, othersIn, ownHand, passes, SHIELDS } from '../rules.ts'

/** Where somebody is in a work. */
export interface Spot {
  readonly workId: number
  readonly chapterId: number
  /** id of the paragraph; empty for the beginning of the chapter */
  readonly block: string
  /** UTC instant */
  readonly notedAt: string
}

/** A spot that has passed to a viewer. */
export interface Seen extends Spot {
  readonly bondId: number
  readonly userId: number
}

/** Notes where the member is, for the bonds into which their place passes; the others never hear of it, later neither.
 * @param bonds held in this transaction
 * @returns whom it may concern */
export async function noteSpot(
  trx: Transaction,
  bonds: readonly Bond[],
  userId: number,
  spot: Spot,
): Promise<readonly number[]> {
  const giving = bonds.filter((bond) => {
    const own = ownHand(bond, userId)
    return !own.paused && (own.gives & SHIELDS.place) !== 0
  })
  if (giving.length === 0) return []
  const columns = { chapter_id: spot.chapterId, block: spot.block, noted_at: spot.notedAt }
  await trx
    .insertInto('bond_places')
    .values(giving.map(({ id }) => ({ bond_id: id, user_id: userId, work_id: spot.workId, ...columns })))
    .onConflict((conflict) => conflict.columns(['bond_id', 'user_id', 'work_id']).doUpdateSet(columns))
    .execute()
  return [...new Set(giving.flatMap((bond) => othersIn(bond, userId).map((other) => other.userId)))]
}

/** Lets the places of others pass to a viewer, as far as shields allow now and the viewer may see the work.
 * @param bonds held in this transaction */
export async function passSpots(trx: Transaction, bonds: readonly Bond[], viewer: Viewer & { kind: 'member' }) {
  const open = bonds.flatMap((bond) => {
    const own = ownHand(bond, viewer.id)
    const giving = othersIn(bond, viewer.id).filter((other) => passes(bond, 'place', other, own))
    return giving.map((other) => sql<SqlBool>`(p.bond_id = ${bond.id} and p.user_id = ${other.userId})`)
  })
  if (open.length === 0) return
  await sql`insert into bond_views (bond_id, user_id, viewer_id, work_id, chapter_id, block, noted_at)
    select p.bond_id, p.user_id, cast(${viewer.id} as integer), p.work_id, p.chapter_id, p.block, p.noted_at
    from bond_places p join works on works.id = p.work_id
    join chapters on chapters.id = p.chapter_id and chapters.posted_at is not null
    where (${sql.join(open, sql` or `)}) and ${visibleTo(viewer)}
      and not exists (select 1 from bond_views v where v.bond_id = p.bond_id and v.viewer_id = ${viewer.id}
        and v.user_id = p.user_id and v.work_id = p.work_id and v.chapter_id = p.chapter_id and v.block = p.block and v.noted_at = p.noted_at)
    on conflict (bond_id, viewer_id, user_id, work_id)
    do update set chapter_id = excluded.chapter_id, block = excluded.block, noted_at = excluded.noted_at`.execute(trx)
}

/** @returns the places that have passed to a viewer, in works that they may see, the newest first */
export async function seenSpots(
  db: Db,
  viewer: Viewer & { kind: 'member' },
  bondId?: number,
): Promise<readonly Seen[]> {
  const rows = await db
    .selectFrom('bond_views')
    .innerJoin('works', 'works.id', 'bond_views.work_id')
    .innerJoin('chapters', 'chapters.id', 'bond_views.chapter_id')
    .select(['bond_id', 'user_id', 'bond_views.work_id', 'chapter_id', 'block', 'noted_at'])
    .where('viewer_id', '=', viewer.id)
    .where('chapters.posted_at', 'is not', null)
    .where(visibleTo(viewer))
    .$if(bondId !== undefined, (query) => query.where('bond_id', '=', bondId ?? 0))
    .orderBy('noted_at', 'desc')
    .execute()
  return rows.map((row) => ({
    bondId: row.bond_id,
    userId: row.user_id,
    workId: row.work_id,
    chapterId: row.chapter_id,
    block: row.block,
    notedAt: row.noted_at,
  }))
}

/** @returns where the member themselves was, as their bond has it */
export async function ownSpots(db: Db, bondId: number, userId: number): Promise<readonly Spot[]> {
  const rows = await db
    .selectFrom('bond_places')
    .select(['work_id', 'chapter_id', 'block', 'noted_at'])
    .where('bond_id', '=', bondId)
    .where('user_id', '=', userId)
    .execute()
  return rows.map((row) => ({
    workId: row.work_id,
    chapterId: row.chapter_id,
    block: row.block,
    notedAt: row.noted_at,
  }))
}

/** @returns whether a posted chapter of this work stands there that the viewer may see */
export async function isOpenTo(db: Db, viewer: Viewer, workId: number, chapterId: number): Promise<boolean> {
  if (!isId(workId) || !isId(chapterId)) return false
  const row = await db
    .selectFrom('works')
    .innerJoin('chapters', 'chapters.work_id', 'works.id')
    .select('chapters.id')
    .where('works.id', '=', workId)
    .where('chapters.id', '=', chapterId)
    .where('chapters.posted_at', 'is not', null)
    .where(visibleTo(viewer))
    .executeTakeFirst()
  return row !== undefined
}
