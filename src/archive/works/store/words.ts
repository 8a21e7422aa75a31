import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import {
  type Document,
  type Field,
  holding,
  type Phrase,
  writeManyWords,
  writeWords,
} from '../../../platform/db/words.ts'
import { keptWords, spellingsOf } from '../../../platform/text/stems.ts'
import { searchWords, searchWordsOfHtml } from '../../../platform/text/words.ts'
import type { Db, Transaction } from '../../../schema/index.ts'
import { ANONYMOUS } from './creators.ts'

const TABLE = 'work_words'
const SERIES_TABLE = 'series_words'
/** Words of notes and texts, by pieces of works; see {@link import('./pieces.ts')}. */
export const PIECES_TABLE = 'piece_words'

/** Where a work's words are kept apart from each other. */
export const WORD_FIELDS = { title: 'a', creators: 'b', tags: 'c', summary: 'd' } as const satisfies Readonly<
  Record<string, Field>
>
/** Where the words of its pieces are. */
export const PIECE_FIELDS = { notes: 'a', text: 'b' } as const satisfies Readonly<Record<string, Field>>

/** A part of a work whose words can be asked for. */
export type WordField = keyof typeof WORD_FIELDS | keyof typeof PIECE_FIELDS

/** Words in a row that somebody looks for, as {@link searchWords} gives them: in whatever form the language of a work gives
 * them, they are found by their stems. */
export interface SoughtWords {
  readonly words: readonly string[]
  /** whether the last word may be the beginning of a longer one */
  readonly open?: boolean
  /** where they must stand; anywhere when absent, titles of series among it */
  readonly field?: WordField
  /** not in the text of the story, where they may stand anywhere */
  readonly shallow?: boolean
}

/** Keeps the words of these works as they are now: title, bylines, tags, summary. To be called in the transaction that
 * changes one of them. */
export async function indexWords(trx: Transaction, workIds: readonly number[]): Promise<void> {
  if (workIds.length === 0) return
  const works = await trx
    .selectFrom('works')
    .select(['id', 'title', 'summary', 'anonymous', 'language'])
    .where('id', 'in', workIds)
    .execute()
  const creators = await creatorWords(trx, workIds)
  const tags = await tagWords(trx, workIds)
  for (const { id, anonymous, ...said } of works) {
    const names = anonymous === 1 ? [ANONYMOUS] : (creators.get(id) ?? [])
    await writeWords(trx, TABLE, id, wordsOf({ ...said, names, tags: tags.get(id) ?? [] }))
  }
}

/** What of a work is found by its words, as people read it. */
interface SaidOfWork {
  readonly title: string
  /** sanitised HTML */
  readonly summary: string
  readonly language: string
  /** in its byline: pen names, and logins that say something else */
  readonly names: readonly string[]
  readonly tags: readonly string[]
}

/** @returns the words that the index keeps of a work */
export function wordsOf({ title, summary, language, names, tags }: SaidOfWork): Document {
  return {
    a: [keptWords(searchWords(title), language)],
    b: names.map((name) => searchWords(name)),
    c: tags.map((tag) => keptWords(searchWords(tag), language)),
    d: [keptWords(searchWordsOfHtml(summary), language)],
  }
}

/** @returns what a pen name is found by */
export function namesOf({ name, login }: { readonly name: string; readonly login: string | null }): readonly string[] {
  return login && login !== name ? [name, login] : [name]
}

/** Keeps words of works that have none yet, as whoever made them knows them. */
export function keepWords(
  trx: Transaction,
  works: readonly { readonly id: number; readonly document: Document }[],
): Promise<void> {
  return writeManyWords(trx, TABLE, works)
}

/** The condition that a work, in a query that reads `works`, holds all of this. */
export function holdsWords(db: Db, all: readonly SoughtWords[]): Expression<SqlBool> {
  return sql<SqlBool>`(${sql.join(
    all.map((one) => holdsAWord(db, [one])),
    sql` and `,
  )})`
}

/** The condition that a work, in a query that reads `works`, holds one of these. */
export function holdsAWord(db: Db, some: readonly SoughtWords[]): Expression<SqlBool> {
  const ways = [
    ...inHeads(db, phrasesIn(some, WORD_FIELDS)),
    ...inPieces(db, phrasesIn(some, PIECE_FIELDS)),
    ...inSeries(db, some.filter(({ field }) => field === undefined).flatMap(plain)),
  ]
  return sql<SqlBool>`works.id in (${sql.join(ways, sql` union `)})`
}

