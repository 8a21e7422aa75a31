import type { Db, Transaction } from '../../../schema/index.ts'

/** Thanks to a beta, offered or standing on the work. */
export interface Thanks {
  readonly userId: number
  readonly login: string
  /** the name they chose; undefined while they have not said yes */
  readonly pseud: string | undefined
}

/** Thanks that wait for a member's yes, or that they have agreed to. */
export interface ThanksToMe {
  readonly workId: number
  readonly title: string
  readonly pseud: string | undefined
}

/** @returns whom a work thanks, and to whom that was offered */
export async function thanksOf(db: Db, workId: number): Promise<readonly Thanks[]> {
  const rows = await db
    .selectFrom('beta_thanks')
    .innerJoin('users', 'users.id', 'beta_thanks.user_id')
    .leftJoin('pseuds', 'pseuds.id', 'beta_thanks.pseud_id')
    .select(['beta_thanks.user_id', 'login', 'pseuds.name'])
    .where('work_id', '=', workId)
    .orderBy('login_key')
    .execute()
  return rows.map(({ user_id, login, name }) => ({ userId: user_id, login, pseud: name ?? undefined }))
}

/** @returns those who have agreed to be thanked on a work, by the name that they chose */
export async function shownThanks(
  db: Db,
  workId: number,
): Promise<readonly { readonly login: string; readonly pseud: string }[]> {
  return db
    .selectFrom('beta_thanks')
    .innerJoin('pseuds', 'pseuds.id', 'beta_thanks.pseud_id')
    .innerJoin('users', 'users.id', 'pseuds.user_id')
    .select(['login', 'pseuds.name as pseud'])
    .where('work_id', '=', workId)
    .orderBy('pseuds.name_key')
    .execute()
}

/** @returns the thanks that concern a member, the newest first */
export async function thanksTo(db: Db, userId: number): Promise<readonly ThanksToMe[]> {
  const rows = await db
    .selectFrom('beta_thanks')
    .innerJoin('works', 'works.id', 'beta_thanks.work_id')
    .leftJoin('pseuds', 'pseuds.id', 'beta_thanks.pseud_id')
    .select(['work_id', 'title', 'pseuds.name'])
    .where('beta_thanks.user_id', '=', userId)
    .where('works.deleted_at', 'is', null)
    .orderBy('offered_at', 'desc')
    .execute()
  return rows.map(({ work_id, title, name }) => ({ workId: work_id, title, pseud: name ?? undefined }))
}

/** @returns whether that is new */
export async function offerThanks(trx: Transaction, workId: number, userId: number, now: Date): Promise<boolean> {
  const offered = await trx
    .insertInto('beta_thanks')
    .values({ work_id: workId, user_id: userId, offered_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('user_id')
    .executeTakeFirst()
  return offered !== undefined
}

/** The beta says yes, under one of their names. */
export async function acceptThanks(
  trx: Transaction,
  workId: number,
  userId: number,
  pseudId: number,
): Promise<boolean> {
  const row = await trx
    .updateTable('beta_thanks')
    .set({ pseud_id: pseudId })
    .where('work_id', '=', workId)
    .where('user_id', '=', userId)
    .returning('work_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Taken back by the author, declined or ended by the beta. */
export async function endThanks(trx: Transaction, workId: number, userId: number): Promise<boolean> {
  const row = await trx
    .deleteFrom('beta_thanks')
    .where('work_id', '=', workId)
    .where('user_id', '=', userId)
    .returning('work_id')
    .executeTakeFirst()
  return row !== undefined
}
