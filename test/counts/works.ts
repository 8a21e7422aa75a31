import { expect } from 'vitest'
import { urls } from '../../src/archive/urls.ts'
import type { Db } from '../../src/schema/index.ts'
import type { Visitor } from '../visitor.ts'
import { chapterFields } from './acts.ts'
import type { Crowd } from './crowd.ts'

/** Who may see a work, worked out from what was done to it. */
interface Standing {
  readonly members: boolean
  readonly guests: boolean
  readonly anonymous: boolean
}

/** A work is kept back, or unnamed, as long as one of its collections says so and its creator agrees; hidden as long as a measure stands. */
export async function standingOf(db: Db): Promise<ReadonlyMap<number, Standing>> {
  const works = await db.selectFrom('works').select(['id', 'restricted']).orderBy('id').execute()
  const items = await db.selectFrom('collection_items').selectAll().where('creator_says', '=', 'yes').execute()
  const measures = await db
    .selectFrom('measures')
    .innerJoin('cases', 'cases.id', 'measures.case_id')
    .select('cases.target_id')
    .where('measures.kind', '=', 'hide')
    .where('measures.lifted_at', 'is', null)
    .execute()
  const hidden = new Set(measures.map(({ target_id }) => target_id))
  return new Map(
    works.map(({ id, restricted }) => {
      const its = items.filter(({ work_id }) => work_id === id)
      const members = !hidden.has(id) && its.every(({ unrevealed }) => unrevealed === 0)
      const anonymous = its.some((item) => item.anonymous === 1)
      return [id, { members, guests: members && restricted === 0, anonymous }]
    }),
  )
}

/** @returns the accounts in the work's byline */
export async function creatorsOf(db: Db, workId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .select('pseuds.user_id')
    .where('creatorships.work_id', '=', workId)
    .execute()
  return new Set(rows.flatMap(({ user_id }) => user_id ?? []))
}

async function listedOn(browser: Visitor, address: string): Promise<readonly number[]> {
  const { text } = await browser.get(address)
  return [...text.matchAll(/<li id="work_(\d+)"/g)].map(([, id]) => Number(id)).toSorted((a, b) => a - b)
}

/** Every list holds what may be seen, at each of the processes: of everything, and of each collection. */
export async function listsAddUp({ house, people, collections }: Crowd): Promise<void> {
  const standing = await standingOf(house.db)
  const visible = (to: 'members' | 'guests') => [...standing].filter(([, work]) => work[to]).map(([id]) => id)
  const items = await house.db.selectFrom('collection_items').selectAll().where('agreed_at', 'is not', null).execute()
  for (const browser of people.at(-1)?.browsers ?? []) {
    await expect.poll(() => listedOn(browser, urls.works())).toEqual(visible('members'))
    for (const { id, name } of collections) {
      const inside = new Set(items.filter((item) => item.collection_id === id).map(({ work_id }) => work_id))
      const expected = visible('members').filter((work) => inside.has(work))
      expect(await listedOn(browser, urls.collectionWorks(name))).toEqual(expected)
    }
  }
  expect(await listedOn(house.guest(), urls.works())).toEqual(visible('guests'))
}

/** Nobody was told twice, or of their own, or without having followed anything; and of a chapter that is posted now exactly those are
 * told who follow the work, one who is named in its byline, or a collection that it is in. */
export async function followersAddUp(crowd: Crowd): Promise<void> {
  const { house, followers, works, people } = crowd
  const { db } = house
  for (const notice of await noticesAfter(db, 0)) {
    expect(followers.has(notice.user_id)).toBe(true)
    expect((await creatorsOf(db, notice.work_id)).has(notice.user_id)).toBe(false)
  }
  const last = await db.selectFrom('postings').select('id').orderBy('id', 'desc').executeTakeFirst()
  for (const [at, workId] of works.entries()) {
    const author = people[at]
    const posted = await author?.browsers[0]?.post(urls.newChapter(workId), chapterFields('The last.'), author.token)
    expect(posted?.status).toBe(303)
  }
  await crowd.workOff()
  const told = await noticesAfter(db, last?.id ?? 0)
  for (const workId of works) {
    const users = told.filter(({ work_id }) => work_id === workId).map(({ user_id }) => user_id)
    expect(users.toSorted((a, b) => a - b)).toEqual(await concernedBy(db, workId))
  }
}

function noticesAfter(db: Db, postingId: number) {
  return db
    .selectFrom('posting_notices')
    .innerJoin('postings', 'postings.id', 'posting_notices.posting_id')
    .select(['posting_notices.user_id', 'postings.work_id'])
    .where('postings.id', '>', postingId)
    .execute()
}

async function concernedBy(db: Db, workId: number): Promise<readonly number[]> {
  const { unrevealed, anonymous } = await db
    .selectFrom('works')
    .select(['unrevealed', 'anonymous'])
    .where('id', '=', workId)
    .executeTakeFirstOrThrow()
  if (unrevealed === 1) return []
  const creators = await creatorsOf(db, workId)
  const items = await db.selectFrom('collection_items').selectAll().where('work_id', '=', workId).execute()
  const inside = items.filter(({ agreed_at }) => agreed_at !== null).map(({ collection_id }) => collection_id)
  const followed = await db.selectFrom('subscriptions').selectAll().execute()
  const concerned = followed.filter(
    ({ work_id, author_id, collection_id }) =>
      work_id === workId || (anonymous === 0 && creators.has(author_id ?? 0)) || inside.includes(collection_id ?? 0),
  )
  const users = new Set(concerned.map(({ user_id }) => user_id).filter((id) => !creators.has(id)))
  return [...users].toSorted((a, b) => a - b)
}
