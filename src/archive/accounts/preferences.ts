import type { Db, Transaction } from '../../schema/index.ts'
import { parseLook, printLook } from '../frame/index.ts'

/** How a member wants the archive to behave. */
export interface Preferences {
  /** open Mature, Explicit and Not Rated works without asking */
  readonly showAdult: boolean
  /** open works of several chapters as a whole */
  readonly entireWork: boolean
  /** remember what they open, and where they are in it */
  readonly keepHistory: boolean
  /** show works without the style of their creators */
  readonly hideSkins: boolean
}

/** @returns the member's choices; all off but keeping history until they choose */
export async function preferencesOf(db: Db, userId: number): Promise<Preferences> {
  const row = await db
    .selectFrom('preferences')
    .select(['show_adult', 'entire_work', 'keep_history', 'hide_skins'])
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return {
    showAdult: row?.show_adult === 1,
    entireWork: row?.entire_work === 1,
    keepHistory: row?.keep_history !== 0,
    hideSkins: row?.hide_skins === 1,
  }
}

export async function setPreferences(trx: Transaction, userId: number, wanted: Preferences): Promise<void> {
  const columns = {
    show_adult: bit(wanted.showAdult),
    entire_work: bit(wanted.entireWork),
    keep_history: bit(wanted.keepHistory),
    hide_skins: bit(wanted.hideSkins),
  }
  await trx
    .insertInto('preferences')
    .values({ user_id: userId, ...columns })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(columns))
    .execute()
}

/** @returns how pages look for the member, as the browser's cookie keeps it; empty for as it comes */
export async function lookOf(db: Db, userId: number): Promise<string> {
  const row = await db.selectFrom('preferences').select('look').where('user_id', '=', userId).executeTakeFirst()
  return printLook(parseLook(row?.look))
}

/** Keeps how pages look for the member, so that the next browser that they log in with knows. */
export async function keepLook(trx: Transaction, userId: number, look: string): Promise<void> {
  await trx
    .insertInto('preferences')
    .values({ user_id: userId, look })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ look }))
    .execute()
}

function bit(wanted: boolean): 0 | 1 {
  return wanted ? 1 : 0
}
