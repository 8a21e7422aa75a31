import { z } from 'zod'
import { foldName } from '../../platform/text/fold.ts'
import { type AccountPart, byIds, type Coming, kindOf, type Owner, shape } from '../belongings/index.ts'
import { namedWorks, visibleTo } from '../works/index.ts'

const NOT_HERE = 'The work is not here.'
const AT_ONCE = 200

const readingRecord = z.object({
  of: shape.about,
  first_at: shape.instant,
  last_at: shape.instant,
  visits: shape.count,
  chapters: shape.count.describe('posted chapters when it was last opened'),
})

const history = kindOf({
  name: 'history',
  says: 'A work that the member has opened.',
  tables: ['readings'],
  record: readingRecord,
  key: ({ of }) => String(of.id),
  async *read(owner) {
    const { db, userId } = owner
    const rows = await db.selectFrom('readings').selectAll().where('user_id', '=', userId).orderBy('work_id').execute()
    const told = new Map(rows.map((row) => [row.work_id, row]))
    for await (const { id, of } of named(owner, [...told.keys()])) {
      const row = told.get(id)
      if (row) yield { of, first_at: row.first_at, last_at: row.last_at, visits: row.visits, chapters: row.chapters }
    }
  },
  async bring(coming, record) {
    const work_id = await workHere(coming, record.of)
    if (work_id === undefined) return { became: 'left', why: NOT_HERE }
    const { first_at, last_at, visits, chapters } = record
    const row = await coming.trx
      .insertInto('readings')
      .values({ user_id: coming.userId, work_id, first_at, last_at, visits, chapters })
      .onConflict((conflict) => conflict.doNothing())
      .returning('work_id')
      .executeTakeFirst()
    return { became: row ? 'new' : 'known' }
  },
})

const placeRecord = z.object({
  of: shape.about,
  device: shape.line.describe('names a browser or machine'),
  device_name: shape.line,
  chapter: shape.id.nullable(),
  chapter_number: shape.count,
  block: shape.line.describe('id of the paragraph; empty for the beginning of the chapter'),
  before: shape.line,
  offset: shape.count.describe('thousandths of the paragraph that are read'),
  through: shape.count.describe('thousandths of the chapter that lie before'),
  noted_at: shape.instant,
})

const places = kindOf({
  name: 'places',
  says: 'Where the member is in a work, for each browser or machine.',
  tables: ['places'],
  record: placeRecord,
  key: ({ of, device }) => `${of.id} ${device}`,
  async *read(owner) {
    const { db, userId } = owner
    const rows = await db
      .selectFrom('places')
      .selectAll()
      .where('user_id', '=', userId)
      .orderBy('work_id')
      .orderBy('device')
      .execute()
    const told = Map.groupBy(rows, ({ work_id }) => work_id)
    for await (const { id, of } of named(owner, [...told.keys()]))
      for (const { user_id: _, work_id: __, chapter_id, ...row } of told.get(id) ?? [])
        yield { of, ...row, chapter: chapter_id }
  },
  async bring(coming, { of, chapter, ...place }) {
    const work_id = await workHere(coming, of)
    if (work_id === undefined) return { became: 'left', why: NOT_HERE }
    const chapter_id = chapter === null ? null : (coming.own('chapters', chapter) ?? null)
    const row = await coming.trx
      .insertInto('places')
      .values({ user_id: coming.userId, work_id, chapter_id, ...place })
      .onConflict((conflict) => conflict.doNothing())
      .returning('work_id')
      .executeTakeFirst()
    return { became: row ? 'new' : 'known' }
  },
})

const laterRecord = z.object({ of: shape.about, since: shape.instant })

const later = kindOf({
  name: 'marked-for-later',
  says: 'A work that the member means to read.',
  tables: ['for_later'],
  record: laterRecord,
  key: ({ of }) => String(of.id),
  async *read(owner) {
    const { db, userId } = owner
    const rows = await db.selectFrom('for_later').selectAll().where('user_id', '=', userId).orderBy('work_id').execute()
    const since = new Map(rows.map((row) => [row.work_id, row.since]))
    for await (const { id, of } of named(owner, [...since.keys()])) yield { of, since: since.get(id) ?? '' }
  },
  async bring(coming, { of, since }) {
    const work_id = await workHere(coming, of)
    if (work_id === undefined) return { became: 'left', why: NOT_HERE }
    const row = await coming.trx
      .insertInto('for_later')
      .values({ user_id: coming.userId, work_id, since })
      .onConflict((conflict) => conflict.doNothing())
      .returning('work_id')
      .executeTakeFirst()
    return { became: row ? 'new' : 'known' }
  },
})

type About = z.output<typeof shape.about>

/** Works of anybody's, as they may be named; what is not shown any more is only a number. */
async function* named(
  { db, viewer, base }: Owner,
  ids: readonly number[],
): AsyncGenerator<{ readonly id: number; readonly of: About }> {
  yield* byIds(ids, AT_ONCE, async (some) => {
    const works = await namedWorks(db, some, viewer)
    return some.map((id) => {
      const work = works.get(id)
      const of: About = work
        ? { kind: 'work', id, title: work.title, by: work.by, address: base + work.address }
        : { kind: 'gone', id, title: '', by: '', address: '' }
      return { id, of }
    })
  })
}

async function workHere({ trx, viewer, userId, own, anybodys }: Coming, of: About): Promise<number | undefined> {
  if (of.id === null) return undefined
  const mine = own('works', of.id)
  const id = mine ?? (await anybodys('works', of.id))
  if (id === undefined) return undefined
  if (mine !== undefined) return mine
  const work = await trx
    .selectFrom('works')
    .select('works.title')
    .where('works.id', '=', id)
    .where(visibleTo({ ...viewer, id: userId }))
    .executeTakeFirst()
  return work && foldName(work.title) === foldName(of.title) ? id : undefined
}

/** What history and places give to an account that leaves. */
export const placePart: AccountPart = {
  kinds: [history, places, later],
  leftOut: {
    hits: 'kept for a day, so that each reader is counted once',
    chapter_hits: 'kept for a day, so that each reader is counted once',
  },
}
