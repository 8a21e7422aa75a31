import { type Expression, type SqlBool, sql } from 'kysely'
import {
  type Document,
  type Field,
  holdsAll,
  holdsAny,
  type Phrase,
  writeManyWords,
  writeWords,
} from '../../../platform/db/words.ts'
import { searchWords, searchWordsOfHtml } from '../../../platform/text/words.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { named } from '../visible.ts'
import { ANONYMOUS } from './creators.ts'

const TABLE = 'work_words'
const SERIES_TABLE = 'series_words'

/** Where a work's words are kept apart from each other. */
export const WORD_FIELDS = { title: 'a', creators: 'b', tags: 'c', summary: 'd' } as const satisfies Readonly<
  Record<string, Field>
>

/** Keeps the words of these works as they are now: title, bylines, tags, summary. To be called in the transaction that
 * changes one of them. */
export async function indexWords(trx: Transaction, workIds: readonly number[]): Promise<void> {
  if (workIds.length === 0) return
  const works = await trx
    .selectFrom('works')
    .select(['id', 'title', 'summary', 'anonymous'])
    .where('id', 'in', workIds)
    .execute()
  const creators = await creatorWords(trx, workIds)
  const tags = await tagWords(trx, workIds)
  for (const { id, title, summary, anonymous } of works) {
    await writeWords(trx, TABLE, id, {
      a: [searchWords(title)],
      b: anonymous === 1 ? [searchWords(ANONYMOUS)] : (creators.get(id) ?? []),
      c: tags.get(id) ?? [],
      d: [searchWordsOfHtml(summary)],
    })
  }
}

/** Keeps words of works that have none yet, as whoever made them knows them. */
export function keepWords(
  trx: Transaction,
  works: readonly { readonly id: number; readonly document: Document }[],
): Promise<void> {
  return writeManyWords(trx, TABLE, works)
}

/** The condition that a work, in a query that reads `works`, holds all these phrases. */
export function holdsWords(db: Db, phrases: readonly Phrase[]): Expression<SqlBool> {
  return holdsAll(db, TABLE, 'works.id', phrases)
}

/** The condition that a work, in a query that reads `works`, holds one of these phrases. */
export function holdsAWord(db: Db, phrases: readonly Phrase[]): Expression<SqlBool> {
  return holdsAny(db, TABLE, 'works.id', phrases)
}

/** Keeps the words of these series' titles. To be called in the transaction that makes or changes them. */
export async function indexSeriesWords(
  trx: Transaction,
  series: readonly { readonly id: number; readonly title: string }[],
): Promise<void> {
  for (const { id, title } of series)
    await writeWords(trx, SERIES_TABLE, id, { a: [searchWords(title)], b: [], c: [], d: [] })
}

/** The condition that a work, in a query that reads `works`, stands in a series whose title holds this phrase. */
export function inSeriesWith(db: Db, phrase: Phrase): Expression<SqlBool> {
  const titled = holdsAll(db, SERIES_TABLE, 'series_works.series_id', [phrase])
  return sql<SqlBool>`(${named} and works.id in (select series_works.work_id from series_works where ${titled}))`
}

type Texts = ReadonlyMap<number, readonly (readonly string[])[]>

async function creatorWords(trx: Transaction, workIds: readonly number[]): Promise<Texts> {
  const rows = await trx
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .leftJoin('users', 'users.id', 'pseuds.user_id')
    .select(['creatorships.work_id', 'pseuds.name', 'users.login'])
    .where('creatorships.work_id', 'in', workIds)
    .orderBy('creatorships.position')
    .execute()
  return gathered(
    rows.flatMap(({ work_id, name, login }) =>
      [name, ...(login && login !== name ? [login] : [])].map((text) => ({ work_id, text })),
    ),
  )
}

async function tagWords(trx: Transaction, workIds: readonly number[]): Promise<Texts> {
  const rows = await trx
    .selectFrom('taggings')
    .innerJoin('tags', 'tags.id', 'taggings.tag_id')
    .select(['taggings.work_id', 'tags.name as text'])
    .where('taggings.work_id', 'in', workIds)
    .orderBy('taggings.position')
    .execute()
  return gathered(rows)
}

function gathered(rows: readonly { readonly work_id: number; readonly text: string }[]): Texts {
  const texts = new Map<number, string[][]>()
  for (const { work_id, text } of rows) {
    const words = [...searchWords(text)]
    const known = texts.get(work_id)
    if (known) known.push(words)
    else texts.set(work_id, [words])
  }
  return texts
}
