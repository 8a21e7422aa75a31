import { sql } from 'kysely'
import { foldName } from '../../platform/text/fold.ts'
import type { Db } from '../../schema/index.ts'
import { bondFaults } from './bonds.ts'
import { collectionFaults } from './collections.ts'
import { counterFaults } from './counters.ts'
import { talkFaults } from './talk.ts'

const TAGS_AT_ONCE = 2000

/** What is wrong with series, accounts, tags and conversations, in sentences. */
export async function faultsAround(db: Db): Promise<readonly string[]> {
  return [
    ...(await seriesFaults(db)),
    ...(await pseudFaults(db)),
    ...(await synonymFaults(db)),
    ...(await tagFaults(db)),
    ...(await talkFaults(db)),
    ...(await collectionFaults(db)),
    ...(await bondFaults(db)),
    ...(await counterFaults(db)),
  ]
}

async function seriesFaults(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('series')
    .leftJoin('series_works', 'series_works.series_id', 'series.id')
    .select(({ fn }) => [
      'series.id',
      fn.count<number>('series_works.work_id').as('works'),
      fn.min('series_works.position').as('first'),
      fn.max('series_works.position').as('last'),
      fn.count<number>('series_works.position').distinct().as('places'),
    ])
    .groupBy('series.id')
    .having(({ or, eb, fn }) =>
      or([
        eb(fn.count('series_works.work_id'), '=', 0),
        eb(fn.min('series_works.position'), '<>', 1),
        eb(fn.max('series_works.position'), '<>', sql<number>`count(series_works.work_id)`),
        eb(fn.count('series_works.position').distinct(), '<>', fn.count('series_works.work_id')),
      ]),
    )
    .execute()
  return rows.map(({ id, works, first, last, places }) =>
    works === 0
      ? `series ${id} has no works`
      : `series ${id} has ${works} works on ${places} places from ${first} to ${last}`,
  )
}

async function pseudFaults(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('users')
    .leftJoin('pseuds', (join) => join.onRef('pseuds.user_id', '=', 'users.id').on('pseuds.is_default', '=', 1))
    .select(({ fn }) => ['users.login', fn.count<number>('pseuds.id').as('pseuds')])
    .groupBy('users.login')
    .having(({ eb, fn }) => eb(fn.count('pseuds.id'), '<>', 1))
    .execute()
  return rows.map(({ login, pseuds }) => `${login} has ${pseuds} default pseuds`)
}

async function synonymFaults(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('tags as synonym')
    .innerJoin('tags as canonical', 'canonical.id', 'synonym.merger_id')
    .select(['synonym.id', 'synonym.name', 'canonical.name as of'])
    .where(({ or, eb, ref }) =>
      or([
        eb('synonym.canonical', '=', 1),
        eb('canonical.canonical', '=', 0),
        eb('canonical.type', '<>', ref('synonym.type')),
      ]),
    )
    .execute()
  return rows.map(({ id, name, of }) => `tag ${id} (${name}) cannot be a synonym of ${of}`)
}

/** A name whose key is not its own would never be found again. */
async function tagFaults(db: Db): Promise<readonly string[]> {
  const faults: string[] = []
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('tags')
      .select(['id', 'name', 'name_key'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(TAGS_AT_ONCE)
      .execute()
    for (const { id, name, name_key } of rows)
      if (foldName(name) !== name_key) faults.push(`tag ${id} (${name}) is kept under "${name_key}"`)
    if (rows.length === 0) return faults
    last = rows.at(-1)?.id ?? last
  }
}