/** The condition that a work, in a query that reads `works`, stands in a series whose title holds this. */
export function inSeriesWith(db: Db, sought: SoughtWords): Expression<SqlBool> {
  return sql<SqlBool>`works.id in (${sql.join(inSeries(db, plain(sought)), sql` union `)})`
}

/** The pieces of works whose story holds one of these, as a query for `in (…)`; undefined when none of them may stand there. */
export function piecesWith(db: Db, some: readonly SoughtWords[]): RawBuilder<{ readonly id: number }> | undefined {
  const inStories = some.filter(({ field, shallow }) => field === 'text' || (field === undefined && !shallow))
  const phrases = phrasesIn(
    inStories.map((sought) => ({ ...sought, field: 'text' })),
    PIECE_FIELDS,
  )
  return phrases.length === 0 ? undefined : holding(db, PIECES_TABLE, phrases)
}

function inHeads(db: Db, phrases: readonly Phrase[]): readonly RawBuilder<unknown>[] {
  return phrases.length === 0 ? [] : [holding(db, TABLE, phrases)]
}

function inPieces(db: Db, phrases: readonly Phrase[]): readonly RawBuilder<unknown>[] {
  if (phrases.length === 0) return []
  return [
    sql`select text_pieces.work_id as id from text_pieces where text_pieces.id in (${holding(db, PIECES_TABLE, phrases)})`,
  ]
}

/** A series tells who made its works. */
function inSeries(db: Db, phrases: readonly Phrase[]): readonly RawBuilder<unknown>[] {
  if (phrases.length === 0) return []
  return [
    sql`select series_works.work_id as id from series_works join works as standing on standing.id = series_works.work_id
      where standing.anonymous = 0 and series_works.series_id in (${holding(db, SERIES_TABLE, phrases)})`,
  ]
}

/** What is looked for in the parts of an index. Names of people and series belong to no language. */
function phrasesIn(
  some: readonly SoughtWords[],
  fields: Readonly<Partial<Record<WordField, Field>>>,
): readonly Phrase[] {
  return some.flatMap((sought) => {
    const { field, shallow = false } = sought
    if (field === 'creators') return fields.creators ? [{ ...plain(sought)[0], field: fields.creators } as Phrase] : []
    const places =
      field === undefined ? anywhere(fields, shallow) : [fields[field]].filter((place) => place !== undefined)
    return places.flatMap((place) =>
      spellingsOf(sought.words, sought.open).map((spelling) =>
        place === '' ? spelling : { ...spelling, field: place },
      ),
    )
  })
}

function anywhere(fields: Readonly<Partial<Record<WordField, Field>>>, shallow: boolean): readonly (Field | '')[] {
  return shallow && fields.notes ? [fields.notes] : ['']
}

function plain({ words, open }: SoughtWords): readonly Phrase[] {
  return [open ? { words, open } : { words }]
}

/** Keeps the words of these series' titles. To be called in the transaction that makes or changes them. */
export async function indexSeriesWords(
  trx: Transaction,
  series: readonly { readonly id: number; readonly title: string }[],
): Promise<void> {
  for (const { id, title } of series) await writeWords(trx, SERIES_TABLE, id, titleWords(title))
}

/** The same for series that have none yet, many at once. */
export function keepSeriesWords(
  trx: Transaction,
  series: readonly { readonly id: number; readonly title: string }[],
): Promise<void> {
  return writeManyWords(
    trx,
    SERIES_TABLE,
    series.map(({ id, title }) => ({ id, document: titleWords(title) })),
  )
}

function titleWords(title: string): Document {
  return { a: [searchWords(title)], b: [], c: [], d: [] }
}

type Texts = ReadonlyMap<number, readonly string[]>

async function creatorWords(trx: Transaction, workIds: readonly number[]): Promise<Texts> {
  const rows = await trx
    .selectFrom('creatorships')
    .innerJoin('pseuds', 'pseuds.id', 'creatorships.pseud_id')
    .leftJoin('users', 'users.id', 'pseuds.user_id')
    .select(['creatorships.work_id', 'pseuds.name', 'users.login'])
    .where('creatorships.work_id', 'in', workIds)
    .orderBy('creatorships.position')
    .execute()
  return gathered(rows.flatMap(({ work_id, ...pseud }) => namesOf(pseud).map((text) => ({ work_id, text }))))
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
  const texts = new Map<number, string[]>()
  for (const { work_id, text } of rows) {
    const known = texts.get(work_id)
    if (known) known.push(text)
    else texts.set(work_id, [text])
  }
  return texts
}
