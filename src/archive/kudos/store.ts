import { randomBytes } from 'node:crypto'
import type { Viewer } from '../../platform/web/viewer.ts'
import type { Db, Transaction } from '../../schema/index.ts'
import { blockBetween } from '../distance/index.ts'
import { recipientsOf } from '../notices/index.ts'
import { moveCounter, visibleTo } from '../works/index.ts'
import { dayOf, guestKey, type KudosProblem } from './rules.ts'

/** Who thanks. */
export type Giver = { readonly viewer: Viewer; readonly network: string }

/** Leaves kudos on a work: once for each member, once a day for each guest's address.
 * @returns what speaks against it; undefined when they are left. Of two at the same instant, one hears `already` */
export async function leaveKudos(
  trx: Transaction,
  workId: number,
  { viewer, network }: Giver,
  now: Date,
): Promise<KudosProblem | undefined> {
  const creators = await creatorsFor(trx, workId, viewer)
  if (!creators) return 'gone'
  if (viewer.kind === 'member') {
    if (creators.includes(viewer.id)) return 'own'
    const block = await blockBetween(trx, viewer.id, creators)
    if (block) return `blocked-${block}`
  }
  const who =
    viewer.kind === 'member'
      ? { user_id: viewer.id, guest_key: null }
      : { user_id: null, guest_key: guestKey(network, await saltOf(trx, dayOf(now))) }
  const row = await trx
    .insertInto('kudos')
    .values({ work_id: workId, ...who, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return 'already'
  await moveCounter(trx, workId, 'kudos', 1, now)
  const told = await recipientsOf(trx, creators, 'kudos')
  if (told.length > 0)
    await trx
      .insertInto('kudos_news')
      .values(told.map(({ userId }) => ({ user_id: userId, kudos_id: row.id })))
      .execute()
  return undefined
}

/** @returns the accounts that a work is credited to; undefined when there is none that this viewer may see */
async function creatorsFor(trx: Transaction, workId: number, viewer: Viewer): Promise<readonly number[] | undefined> {
  const rows = await trx
    .selectFrom('works')
    .leftJoin('creatorships', 'creatorships.work_id', 'works.id')
    .leftJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select('pseuds.user_id')
    .where('works.id', '=', workId)
    .where(visibleTo(viewer))
    .execute()
  return rows.length === 0 ? undefined : [...new Set(rows.flatMap(({ user_id }) => user_id ?? []))]
}

async function saltOf(trx: Transaction, day: string): Promise<string> {
  const known = await trx.selectFrom('kudos_salts').select('salt').where('day', '=', day).executeTakeFirst()
  if (known) return known.salt
  await trx
    .insertInto('kudos_salts')
    .values({ day, salt: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { salt } = await trx.selectFrom('kudos_salts').select('salt').where('day', '=', day).executeTakeFirstOrThrow()
  return salt
}

/** Forgets what marked the guests of past days: their kudos stay, as a number. */
export async function forgetGuests(trx: Transaction, now: Date): Promise<void> {
  const today = dayOf(now)
  await trx
    .updateTable('kudos')
    .set({ guest_key: null })
    .where('guest_key', 'is not', null)
    .where('created_at', '<', today)
    .execute()
  await trx.deleteFrom('kudos_salts').where('day', '<', today).execute()
}

/** Who has thanked for a work. */
export interface Thanks {
  /** of members, the newest first */
  readonly names: readonly string[]
  readonly members: number
  readonly guests: number
}

/** @param all kudos of the work, as its counter says: only members are counted anew
 * @param from how many names to pass over, @param most so many names at most */
export async function thanksFor(db: Db, workId: number, all: number, from: number, most: number): Promise<Thanks> {
  if (all === 0) return { names: [], members: 0, guests: 0 }
  const { members } = await db
    .selectFrom('kudos')
    .select((count) => count.fn.countAll<number>().as('members'))
    .where('work_id', '=', workId)
    .where('user_id', 'is not', null)
    .executeTakeFirstOrThrow()
  const rows =
    members === 0
      ? []
      : await db
          .selectFrom('kudos')
          .innerJoin('users', 'users.id', 'kudos.user_id')
          .select('users.login')
          .where('kudos.work_id', '=', workId)
          .orderBy('kudos.id', 'desc')
          .limit(most)
          .offset(from)
          .execute()
  return { names: rows.map(({ login }) => login), members, guests: Math.max(0, all - members) }
}

/** @returns whether this member has thanked for the work already */
export async function hasThanked(db: Db, workId: number, userId: number): Promise<boolean> {
  const row = await db
    .selectFrom('kudos')
    .select('id')
    .where('work_id', '=', workId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}

/** @returns some of the members who have kudos to hear of */
export async function withNews(db: Db, most: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('kudos_news').select('user_id').distinct().orderBy('user_id').limit(most).execute()
  return rows.map(({ user_id }) => user_id)
}

/** What a digest says of one work. */
export interface WorkNews {
  readonly workId: number
  readonly title: string
  readonly names: readonly string[]
  readonly guests: number
}

/** Takes a member's news out of the table: they are told in this transaction, or not at all.
 * @returns by work, those with the most kudos first; works that readers cannot open any more are left out */
export async function takeNews(trx: Transaction, userId: number): Promise<readonly WorkNews[]> {
  const taken = await trx.deleteFrom('kudos_news').where('user_id', '=', userId).returning('kudos_id').execute()
  const works = new Map<number, { title: string; names: string[]; guests: number }>()
  for (let from = 0; from < taken.length; from += 500) {
    const rows = await trx
      .selectFrom('kudos')
      .innerJoin('works', 'works.id', 'kudos.work_id')
      .leftJoin('users', 'users.id', 'kudos.user_id')
      .select(['works.id', 'works.title', 'users.login'])
      .where(
        'kudos.id',
        'in',
        taken.slice(from, from + 500).map(({ kudos_id }) => kudos_id),
      )
      .where('works.posted_at', 'is not', null)
      .where('works.deleted_at', 'is', null)
      .orderBy('kudos.id')
      .execute()
    for (const { id, title, login } of rows) {
      const news = works.get(id) ?? { title, names: [], guests: 0 }
      if (login === null) news.guests++
      else news.names.push(login)
      works.set(id, news)
    }
  }
  const size = ({ names, guests }: { names: readonly string[]; guests: number }) => names.length + guests
  return [...works].map(([workId, news]) => ({ workId, ...news })).sort((a, b) => size(b) - size(a))
}
