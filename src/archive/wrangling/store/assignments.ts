import { sql } from 'kysely'
import { foldName } from '../../../platform/text/fold.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { type Tag, toTag } from '../../tags/index.ts'

/** A fandom and who looks after it. */
export interface Looked {
  readonly fandom: Tag
  /** logins, in alphabetical order */
  readonly wranglers: readonly string[]
}

export const FANDOMS_A_PAGE = 100

/** @returns the fandoms that the wrangler looks after, by name */
export async function fandomsOf(db: Db, userId: number): Promise<readonly Tag[]> {
  const rows = await db
    .selectFrom('wrangler_fandoms')
    .innerJoin('tags', 'tags.id', 'wrangler_fandoms.tag_id')
    .select(['tags.id', 'tags.type', 'tags.name', 'tags.path_name'])
    .where('user_id', '=', userId)
    .orderBy('tags.name_key')
    .execute()
  return rows.map(toTag)
}

/** Canonical fandoms by name, and who looks after each.
 * @param ask.term part of a name; empty for all
 * @param ask.after the folded name that the page before ended with */
export async function lookedAfter(
  db: Db,
  ask: { readonly term: string; readonly nobodys: boolean; readonly after: string },
): Promise<{ readonly fandoms: readonly Looked[]; readonly next: string | undefined }> {
  const part = `%${foldName(ask.term).replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'type', 'name', 'path_name', 'name_key'])
    .where('type', '=', 'fandom')
    .where('canonical', '=', 1)
    .where('name_key', '>', ask.after)
    .$if(ask.term !== '', (query) => query.where(sql<boolean>`name_key like ${part} escape '\\'`))
    .$if(ask.nobodys, (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(selectFrom('wrangler_fandoms').select('user_id').whereRef('wrangler_fandoms.tag_id', '=', 'tags.id')),
        ),
      ),
    )
    .orderBy('name_key')
    .limit(FANDOMS_A_PAGE + 1)
    .execute()
  const shown = rows.slice(0, FANDOMS_A_PAGE)
  const wranglers = await wranglersOf(
    db,
    shown.map(({ id }) => id),
  )
  return {
    fandoms: shown.map((row) => ({ fandom: toTag(row), wranglers: wranglers.get(row.id) ?? [] })),
    next: rows.length > FANDOMS_A_PAGE ? shown.at(-1)?.name_key : undefined,
  }
}

/** @returns the logins of those who look after each of the fandoms, by the fandom's number */
export async function wranglersOf(
  db: Db,
  fandomIds: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (fandomIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('wrangler_fandoms')
    .innerJoin('users', 'users.id', 'wrangler_fandoms.user_id')
    .select(['wrangler_fandoms.tag_id', 'users.login'])
    .where('tag_id', 'in', fandomIds)
    .orderBy('users.login_key')
    .execute()
  return new Map([...Map.groupBy(rows, ({ tag_id }) => tag_id)].map(([id, own]) => [id, own.map(({ login }) => login)]))
}

/** Only a canonical fandom can be taken; taken twice it is taken once. */
export async function takeFandom(trx: Transaction, userId: number, fandomId: number, now: Date): Promise<boolean> {
  const fandom = await trx
    .selectFrom('tags')
    .select(['type', 'canonical'])
    .where('id', '=', fandomId)
    .executeTakeFirst()
  if (fandom?.type !== 'fandom' || fandom.canonical !== 1) return false
  await trx
    .insertInto('wrangler_fandoms')
    .values({ user_id: userId, tag_id: fandomId, since: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

export async function leaveFandom(trx: Transaction, userId: number, fandomId: number): Promise<void> {
  await trx.deleteFrom('wrangler_fandoms').where('user_id', '=', userId).where('tag_id', '=', fandomId).execute()
}
