import { sql } from 'kysely'
import type { Db } from '../../src/schema/index.ts'
import type { Query, Sort } from './mix.ts'

/** What the database says by itself. */
export interface SqlAnswer {
  readonly total: number
  readonly ids: readonly number[]
  readonly ms: number
}

const PAGE = 20
const TOP = 10
const TYPES = ['rating', 'warning', 'category', 'fandom', 'relationship', 'character', 'additional']
const COLUMNS: Readonly<Record<Sort, string>> = {
  updated: 'works.updated_at',
  posted: 'works.posted_at',
  words: 'works.word_count',
  kudos: 'work_counters.kudos',
  hits: 'work_counters.hits',
  bookmarks: 'work_counters.bookmarks',
  comments: 'work_counters.comments',
}

/** Asks the database for everything that the listing shows but the blurbs: the works that match are put into a table of
 * this connection, from which the page, the total and the ten most used tags of each type are read. */
export function askInSql(db: Db, query: Query): Promise<SqlAnswer> {
  return db.transaction().execute(async (trx) => {
    const began = performance.now()
    await sql.raw(`create temp table matching as ${matchingOf(query)}`).execute(trx)
    const counted = await sql.raw<{ total: number }>('select count(*) as total from matching').execute(trx)
    const page = await sql
      .raw<{ id: number }>(
        `select id from matching order by place desc, id desc limit ${PAGE} offset ${(query.page - 1) * PAGE}`,
      )
      .execute(trx)
    for (const type of TYPES) await sql.raw(facetOf(type)).execute(trx)
    const ms = performance.now() - began
    await sql.raw('drop table matching').execute(trx)
    return { total: counted.rows[0]?.total ?? 0, ids: page.rows.map(({ id }) => id), ms }
  })
}

function facetOf(type: string): string {
  return `select tags.id, tags.name, count(*) as uses from matching join taggings on taggings.work_id = matching.id
    join tags on tags.id = taggings.tag_id where tags.type = '${type}'
    group by tags.id, tags.name order by uses desc, tags.name limit ${TOP}`
}

/** Every value comes from the catalogue or from this bench: numbers, days and two languages. */
function matchingOf(query: Query): string {
  const { excluded } = query
  const out = [...excluded.fandoms, ...excluded.characters, ...excluded.additional, ...excluded.warnings]
  const conditions = [
    'works.posted_at is not null and works.deleted_at is null and works.restricted = 0',
    ...[...query.fandoms, ...query.relationships, ...query.additional, ...query.categories].map((id) => carries([id])),
    ...(query.ratings.length > 0 ? [carries(query.ratings)] : []),
    ...(out.length > 0
      ? [`not exists (select 1 from taggings where taggings.work_id = works.id and taggings.tag_id in (${out.join()}))`]
      : []),
    ...(query.language ? [`works.language = '${query.language}'`] : []),
    ...(query.complete ? ['works.complete = 1'] : []),
    ...(query.words ? [`works.word_count >= ${query.words[0]}`] : []),
    ...(query.words?.[1] === undefined ? [] : [`works.word_count <= ${query.words[1]}`]),
    ...(query.dates ? [`works.updated_at >= '${query.dates[0]}' and works.updated_at < '${query.dates[1]}U'`] : []),
  ]
  return `select works.id, ${COLUMNS[query.sort]} as place from works join work_counters on work_counters.work_id = works.id
    where ${conditions.join(' and ')}`
}

function carries(ids: readonly number[]): string {
  return `works.id in (select work_id from taggings where tag_id in (${ids.join()}))`
}
