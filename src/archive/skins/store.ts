import { createHash } from 'node:crypto'
import type { Db, Transaction } from '../../schema/index.ts'

/** Characters of a style sheet. */
export const LONGEST = 65_536

/** How a work shall look. */
export interface Skin {
  readonly source: string
  readonly digest: string
}

/** @returns undefined when the work looks like any other */
export async function skinOf(db: Db, workId: number): Promise<Skin | undefined> {
  return db.selectFrom('skins').select(['source', 'digest']).where('work_id', '=', workId).executeTakeFirst()
}

/** @returns the digest alone, for pages that only point there */
export async function digestFor(db: Db, workId: number): Promise<string | undefined> {
  const row = await db.selectFrom('skins').select('digest').where('work_id', '=', workId).executeTakeFirst()
  return row?.digest
}

/** @returns what was typed, of any work that looks so */
export async function sourceOf(db: Db, digest: string): Promise<string | undefined> {
  const row = await db.selectFrom('skins').select('source').where('digest', '=', digest).executeTakeFirst()
  return row?.source
}

/** @param source nothing but space takes the skin away */
export async function setSkin(trx: Transaction, workId: number, source: string, now: Date): Promise<void> {
  await trx.deleteFrom('skins').where('work_id', '=', workId).execute()
  if (source.trim() === '') return
  const digest = createHash('sha256').update(source).digest('hex')
  await trx.insertInto('skins').values({ work_id: workId, source, digest, edited_at: now.toISOString() }).execute()
}

/** @returns whether the member wants to see no skins */
export async function hidesSkins(db: Db, userId: number): Promise<boolean> {
  const row = await db.selectFrom('preferences').select('hide_skins').where('user_id', '=', userId).executeTakeFirst()
  return row?.hide_skins === 1
}
