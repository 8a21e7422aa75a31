import { type Expression, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../../platform/web/viewer.ts'
import type { Db } from '../../../schema/index.ts'
import { named, type SoughtWords, visibleTo } from '../../works/index.ts'
import type { AskedHolder, AskedLine } from './line.ts'
import { holdsInOrder } from './over.ts'

export const PEOPLE_A_PAGE = 40

/** Somebody who was found. */
export interface FoundPerson {
  readonly login: string
  /** their pen names, but the one that is called as they are */
  readonly pseuds: readonly string[]
  /** under their name, that the viewer may see */
  readonly works: number
}

/** People by the names that they go under, and by what they have written under one of them. */
const PERSON: AskedHolder = {
  words: (phrase) => (phrase.field === undefined || phrase.field === 'creators' ? isCalled(phrase) : undefined),
  creator: (pseudIds) =>
    pseudIds.length === 0
      ? sql<SqlBool>`1 = 0`
      : sql<SqlBool>`users.id in (select pseuds.user_id from pseuds where pseuds.id in (${sql.join(pseudIds)}))`,
  works: (condition) =>
    sql<SqlBool>`exists (select 1 from pseuds join creatorships on creatorships.pseud_id = pseuds.id
      join works on works.id = creatorships.work_id where pseuds.user_id = users.id and ${named} and ${condition})`,
}

function isCalled(phrase: SoughtWords): Expression<SqlBool> {
  return sql<SqlBool>`(${holdsInOrder('users.login_key', phrase)} or exists (select 1 from pseuds where pseuds.user_id = users.id and ${holdsInOrder('pseuds.name_key', phrase)}))`
}

/** @param page 1 for the first
 * @returns those who are all of this: first who is called exactly so, then by name; nobody when nothing is asked */
export async function findPeople(
  db: Db,
  asked: AskedLine,
  viewer: Viewer,
  page: number,
): Promise<{ readonly total: number; readonly people: readonly FoundPerson[] }> {
  const condition = asked.over(PERSON)
  if (!condition) return { total: 0, people: [] }
  const found = db.selectFrom('users').where('users.email_confirmed_at', 'is not', null).where(condition)
  const { total } = await found.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const users = await found
    .select(['users.id', 'users.login'])
    .orderBy(sql`case when users.login_key = ${asked.line.toLowerCase()} then 0 else 1 end`)
    .orderBy('users.login_key')
    .limit(PEOPLE_A_PAGE)
    .offset((page - 1) * PEOPLE_A_PAGE)
    .execute()
  return { total, people: await withNames(db, users, viewer) }
}

async function withNames(
  db: Db,
  users: readonly { readonly id: number; readonly login: string }[],
  viewer: Viewer,
): Promise<readonly FoundPerson[]> {
  if (users.length === 0) return []
  const ids = users.map(({ id }) => id)
  const pseuds = await db
    .selectFrom('pseuds')
    .select(['user_id', 'name'])
    .where('user_id', 'in', ids)
    .orderBy('name_key')
    .execute()
  const counts = await db
    .selectFrom('works')
    .innerJoin('creatorships', 'creatorships.work_id', 'works.id')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select(['pseuds.user_id', sql<number>`count(distinct works.id)`.as('works')])
    .where('pseuds.user_id', 'in', ids)
    .where(named)
    .where(visibleTo(viewer))
    .groupBy('pseuds.user_id')
    .execute()
  const works = new Map(counts.map((row) => [row.user_id, Number(row.works)]))
  return users.map(({ id, login }) => ({
    login,
    pseuds: pseuds.filter((one) => one.user_id === id && one.name !== login).map(({ name }) => name),
    works: works.get(id) ?? 0,
  }))
}
